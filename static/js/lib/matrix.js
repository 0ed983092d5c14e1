/**
 * A convolution as a matrix: one row an output cell of a filter, one column an input cell, channel by
 * channel. Most entries are zero, the others are the filter's weights over and over. Pure.
 */

import { sourceCell, tapCell, windowAt } from './grid.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Pair} Pair */

/**
 * What a tap of the kernel is in a row of the matrix.
 * @typedef {object} Tap
 * @property {number|null} column that it stands in; null in padding that holds zeros: it has none
 * @property {number} weight
 */

/** @typedef {Pick<Model, 'run'|'mode'>} Layer */

/**
 * @param {Layer} layer
 * @returns {Pair} rows of one filter, columns
 */
export function matrixShape({ run: { input_shape: [channels, height, width], output_shape: [, rows, cols] } }) {
  return [rows * cols, channels * height * width];
}

/**
 * The row of an output cell: the taps of each kernel, as the kernel is applied.
 * @param {Layer} layer
 * @param {number} filter
 * @param {number} row of the matrix: the output cell, counted along its rows
 * @returns {Tap[][]} one list a channel that the filter reads, in the kernel's order
 */
export function rowOf({ run, mode }, filter, row) {
  const [channels, height, width] = run.input_shape;
  const [filters, , cols] = run.output_shape;
  const window = windowAt(run, Math.floor(row / cols), row % cols);
  const slots = channels / run.groups;
  const first = Math.floor((filter * run.groups) / filters) * slots;
  const cells = Array.from({ length: run.kernel_size[0] * run.kernel_size[1] }, (_, tap) => (
    sourceCell(run, ...tapCell(run, window, tap))
  ));
  return Array.from({ length: slots }, (_, slot) => {
    const weights = (run.weight?.[filter]?.[slot] ?? []).flat();
    const applied = mode === 'convolution' ? weights.toReversed() : weights;
    return cells.map((cell, tap) => ({
      column: cell && ((first + slot) * height + cell[0]) * width + cell[1],
      weight: applied[tap],
    }));
  });
}

/**
 * The same as entries by their column. Where padding copies cells, taps may meet in one: their
 * weights add up.
 * @param {Layer} layer
 * @param {number} filter
 * @param {number} row of the matrix
 * @returns {Map<number, number>} weights by column; what is not there is zero
 */
export function entriesOf(layer, filter, row) {
  /** @type {Map<number, number>} */
  const entries = new Map();
  for (const { column, weight } of rowOf(layer, filter, row).flat()) {
    if (column !== null) entries.set(column, (entries.get(column) ?? 0) + weight);
  }
  return entries;
}

/**
 * The input cell of a column.
 * @param {Layer} layer
 * @param {number} column
 * @returns {[number, number, number]} channel, row, column
 */
export function cellOf({ run: { input_shape: [, height, width] } }, column) {
  const inChannel = column % (height * width);
  return [Math.floor(column / (height * width)), Math.floor(inChannel / width), inChannel % width];
}

/**
 * The zeros before, between and after the lines of a kernel in one channel's part of a row.
 * @param {Tap[]} taps of the channel
 * @param {number} across taps in a line of the kernel
 * @param {Pair} columns the first of the channel's, and the one after its last
 * @returns {(number|null)[]} one more than there are lines; null where that cannot be said: the
 *   lines do not follow one another, or have zeros inside
 */
export function zerosAround(taps, across, [from, to]) {
  const lines = Array.from({ length: taps.length / across }, (_, line) => (
    taps.slice(line * across, (line + 1) * across).flatMap(({ column }) => (column === null ? [] : [column]))
  ));
  const isPlain = lines.every((line) => line.every((column, place) => place === 0 || column === line[place - 1] + 1));
  let end = from;
  const zeros = lines.map((line) => {
    if (line.length === 0) return 0;
    const between = line[0] - end;
    end = line[line.length - 1] + 1;
    return between;
  });
  return [...zeros, to - end].map((count) => (isPlain && zeros.every((one) => one >= 0) ? count : null));
}

/** More taps than this are not laid down one by one only to be counted. */
const MOST_COUNTED = 400_000;

/**
 * How many entries of a filter's rows are not zero.
 * @param {Layer} layer
 * @param {number} filter
 * @returns {number|null} null where counting would take too long
 */
export function setEntries(layer, filter) {
  const { run } = layer;
  const [rows] = matrixShape(layer);
  const weights = (run.weight?.[filter] ?? []).flat(2);
  if (rows * weights.length > MOST_COUNTED) return null;
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    for (const weight of entriesOf(layer, filter, row).values()) count += Number(weight !== 0);
  }
  return count;
}
