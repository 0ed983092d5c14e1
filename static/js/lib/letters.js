/**
 * A step of a convolution in letters: which cell of the input a, and which of the kernel b, each tap
 * stands for. The kernel's cells are counted from its middle, as the field's formulas do. Pure.
 */

import { sourceCell, tapCell, windowAt } from './grid.js';

/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('./matrix.js').Layer} Layer */

/**
 * @typedef {object} LetterTap
 * @property {Pair} a row and column of the input; in the padding negative or past the end
 * @property {Pair|null} source the cell of the input that gives it its value; null where that is a
 *   zero of the padding
 * @property {Pair} b row and column of the kernel as given, from its middle
 */

/**
 * @param {number} taps along an axis
 * @returns {number} the middle one; of an even number the one before the middle
 */
function middleOf(taps) {
  return (taps - 1) >> 1;
}

/**
 * The taps of an output cell in the order in which they are multiplied, as the kernel is applied.
 * @param {Layer} layer
 * @param {number} row of the output
 * @param {number} col of the output
 * @returns {LetterTap[]}
 */
export function lettersOf({ run, mode }, row, col) {
  const [high, wide] = run.kernel_size;
  const window = windowAt(run, row, col);
  return Array.from({ length: high * wide }, (_, tap) => {
    const a = tapCell(run, window, tap);
    const given = mode === 'convolution' ? high * wide - 1 - tap : tap;
    return {
      a,
      source: sourceCell(run, ...a),
      b: [Math.floor(given / wide) - middleOf(high), (given % wide) - middleOf(wide)],
    };
  });
}

/**
 * The place (u, v) that the formula is about: where the kernel's middle, b(0, 0), meets the input.
 * @param {Layer} layer
 * @param {number} row of the output
 * @param {number} col of the output
 * @returns {Pair}
 */
export function middleCell({ run, mode }, row, col) {
  const { top, left } = windowAt(run, row, col);
  const along = (/** @type {number} */ start, /** @type {0|1} */ axis) => {
    const taps = run.kernel_size[axis];
    const tap = mode === 'convolution' ? taps - 1 - middleOf(taps) : middleOf(taps);
    return start + tap * run.dilation[axis];
  };
  return [along(top, 0), along(left, 1)];
}

/**
 * The sum as a formula of u and v.
 * @param {Layer} layer
 * @returns {string} such as "Σₘ Σₙ a(u − m, v − n) · b(m, n)"
 */
export function formulaOf({ run: { dilation }, mode }) {
  const sign = mode === 'convolution' ? '−' : '+';
  const [down, across] = dilation.map((gap) => (gap === 1 ? '' : String(gap)));
  return `Σₘ Σₙ a(u ${sign} ${down}m, v ${sign} ${across}n) · b(m, n)`;
}

/**
 * @param {Pair} place
 * @returns {string} "−1,0"
 */
export function placeText(place) {
  return place.join(',').replaceAll('-', '−');
}
