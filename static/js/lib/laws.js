/**
 * Two laws of convolutions as questions to the server and as comparisons of its answers. Pure.
 * f is a patch of the picture, g the kernel; both are lists of rows.
 */

/** @typedef {import('../types.js').ConvMode} ConvMode */
/** @typedef {import('../types.js').ConvOperation} ConvOperation */
/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').StepRecord} StepRecord */
/** @typedef {number[][]} Grid */

/**
 * One map that is asked for: what slides over what.
 * @typedef {object} Question
 * @property {import('../types.js').ValuesInput} input
 * @property {ConvOperation} operation
 */

/**
 * Two numbers that are multiplied.
 * @typedef {object} Product
 * @property {Pair} cell of the input
 * @property {Pair} tap of the kernel as it was given, not turned
 * @property {number} value
 * @property {number} weight
 * @property {number} product
 */

/**
 * A kernel turned by 180°: what true convolution lays on the window.
 * @param {Grid} kernel (kH, kW)
 * @returns {Grid} (kH, kW)
 */
export function turned(kernel) {
  return kernel.map((row) => row.toReversed()).toReversed();
}

/** @param {Grid} grid @returns {Pair} rows, columns */
export function shapeOf(grid) {
  return [grid.length, grid[0].length];
}

/**
 * The middle of a grid that is too large to be read.
 * @param {Grid} grid
 * @param {number} most rows and columns that are kept
 * @returns {Grid}
 */
export function middleOf(grid, most) {
  const [rows, cols] = shapeOf(grid);
  const [height, width] = [Math.min(rows, most), Math.min(cols, most)];
  const [top, left] = [(rows - height) >> 1, (cols - width) >> 1];
  return grid.slice(top, top + height).map((row) => row.slice(left, left + width));
}

/**
 * One channel of an array as rows.
 * @param {NdArray} array (C, H, W)
 * @param {number} channel
 * @returns {Grid}
 */
export function planeOf({ shape: [, height, width], data }, channel) {
  return Array.from({ length: height }, (_, row) => (
    Array.from(data.subarray((channel * height + row) * width, (channel * height + row + 1) * width))
  ));
}

/**
 * @param {Grid} input
 * @param {Grid} kernel
 * @param {ConvMode} mode
 * @param {Pair} padding above and below, left and right
 * @returns {Question}
 */
function question(input, kernel, mode, padding) {
  return { input: { values: [input] }, operation: { op: 'conv2d', mode, weight: [[kernel]], padding } };
}

/** Every place where the two overlap at all. @param {Grid} kernel @returns {Pair} */
function full(kernel) {
  const [height, width] = shapeOf(kernel);
  return [height - 1, width - 1];
}

/**
 * f with g, and g with f, over every place where they overlap.
 * @param {Grid} f
 * @param {Grid} g
 * @param {ConvMode} mode
 * @returns {[Question, Question]}
 */
export function commuteQuestions(f, g, mode) {
  return [question(f, g, mode, full(g)), question(g, f, mode, full(f))];
}

/**
 * Correlation with K; convolution with K turned; convolution with K as it is.
 * @param {Grid} f
 * @param {Grid} kernel
 * @returns {[Question, Question, Question]}
 */
export function turnQuestions(f, kernel) {
  const padding = /** @type {Pair} */ (shapeOf(kernel).map((side) => side >> 1));
  return [
    question(f, kernel, 'correlation', padding),
    question(f, turned(kernel), 'convolution', padding),
    question(f, kernel, 'convolution', padding),
  ];
}

/**
 * How far two grids of one shape are apart.
 * @param {Grid} a
 * @param {Grid} b
 * @returns {{largest: number, isRounding: boolean}} the largest difference of two cells, and
 *   whether it is no more than float64 rounds away where sums are added up in another order
 */
export function difference(a, b) {
  let [largest, most] = [0, 0];
  a.forEach((row, i) => row.forEach((value, j) => {
    largest = Math.max(largest, Math.abs(value - b[i][j]));
    most = Math.max(most, Math.abs(value), Math.abs(b[i][j]));
  }));
  return { largest, isRounding: largest <= most * 1e-12 };
}

/** @param {Grid} kernel @returns {boolean} whether a half-turn leaves it as it is */
export function isSymmetric(kernel) {
  return difference(kernel, turned(kernel)).largest === 0;
}

/**
 * The pairs of numbers that a step multiplies, in its order; what meets the padding is none.
 * @param {StepRecord} record of a convolution of one channel
 * @param {ConvMode} mode
 * @returns {Product[]}
 */
export function productsOf({ window, padding_taps: padding, channels: [term] }, mode) {
  const { values, kernel = [], products = [] } = term;
  const [rows, cols] = shapeOf(values);
  const isPadding = new Set(padding.map(([row, col]) => row * cols + col));
  const isTurned = mode === 'convolution';
  return values.flatMap((line, row) => line.map((value, col) => ({
    place: row * cols + col,
    cell: /** @type {Pair} */ ([window.top + row, window.left + col]),
    tap: /** @type {Pair} */ (isTurned ? [rows - 1 - row, cols - 1 - col] : [row, col]),
    value,
    weight: kernel[row][col],
    product: products[row][col],
  }))).filter(({ place }) => !isPadding.has(place));
}

/**
 * The name of a pair of numbers, the same whichever of them is the kernel.
 * @param {Product} product
 * @param {boolean} [isSwapped] whether the kernel is f
 * @returns {string} the cell of f, the cell of g
 */
export function pairName({ cell, tap }, isSwapped = false) {
  return (isSwapped ? [tap, cell] : [cell, tap]).join('·');
}
