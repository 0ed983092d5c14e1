/** The kinds of operations, which have little in common but the walk. */

import { computed } from '@preact/signals';
import { settings } from './settings.js';

/** @typedef {import('./settings.js').OperationName} OperationName */
/** @typedef {'conv'|'pool'|'cells'|'dense'} Family cells: every cell by itself */

/** @type {readonly OperationName[]} */
export const POOLS = Object.freeze(['max_pool', 'avg_pool', 'lp_pool']);
/** @type {readonly OperationName[]} */
export const BETWEEN = Object.freeze([
  'relu', 'leaky_relu', 'sigmoid', 'tanh', 'softmax', 'batch_norm', 'flatten', 'dense', 'add',
]);

/** @type {import('@preact/signals').ReadonlySignal<Family>} */
export const family = computed(() => {
  if (settings.operation.value === 'dense') return 'dense';
  if (POOLS.includes(settings.operation.value)) return 'pool';
  return BETWEEN.includes(settings.operation.value) ? 'cells' : 'conv';
});

/** How the windows of the pool lie: the p-norm's only slide. */
export const windows = computed(
  () => (settings.operation.value === 'lp_pool' ? 'sliding' : settings.windows.value),
);
