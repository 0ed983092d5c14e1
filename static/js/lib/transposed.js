/**
 * A transposed convolution in cells: where the stamp of an input cell lands, and the plain
 * convolution over the stretched input that makes the same map. Pure.
 */

/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').RunJson} RunJson */
/** @typedef {import('./grid.js').Span} Span */

/** @type {Pair} */
const ONE = [1, 1];

/**
 * Weights with their first two axes changed over, group by group: from a convolution's
 * (C_out, C_in / groups, kH, kW) to its transpose's (C_in, C_out / groups, kH, kW), or back.
 * @template T
 * @param {T[][]} weight (A, B / groups, …)
 * @param {number} groups
 * @returns {T[][]} (B, A / groups, …)
 */
export function swapped(weight, groups) {
  const inGroup = weight.length / groups;
  const slots = weight[0].length;
  return Array.from({ length: slots * groups }, (_, row) => {
    const first = Math.floor(row / slots) * inGroup;
    return Array.from({ length: inGroup }, (__, slot) => weight[first + slot][row % slots]);
  });
}

/**
 * How many cells a dilated kernel spans, down and across.
 * @param {RunJson} run
 * @returns {Pair}
 */
export function spanOf({ kernel_size: kernel, dilation }) {
  return [dilation[0] * (kernel[0] - 1) + 1, dilation[1] * (kernel[1] - 1) + 1];
}

/**
 * The stamp of an input cell.
 * @param {RunJson} run of a transposed convolution
 * @param {number} row of the input
 * @param {number} col of the input
 * @returns {Span} in output coordinates; what lies outside of the output is cut off
 */
export function stampAt(run, row, col) {
  const [height, width] = spanOf(run);
  return {
    top: row * run.stride[0] - run.padding[0],
    left: col * run.stride[1] - run.padding[2],
    height,
    width,
  };
}

/**
 * The input cells whose stamps touch an output cell, as the smallest rectangle around them.
 * @param {RunJson} run of a transposed convolution
 * @param {number} row of the output
 * @param {number} col of the output
 * @returns {Span|null} in input coordinates, null where no stamp comes
 */
export function stampersOf(run, row, col) {
  const [first, last] = [stampers(run, 0, row), stampers(run, 1, col)];
  if (!first || !last) return null;
  return {
    top: first[0], left: last[0], height: first[1] - first[0] + 1, width: last[1] - last[0] + 1,
  };
}

/**
 * @param {RunJson} run
 * @param {0|1} axis
 * @param {number} place of the output
 * @returns {Pair|null} first and last input cell
 */
function stampers(run, axis, place) {
  const cells = [];
  for (let tap = 0; tap < run.kernel_size[axis]; tap += 1) {
    const cell = (place + run.padding[axis * 2] - tap * run.dilation[axis]) / run.stride[axis];
    if (Number.isInteger(cell) && cell >= 0 && cell < run.input_shape[axis + 1]) cells.push(cell);
  }
  return cells.length ? [Math.min(...cells), Math.max(...cells)] : null;
}

/**
 * How far the stamps reach beyond the output: what padding cuts off.
 * @param {RunJson} run of a transposed convolution
 * @returns {[number, number, number, number]} cells at the top, bottom, left, right
 */
export function cutOff(run) {
  const [, height, width] = run.input_shape;
  const [, outHeight, outWidth] = run.output_shape;
  const last = stampAt(run, height - 1, width - 1);
  return [
    Math.max(0, run.padding[0]),
    Math.max(0, last.top + last.height - outHeight),
    Math.max(0, run.padding[2]),
    Math.max(0, last.left + last.width - outWidth),
  ];
}

/**
 * Which rows and columns of the input have a stamp that padding leaves something of.
 * @param {RunJson} run of a transposed convolution
 * @returns {{rows: boolean[], cols: boolean[]}} a cell counts when its row and its column do
 */
export function stampingCells(run) {
  const axis = (/** @type {0|1} */ which) => Array.from({ length: run.input_shape[which + 1] }, (_, cell) => (
    Array.from({ length: run.kernel_size[which] }, (__, tap) => (
      cell * run.stride[which] - run.padding[which * 2] + tap * run.dilation[which]
    )).some((place) => place >= 0 && place < run.output_shape[which + 1])
  ));
  return { rows: axis(0), cols: axis(1) };
}

/**
 * An input with zeros put in between its cells.
 * @param {NdArray} input (C, H, W)
 * @param {readonly [number, number]} stride
 * @returns {NdArray} (C, (H − 1)·S + 1, (W − 1)·S + 1)
 */
export function stretch({ shape, data }, [down, across]) {
  const [channels, height, width] = shape;
  const [rows, cols] = [(height - 1) * down + 1, (width - 1) * across + 1];
  const stretched = new Float64Array(channels * rows * cols);
  for (let channel = 0; channel < channels; channel += 1) {
    for (let row = 0; row < height; row += 1) {
      for (let col = 0; col < width; col += 1) {
        const to = (channel * rows + row * down) * cols + col * across;
        stretched[to] = data[(channel * height + row) * width + col];
      }
    }
  }
  return { shape: [channels, rows, cols], data: stretched };
}

/**
 * Whether a cell of the stretched input holds a zero that was put in between.
 * @param {readonly [number, number]} stride
 * @param {number} row
 * @param {number} col
 * @returns {boolean}
 */
export function isInserted([down, across], row, col) {
  return row % down !== 0 || col % across !== 0;
}

/**
 * The same map as a plain convolution makes it: over the stretched input, one cell at a time, with
 * the kernel turned. Its padding is what the span leaves of the transposed one's, and may be
 * negative: then the outermost cells are never read.
 * @param {RunJson} run of a transposed convolution
 * @returns {RunJson}
 */
export function asConvolution(run) {
  const [channels, height, width] = run.input_shape;
  const [top, bottom, left, right] = run.padding;
  const [spanH, spanW] = spanOf(run);
  const [moreH, moreW] = run.output_padding ?? [0, 0];
  return {
    ...run,
    input_shape: [channels, (height - 1) * run.stride[0] + 1, (width - 1) * run.stride[1] + 1],
    stride: ONE,
    padding: [
      spanH - 1 - top, spanH - 1 - bottom + moreH, spanW - 1 - left, spanW - 1 - right + moreW,
    ],
    weight: run.weight && swapped(run.weight, run.groups),
  };
}

/**
 * The run as it is walked stamp by stamp: a window of one cell over the input as it is.
 * @param {RunJson} run of a transposed convolution
 * @returns {RunJson}
 */
export function asStamps(run) {
  return {
    ...run,
    kernel_size: ONE,
    stride: ONE,
    padding: [0, 0, 0, 0],
    dilation: ONE,
    weight: run.weight && swapped(run.weight, run.groups),
  };
}

/**
 * The output cell under the middle of an input cell's stamp.
 * @param {RunJson} run of a transposed convolution
 * @param {number} row of the input
 * @param {number} col of the input
 * @returns {Pair} inside the output
 */
export function middleOfStamp(run, row, col) {
  const stamp = stampAt(run, row, col);
  const [, height, width] = run.output_shape;
  return [
    within(stamp.top + ((stamp.height - 1) >> 1), height),
    within(stamp.left + ((stamp.width - 1) >> 1), width),
  ];
}

/**
 * The input cell whose stamp lies nearest to an output cell.
 * @param {RunJson} run of a transposed convolution
 * @param {number} row of the output
 * @param {number} col of the output
 * @returns {Pair} inside the input
 */
export function nearestStamper(run, row, col) {
  const [spanH, spanW] = spanOf(run);
  const [, height, width] = run.input_shape;
  return [
    within(Math.round((row + run.padding[0] - ((spanH - 1) >> 1)) / run.stride[0]), height),
    within(Math.round((col + run.padding[2] - ((spanW - 1) >> 1)) / run.stride[1]), width),
  ];
}

/**
 * @param {number} place
 * @param {number} size
 * @returns {number} 0 … size − 1
 */
function within(place, size) {
  return Math.min(Math.max(0, place), size - 1);
}
