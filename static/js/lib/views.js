/** Which ways there are to look at a model. Pure. */

/** @typedef {import('../types.js').Model} Model */

/**
 * @param {Model} model
 * @returns {boolean} whether kernels slide over its channels, so that it can be seen as a whole
 */
export function isLayer({ kind, transposed, dense }) {
  return kind === 'conv' && !transposed && !dense;
}
