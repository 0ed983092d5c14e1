/** A convolution as a matrix: of a signal, of a picture, and with the windows as columns. */

import { computed } from '@preact/signals';
import { table as tableCodec, weights as weightsCodec } from '../../../state/codecs.js';
import { integer, oneOf } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo, matrixOf } from '../../data.js';
import { brief } from '../../numbers.js';

export const WAYS = /** @type {const} */ (['signal', 'picture', 'im2col']);
export const MODES = /** @type {const} */ (['correlation', 'convolution']);
export const BOUNDS = Object.freeze({ kernel: 3, padding: 1 });

export const settings = Object.freeze({
  way: setting('way', /** @type {typeof WAYS[number]} */ ('signal'), oneOf(WAYS)),
  mode: setting('mode', /** @type {typeof MODES[number]} */ ('correlation'), oneOf(MODES)),
  kernel: setting('k', 3, integer(2, BOUNDS.kernel)),
  padding: setting('padding', 0, integer(0, BOUNDS.padding)),
  /** The output cell whose row is looked at. */
  row: setting('y', 1, integer(0, 99)),
});

export const { query, read } = tableOf(settings);

const SIGNAL = Object.freeze([[3, 1, 4, 1, 5, 9, 2, 6]]);
const PICTURE = Object.freeze([[3, 1, 4, 1], [5, 9, 2, 6], [5, 3, 5, 8], [9, 7, 9, 3]]);

/** @type {Readonly<Record<number, {signal: number[], picture: number[][]}>>} */
const KERNELS = Object.freeze({
  2: { signal: [2, -1], picture: [[2, -1], [1, 3]] },
  3: { signal: [2, -1, 3], picture: [[1, 0, -1], [2, 3, -2], [1, 0, -1]] },
});

/** What is asked: a signal, or a picture. */
function asked() {
  const { way, mode, kernel, padding } = settings;
  const isSignal = way.value === 'signal';
  const weights = KERNELS[kernel.value];
  return {
    operation: {
      op: isSignal ? 'conv1d' : 'conv2d', mode: mode.value, padding: padding.value,
      weight: [[isSignal ? weights.signal : weights.picture]],
    },
    input: { values: [isSignal ? SIGNAL[0] : PICTURE] },
  };
}

/** The numbers that go in, flattened, and the weights that its entries are of. */
export const numbers = computed(() => {
  const { input, operation } = asked();
  return { x: /** @type {number[]} */ (input.values.flat(2)), weights: /** @type {number[]} */ (operation.weight.flat(3)) };
});

export const { answer, refusal, retry } = answerTo(computed(asked), async (question, abort) => ({
  ...await matrixOf(question, abort), x: numbers.peek().x, weights: numbers.peek().weights, isTurned: question.operation.mode === 'convolution',
}));

/** The row that is looked at: of those there are. */
export const row = computed(() => Math.min(settings.row.value, (answer.value?.shape[0] ?? 1) - 1));

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
export const facts = computed(() => {
  const now = answer.value;
  if (!now) return {};
  return {
    matrix_rows: String(now.shape[0]),
    matrix_columns: String(now.shape[1]),
    matrix_zeros: String(now.zeros),
    matrix_entries: String(now.shape[0] * now.shape[1]),
    matrix_weights: String(now.distinct),
    matrix_y: brief(now.im2col?.output[0][row.value] ?? 0),
  };
});

export const explore = computed(() => {
  const { way, mode, kernel, padding } = settings;
  const isSignal = way.value === 'signal';
  const weights = KERNELS[kernel.value];
  const rim = isSignal ? `0,0,${padding.value},${padding.value}` : String(padding.value);
  return [
    `values=${tableCodec.print([isSignal ? [...SIGNAL] : [...PICTURE]])}`, `op=${mode.value}`, 'preset=own',
    `weights=${weightsCodec.print([[isSignal ? [weights.signal] : weights.picture]])}`, `padding=${rim}`, 'view=matrix', `step=${row.value + 1}`,
  ].join('&');
});
