/** The numbers of a grid of cells: as many digits as can be read in all of them. */

import { formatCell } from '../../lib/numbers.js';
import { NUMBERS_FROM, numberSize } from './canvas.js';

/** From this many pixels numbers are read with ease; fewer digits are shown before smaller ones. */
const EASY = 9;

/**
 * As many digits as fit all cells in one size: significant ones, then places behind the point. What
 * is not zero is never written as zero.
 * @param {number[]} values
 * @param {number} pitch px
 * @returns {{texts: string[], size: number}}
 */
function readable(values, pitch) {
  let best = { texts: /** @type {string[]} */ ([]), size: 0 };
  for (const round of ROUNDED) {
    if (values.some((value) => value !== 0 && round(value) === 0)) continue;
    const texts = values.map((value) => formatCell(round(value)).replace(/^(−?)0\./, '$1.'));
    const size = numberSize(texts, pitch);
    if (size >= EASY) return { texts, size };
    if (size > best.size) best = { texts, size };
  }
  return best;
}

/** @param {number} digits */
const significant = (digits) => (/** @type {number} */ value) => {
  const whole = Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1;
  return Number(value.toPrecision(Math.max(digits, whole)));
};
/** @param {number} places */
const behind = (places) => (/** @type {number} */ value) => Number(value.toFixed(places));

const ROUNDED = Object.freeze([
  significant(4), significant(3), significant(2), behind(2), behind(1), behind(0),
]);

/**
 * @param {ArrayLike<number>} values
 * @param {number} cols
 * @param {{pitch: number, isRough: boolean}} cell
 * @returns {((row: number, col: number) => {text: string, size: number})|null} null where cells are
 *   too small for numbers
 */
export function numbersOf(values, cols, { pitch, isRough }) {
  if (pitch < NUMBERS_FROM) return null;
  if (isRough) {
    const { texts, size } = readable(Array.from(values), pitch);
    return (row, col) => ({ text: texts[row * cols + col], size });
  }
  // One size for all that the longest still fits.
  const size = numberSize(Array.from(values, formatCell), pitch);
  return (row, col) => ({ text: formatCell(values[row * cols + col]), size });
}
