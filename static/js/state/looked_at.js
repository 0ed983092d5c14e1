/** How the operation is looked at: some have views besides the equation of a step. */

import { computed } from '@preact/signals';
import { isLayer } from '../lib/views.js';
import { model } from './run.js';
import { settings } from './settings.js';

/** @typedef {import('../types.js').View} View */

/**
 * Whether there is more than one view to choose from. What a person works out alone is hidden in
 * the equation only.
 */
export const hasViews = computed(() => settings.tryIt.value === null && (
  settings.operation.value === 'correlation' || settings.operation.value === 'convolution'
));

/**
 * The view of what is on the stage. Another operation is shown as an equation and leaves the choice
 * as it is, so that going there and back loses nothing.
 * @type {import('@preact/signals').ReadonlySignal<View>}
 */
export const view = computed(() => (
  model.value && isLayer(model.value) && settings.tryIt.value === null ? settings.view.value : 'equation'
));
