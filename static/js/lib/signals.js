/**
 * Two functions of one variable, as an address and the server name them, and what a plot needs to
 * draw the second one turned and slid. Pure.
 */

/**
 * @typedef {{shape: 'box'|'triangle', from: number, to: number, height?: number}
 *   | {shape: 'gaussian', mean: number, sd: number, height?: number}
 *   | {shape: 'exponential', start: number, rate: number, height?: number}
 *   | {shape: 'impulses', start: number, period: number, count: number, height?: number}
 *   | {shape: 'samples', values: number[], start: number, spacing?: number}} Signal
 */
/** @typedef {'continuous'|'discrete'} Domain */

/** The names of the numbers of each shape, in the order an address has them. */
const NUMBERS = Object.freeze({
  box: ['from', 'to'],
  triangle: ['from', 'to'],
  gaussian: ['mean', 'sd'],
  exponential: ['start', 'rate'],
  impulses: ['start', 'period', 'count'],
});

/** @typedef {keyof typeof NUMBERS} ShapeName */

export const SHAPES = /** @type {ShapeName[]} */ (Object.keys(NUMBERS));

const BOUND = 1000;
const MOST = 200;

/** What the numbers of each shape must be, apart from being numbers. @type {Readonly<Record<ShapeName, (given: Record<string, number>) => boolean>>} */
const SOUND = Object.freeze({
  box: ({ from, to }) => to > from,
  triangle: ({ from, to }) => to > from,
  gaussian: ({ sd }) => sd > 0,
  exponential: ({ rate }) => rate > 0,
  impulses: ({ period, count }) => period > 0 && Number.isInteger(count) && count > 0,
});

/**
 * "box,0,2", or "samples,start,spacing,v,v,…" for what is drawn by hand.
 * @param {string} text
 * @returns {Signal|undefined}
 */
export function parseSignal(text) {
  const [shape, ...rest] = text.split(',');
  const numbers = rest.map((one) => (one.trim() === '' ? Number.NaN : Number(one)));
  if (numbers.some((one) => !(Math.abs(one) <= BOUND))) return undefined;
  if (shape === 'samples') return samplesOf(numbers);
  return shape in NUMBERS ? shapeOf(/** @type {ShapeName} */ (shape), numbers) : undefined;
}

/**
 * @param {number[]} numbers
 * @returns {Signal|undefined}
 */
function samplesOf([start, spacing, ...values]) {
  const fits = spacing > 0 && values.length > 0 && values.length <= MOST;
  return fits ? { shape: 'samples', start, spacing, values } : undefined;
}

/**
 * @param {ShapeName} shape
 * @param {number[]} numbers the last may be the height
 * @returns {Signal|undefined}
 */
function shapeOf(shape, numbers) {
  const names = NUMBERS[shape];
  if (numbers.length < names.length || numbers.length > names.length + 1) return undefined;
  const given = Object.fromEntries([...names, 'height'].slice(0, numbers.length).map((name, place) => [name, numbers[place]]));
  return SOUND[shape](given) ? /** @type {Signal} */ (/** @type {unknown} */ ({ shape, ...given })) : undefined;
}

/**
 * @param {Signal} signal
 * @returns {string} as `parseSignal` reads it
 */
export function printSignal(signal) {
  if (signal.shape === 'samples') {
    return ['samples', signal.start, signal.spacing ?? 1, ...signal.values].join(',');
  }
  const numbers = NUMBERS[signal.shape].map((name) => /** @type {Record<string, any>} */ (signal)[name]);
  if (signal.height !== undefined) numbers.push(signal.height);
  return [signal.shape, ...numbers].join(',');
}

/**
 * The values of g(x − t) at every t of a grid, out of those of g: turned round, and slid by x.
 * @param {readonly number[]} t evenly spaced
 * @param {readonly number[]} g at each t
 * @param {number} x on the grid
 * @returns {number[]} 0 where g is beyond the grid
 */
export function turnedAndSlid(t, g, x) {
  const step = t.length > 1 ? t[1] - t[0] : 1;
  return t.map((at) => g[Math.round((x - at - t[0]) / step)] ?? 0);
}

/**
 * @param {number} x
 * @param {readonly number[]} grid evenly spaced
 * @returns {number} the place of the nearest in it
 */
export function nearest(x, grid) {
  const step = grid.length > 1 ? grid[1] - grid[0] : 1;
  return Math.min(grid.length - 1, Math.max(0, Math.round((x - grid[0]) / step)));
}
