/** From a run and its arrays to what the stage draws, the way it is looked at. Pure. */

import { largestFinite } from '../lib/numbers.js';
import { asConvolution, asStamps, stretch } from '../lib/transposed.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').RunJson} RunJson */
/** @typedef {import('../types.js').TransposedView} TransposedView */
/** @typedef {{run: RunJson, input: NdArray, output: NdArray}} Built */
/** @typedef {Omit<Model, 'kernelName'>} Seen */

const KINDS = Object.freeze({
  conv2d: 'conv', conv_transpose2d: 'conv', max_pool2d: 'max', avg_pool2d: 'avg',
});
const RGB = Object.freeze(/** @type {Model['channels']} */ ([
  { name: 'R', hue: 'red' }, { name: 'G', hue: 'green' }, { name: 'B', hue: 'blue' },
]));
const GREY = Object.freeze(/** @type {Model['channels']} */ ([{ name: 'Y', hue: 'grey' }]));

/**
 * @param {Built} built
 * @param {TransposedView} view of a transposed convolution; nothing else has two
 * @returns {Seen}
 */
export function seenAs(built, view) {
  const { run, input, output } = built;
  const { operation } = run;
  const seen = /** @type {Seen} */ ({
    id: run.id,
    run,
    kind: KINDS[operation.op],
    transposed: null,
    mode: operation.op === 'conv2d' ? operation.mode : null,
    input,
    output,
    inputRange: run.input.range ?? [0, 255],
    outputMax: largestFinite(output.data),
    channels: [...(run.input_shape[0] === 3 ? RGB : GREY)],
    filters: operation.op.startsWith('conv') ? run.output_shape[0] : 1,
  });
  if (operation.op !== 'conv_transpose2d') return seen;
  const transposed = { ...seen, transposed: run };
  if (view === 'scatter') {
    return { ...transposed, id: `${run.id}/scatter`, kind: 'scatter', run: asStamps(run) };
  }
  // Over the stretched input it is a true convolution: the kernel is turned as it is laid on.
  return {
    ...transposed, run: asConvolution(run), mode: 'convolution', input: stretch(input, run.stride),
  };
}
