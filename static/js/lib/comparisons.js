/** What two walks over the same picture can differ in, and the other operation. Pure. */

import { pairOf } from './sides.js';

/** @typedef {import('../types.js').AskedOperation} AskedOperation */
/** @typedef {'stride'|'padding'|'padding_mode'|'dilation'|'mode'|'pooling'} Comparison */
/** @typedef {string|number|number[]} Value as the operation has it */
/** @typedef {'operation'|'no_padding'|'one_cell'|'dilated'} Reason why there is nothing to compare */

/**
 * @typedef {object} Compared
 * @property {Value} now what the page's own operation has
 * @property {(string|number)[]} others what the other one can have; never what the page's has
 * @property {string|number} usual the one of them that is taken where none is chosen
 */

const MOST_STRIDE = 4;
const MOST = 3;
const PADDING_MODES = Object.freeze(['zeros', 'reflect', 'replicate', 'circular']);
const MODES = Object.freeze(['correlation', 'convolution']);
/** The same windows, another rule. @type {Readonly<Record<string, string>>} */
const POOLS = Object.freeze({
  max_pool2d: 'avg_pool2d', avg_pool2d: 'max_pool2d',
  adaptive_max_pool2d: 'adaptive_avg_pool2d', adaptive_avg_pool2d: 'adaptive_max_pool2d',
});

/** What every operation may have, read where it is not known which one it is. @typedef {Record<string, any>} Loose */

/**
 * @param {Value} now
 * @param {readonly (string|number)[]} values
 * @param {string|number} usual where the page's own does not have it
 * @param {string|number} instead
 * @returns {Compared}
 */
function among(now, values, usual, instead) {
  const others = values.filter((value) => String(value) !== String(now));
  return { now, others, usual: others.includes(usual) ? usual : instead };
}

/** @param {number} low @param {number} high */
function span(low, high) {
  return Array.from({ length: high - low + 1 }, (_, place) => low + place);
}

/** @param {Value} padding @returns {boolean} */
function isNothing(padding) {
  return padding === 'valid' || [padding].flat().every((side) => side === 0);
}

/** @type {Readonly<Record<Comparison, (operation: Loose) => Compared|Reason>>} */
const READ = Object.freeze({
  stride: (operation) => {
    if (!['conv2d', 'max_pool2d', 'avg_pool2d', 'lp_pool2d'].includes(operation.op)) return 'operation';
    // A pool's stride is its window where nothing is said.
    const window = operation.op === 'conv2d' ? 2 : operation.kernel_size;
    const usual = typeof window === 'number' && window > 1 ? window : 2;
    const most = Math.max(MOST_STRIDE, usual);
    return among(operation.stride ?? window, span(1, most), 1, usual);
  },
  padding: (operation) => {
    if (!['conv2d', 'max_pool2d', 'avg_pool2d'].includes(operation.op)) return 'operation';
    const now = operation.padding ?? 0;
    if (operation.op === 'conv2d') return among(isNothing(now) ? 0 : now, span(0, MOST), 0, 1);
    const most = Math.min(...pairOf(operation.kernel_size)) >> 1;
    return most === 0 ? 'one_cell' : among(now, span(0, Math.min(most, MOST)), 0, 1);
  },
  padding_mode: ({ op, padding = 0, padding_mode: now = 'zeros', weight }) => {
    if (op !== 'conv2d') return 'operation';
    const isOneCell = weight[0][0].length === 1 && weight[0][0][0].length === 1;
    if (isNothing(padding) || (padding === 'same' && isOneCell)) return 'no_padding';
    return among(now, PADDING_MODES, 'zeros', 'reflect');
  },
  dilation: ({ op, dilation = 1, kernel_size: window, weight }) => {
    if (op !== 'conv2d' && op !== 'max_pool2d') return 'operation';
    const taps = op === 'conv2d' ? [weight[0][0].length, weight[0][0][0].length] : pairOf(window);
    return taps.every((side) => side === 1) ? 'one_cell' : among(dilation, span(1, MOST), 1, 2);
  },
  mode: ({ op, mode }) => (op === 'conv2d' ? among(mode, MODES, 'correlation', 'convolution') : 'operation'),
  pooling: ({ op, dilation = 1 }) => {
    if (!POOLS[op]) return 'operation';
    if (!pairOf(dilation).every((side) => side === 1)) return 'dilated';
    return among(op, [op, POOLS[op]], POOLS[op], POOLS[op]);
  },
});

/**
 * @param {AskedOperation} operation
 * @param {Comparison} what
 * @returns {Compared|Reason}
 */
export function compared(operation, what) {
  return READ[what](operation);
}

/**
 * @param {AskedOperation} operation
 * @param {Comparison} what that can be compared
 * @param {string|number} value
 * @returns {AskedOperation} the same, but for what is compared
 */
export function otherOperation(operation, what, value) {
  if (what !== 'pooling') return /** @type {AskedOperation} */ ({ ...operation, [what]: value });
  // What only one of both pools has is left out.
  const shared = Object.entries(operation).filter(([name]) => !['dilation', 'count_include_pad'].includes(name));
  return /** @type {AskedOperation} */ ({ ...Object.fromEntries(shared), op: value });
}

/**
 * How two outputs of the same shape differ.
 * @param {ArrayLike<number>} one
 * @param {ArrayLike<number>} other
 * @returns {number} of their cells; what only rounding makes is no difference
 */
export function differing(one, other) {
  let count = 0;
  for (let cell = 0; cell < one.length; cell += 1) if (!areClose(one[cell], other[cell])) count += 1;
  return count;
}

/** Of the larger of both: float64 has sixteen digits, and a sum of many products loses a few. */
const ROUNDING = 1e-10;

/**
 * @param {number} one
 * @param {number} other
 * @returns {boolean} whether there is nothing but rounding between them
 */
export function areClose(one, other) {
  return one === other || Math.abs(one - other) <= ROUNDING * Math.max(1, Math.abs(one), Math.abs(other));
}
