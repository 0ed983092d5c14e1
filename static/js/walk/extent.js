/** What a walk goes over, one step a cell. Pure. */

/** @typedef {import('../types.js').Model} Model */

/**
 * @param {Model} model
 * @returns {[number, number, number]} maps, rows, columns: a convolution's output; the one plane
 *   that all of a pool's channels share; or, stamp by stamp, the channels of the input; so it is
 *   where all of them go into one vector
 */
export function extentOf(model) {
  if (model.kind === 'scatter' || model.kind === 'flatten') return model.run.input_shape;
  const [, rows, cols] = model.run.output_shape;
  return [model.filters, rows, cols];
}
