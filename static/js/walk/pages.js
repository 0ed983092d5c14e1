/**
 * Which pages of step records a place in the walk needs. Pure: no fetching, no keeping.
 */

/** @typedef {import('../types.js').Model} Model */

/** At most this many records a page, and at most about this many numbers in it. */
const PAGE = 100;
const NUMBERS = 40_000;

/**
 * How many grids a record holds; what is not named here holds some of every channel.
 * @type {Partial<Record<import('../types.js').Kind, number>>}
 */
const GRIDS = { max: 1, avg: 1, lp: 2, flatten: 1 };

/**
 * How many records a page of this run holds: fewer where a record is large, so that reading one
 * never holds up the walk.
 * @param {Model} model
 * @returns {number} 1…100
 */
export function pageSize(model) {
  const [kernelH, kernelW] = (model.transposed ?? model.run).kernel_size;
  const maps = model.kind === 'scatter' ? 2 * model.run.output_shape[0] : 3 * model.run.input_shape[0];
  const numbers = (GRIDS[model.kind] ?? maps) * kernelH * kernelW + 10;
  return Math.max(1, Math.min(PAGE, Math.floor(NUMBERS / numbers)));
}

/**
 * The indices of the step records shown at a place: one for a convolution or a stamp, one a channel
 * for pooling.
 * @param {Model} model
 * @param {number} position
 * @returns {number[]}
 */
export function indicesAt(model, position) {
  if (model.kind === 'conv' || model.kind === 'scatter' || model.kind === 'flatten') return [position];
  const [channels, height, width] = model.run.output_shape;
  return Array.from({ length: channels }, (_, channel) => channel * height * width + position);
}

/**
 * The pages that hold those records.
 * @param {Model} model
 * @param {number} position
 * @param {number} size records a page
 * @returns {number[]} page numbers without repetition
 */
export function pagesAt(model, position, size) {
  return [...new Set(indicesAt(model, position).map((index) => Math.floor(index / size)))];
}
