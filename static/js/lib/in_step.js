/**
 * Two walks over the same input, kept in step by place: where the window of the first stands, the
 * window of the second stands too, if it has one there. Pure.
 */

import { windowAt } from './grid.js';

/** @typedef {import('../types.js').Model} Model */

/**
 * Where the windows of a walk stand, in the order in which it goes over them.
 * @typedef {object} Places
 * @property {number} maps that are walked one after the other
 * @property {number[]} rows of the input in the middle of each row of windows
 * @property {number[]} cols
 */

/** @typedef {{position: number, isHere: boolean}} Followed position: −1 where the second has not begun */

/**
 * @param {Pick<Model, 'run'|'filters'>} model whose windows slide over its input
 * @returns {Places}
 */
export function placesOf({ run, filters }) {
  const [, height, width] = run.output_shape;
  const middle = (/** @type {number} */ begins, /** @type {number} */ length) => begins + ((length - 1) >> 1);
  return {
    maps: filters,
    rows: Array.from({ length: height }, (_, row) => {
      const window = windowAt(run, row, 0);
      return middle(window.top, window.height);
    }),
    cols: Array.from({ length: width }, (_, col) => {
      const window = windowAt(run, 0, col);
      return middle(window.left, window.width);
    }),
  };
}

/**
 * @param {number[]} places ascending
 * @param {number} place
 * @returns {number} the last that is not beyond it; −1 where there is none
 */
function lastUpTo(places, place) {
  let last = -1;
  while (last + 1 < places.length && places[last + 1] <= place) last += 1;
  return last;
}

/**
 * @param {Places} places
 * @returns {number} steps of the whole walk
 */
function lengthOf({ maps, rows, cols }) {
  return maps * rows.length * cols.length;
}

/**
 * @param {Places} first
 * @param {Places} second
 * @returns {boolean} whether their windows stand at the very same places
 */
function areAlike(first, second) {
  const same = (/** @type {number[]} */ one, /** @type {number[]} */ other) => (
    one.length === other.length && one.every((place, at) => place === other[at])
  );
  return first.maps === second.maps && same(first.rows, second.rows) && same(first.cols, second.cols);
}

/**
 * Where the second walk is while the first is at a step: at the same place, or, where it has no
 * window there, still at the last one it came by.
 * @param {Places} first
 * @param {Places} second
 * @param {number} position of the first
 * @returns {Followed}
 */
export function followed(first, second, position) {
  if (areAlike(first, second)) return { position, isHere: true };
  const [firstCols, cols] = [first.cols.length, second.cols.length];
  const each = first.rows.length * firstCols;
  const map = Math.floor(position / each);
  if (map >= second.maps) return { position: lengthOf(second) - 1, isHere: false };
  const inMap = position % each;
  const wanted = { row: first.rows[Math.floor(inMap / firstCols)], col: first.cols[inMap % firstCols] };
  const begins = map * second.rows.length * cols;
  const row = lastUpTo(second.rows, wanted.row);
  // Between two rows of windows the second has walked to the end of the one before.
  if (row < 0 || second.rows[row] !== wanted.row) return { position: begins + (row + 1) * cols - 1, isHere: false };
  const col = lastUpTo(second.cols, wanted.col);
  return { position: begins + row * cols + col, isHere: col >= 0 && second.cols[col] === wanted.col };
}

/**
 * The way back: the step of the first at which the second has come to a step of its own.
 * @param {Places} first
 * @param {Places} second
 * @param {number} position of the second
 * @returns {number} of the first; its last where the second never comes so far
 */
export function leading(first, second, position) {
  let low = 0;
  let high = lengthOf(first) - 1;
  // The second never goes back while the first goes on.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (followed(first, second, middle).position >= position) high = middle;
    else low = middle + 1;
  }
  return low;
}
