/** The two ways to look at a transposed convolution. Pure. */

import { asConvolution, asStamps, stretch } from '../lib/transposed.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').TransposedView} TransposedView */
/** @typedef {Omit<Model, 'kernelName'>} Seen */

/**
 * @param {Seen} model
 * @param {TransposedView} view of a transposed convolution; nothing else has two
 * @returns {Seen}
 */
export function seenAs(model, view) {
  const { run } = model;
  if (run.operation.op !== 'conv_transpose2d') return model;
  if (view === 'scatter') {
    return { ...model, id: `${run.id}/scatter`, kind: 'scatter', transposed: run, run: asStamps(run) };
  }
  // Over the stretched input it is a true convolution: the kernel is turned as it is laid on.
  return {
    ...model,
    transposed: run,
    run: asConvolution(run),
    mode: 'convolution',
    input: stretch(model.input, run.stride),
  };
}
