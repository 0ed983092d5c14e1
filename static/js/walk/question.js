/**
 * What is asked of a step that a person works out alone. The same step of the same run is always
 * asked the same, so an address says it all. Pure.
 */

import { turned } from '../lib/laws.js';
import { pickOne, randomFrom } from '../lib/random.js';
import { extentOf } from './extent.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').Quantity} Quantity */

/**
 * @typedef {object} Question
 * @property {Quantity} quantity
 * @property {number} position of the step in the walk
 * @property {number} channel a convolution: the input channel of a product or a sum; else the
 *   channel whose output is asked for
 * @property {Pair|null} tap of a product: row and column of the kernel as it is laid on
 * @property {string} key the same only for the same question
 */

/** Share of the questions that are about the edge, where the padding is. */
const EDGES = 0.4;

/**
 * @param {Model} model
 * @returns {readonly Quantity[]} what can be asked: a stamp writes no number and a flatten works none
 *   out, and only the products of a convolution can be done by hand
 */
export function quantitiesOf({ kind, dense }) {
  if (kind === 'scatter' || kind === 'flatten') return [];
  return kind === 'conv' && !dense ? ['product', 'sum', 'output'] : ['output'];
}

/**
 * @param {Model} model
 * @param {number} position
 * @param {Quantity} wanted what the operation does not have stands for its output
 * @returns {Question|null}
 */
export function questionAt(model, position, wanted) {
  const possible = quantitiesOf(model);
  if (possible.length === 0) return null;
  const quantity = possible.includes(wanted) ? wanted : 'output';
  const random = randomFrom(position * 3 + possible.indexOf(quantity));
  const key = `${model.id}@${position}@${quantity}`;
  if (model.kind !== 'conv') {
    const channel = Math.floor(random() * model.run.input_shape[0]);
    return { quantity, position, channel, tap: null, key };
  }
  const { slot, channel, kernel } = chosenKernel(model, position, random);
  const tap = quantity === 'product' ? tapOf(kernel(slot), random) : null;
  return { quantity, position, channel, tap, key };
}

/**
 * @param {Model} model of a convolution
 * @param {number} position
 * @param {() => number} random
 */
function chosenKernel({ run, filters, mode }, position, random) {
  const [, rows, cols] = run.output_shape;
  const filter = Math.floor(position / (rows * cols));
  const perGroup = run.input_shape[0] / run.groups;
  const slot = Math.floor(random() * perGroup);
  const start = Math.floor(filter / (filters / run.groups)) * perGroup;
  const kernel = (/** @type {number} */ of) => {
    const given = run.weight?.[filter]?.[of] ?? [[0]];
    return mode === 'convolution' ? turned(given) : given;
  };
  return { slot, channel: start + slot, kernel };
}

/**
 * A tap whose weight is more than nothing, where there is one: zero times anything is no question.
 * @param {number[][]} kernel as it is laid on
 * @param {() => number} random
 * @returns {Pair}
 */
function tapOf(kernel, random) {
  const taps = kernel.flatMap((row, i) => row.map((weight, j) => ({ weight, at: /** @type {Pair} */ ([i, j]) })));
  const telling = taps.filter(({ weight }) => weight !== 0);
  return pickOne(telling.length > 0 ? telling : taps, random).at;
}

/**
 * Another step to ask about: any, and more often than by chance one at the edge of the output.
 * @param {Model} model
 * @param {number} position the present one
 * @param {() => number} random
 * @returns {number}
 */
export function nextPosition(model, position, random) {
  const [maps, rows, cols] = extentOf(model);
  const total = maps * rows * cols;
  if (total < 2) return position;
  const map = Math.floor(random() * maps);
  let [row, col] = [Math.floor(random() * rows), Math.floor(random() * cols)];
  if (random() < EDGES) {
    const far = random() < 0.5 ? 0 : 1;
    if (random() < 0.5) row = far * (rows - 1);
    else col = far * (cols - 1);
  }
  const next = (map * rows + row) * cols + col;
  return next === position ? (next + 1) % total : next;
}
