/**
 * Grid geometry: where cells lie, which cells a window covers, and which no window ever reads.
 * Rows and columns are 0-based; in the padding they are negative or past the end.
 */

/** @typedef {import('../types.js').RunJson} RunJson */
/** @typedef {{top: number, left: number, height: number, width: number}} Span */

/**
 * The window of an output cell, in input coordinates.
 * @param {RunJson} run
 * @param {number} row of the output
 * @param {number} col of the output
 * @returns {Span} height and width are the dilated kernel's; adaptive windows differ in theirs
 */
export function windowAt(run, row, col) {
  if (run.adaptive) {
    const [down, across] = run.adaptive.axes;
    const [top, bottom] = down.windows[row];
    const [left, right] = across.windows[col];
    return { top, left, height: bottom - top, width: right - left };
  }
  const [kernelH, kernelW] = run.kernel_size;
  const [stepH, stepW] = run.stride;
  const [gapH, gapW] = run.dilation;
  return {
    top: row * stepH - run.padding[0],
    left: col * stepW - run.padding[2],
    height: gapH * (kernelH - 1) + 1,
    width: gapW * (kernelW - 1) + 1,
  };
}

/**
 * The input cell that a tap of the kernel reads.
 * @param {RunJson} run
 * @param {Span} window
 * @param {number} tap flat index into the kernel
 * @returns {[number, number]} row, column
 */
export function tapCell(run, window, tap) {
  const kernelW = run.adaptive ? window.width : run.kernel_size[1];
  return [
    window.top + Math.floor(tap / kernelW) * run.dilation[0],
    window.left + (tap % kernelW) * run.dilation[1],
  ];
}

/**
 * The padding there is to see: a negative one leaves cells out and adds none.
 * @param {RunJson} run
 * @returns {import('../types.js').Four} top, bottom, left, right
 */
export function rimOf({ padding: [top, bottom, left, right] }) {
  return [Math.max(0, top), Math.max(0, bottom), Math.max(0, left), Math.max(0, right)];
}

/**
 * Which cell of an axis gives a place its value: in the padding the one that is copied there.
 * @param {number} place in input coordinates
 * @param {number} size of the axis
 * @param {import('../types.js').PaddingMode} mode not "zeros"
 * @returns {number} 0 … size − 1
 */
export function sourceIndex(place, size, mode) {
  const wrapped = (/** @type {number} */ period) => ((place % period) + period) % period;
  if (mode === 'circular') return wrapped(size);
  if (mode === 'reflect') return size - 1 - Math.abs(wrapped(Math.max(1, 2 * (size - 1))) - (size - 1));
  return Math.min(Math.max(place, 0), size - 1);
}

/**
 * Where the value of a cell comes from.
 * @param {RunJson} run
 * @param {number} row of the padded input, in input coordinates
 * @param {number} col
 * @returns {[number, number]|null} a cell of the input; null in padding that holds zeros
 */
export function sourceCell(run, row, col) {
  const [, height, width] = run.input_shape;
  if (row >= 0 && col >= 0 && row < height && col < width) return [row, col];
  const mode = paddingMode(run);
  if (mode === 'zeros') return null;
  return [sourceIndex(row, height, mode), sourceIndex(col, width, mode)];
}

/**
 * @param {RunJson} run
 * @returns {import('../types.js').PaddingMode} pooling pads with nothing, which is drawn as zeros are
 */
export function paddingMode({ operation }) {
  return (operation.op === 'conv2d' && operation.padding_mode) || 'zeros';
}

/**
 * Which rows (or columns) of an input axis some window reads; stride and dilation leave others
 * untouched.
 * @param {number} input length of the axis
 * @param {number} output length of the output's axis
 * @param {{kernel: number, stride: number, dilation: number, before: number}} options `before` is
 *   the padding in front
 * @returns {boolean[]} one for each cell of the axis
 */
export function readCells(input, output, { kernel, stride, dilation, before }) {
  const read = Array.from({ length: input }, () => false);
  for (let place = 0; place < output; place += 1) {
    for (let tap = 0; tap < kernel; tap += 1) {
      const cell = place * stride - before + tap * dilation;
      if (cell >= 0 && cell < input) read[cell] = true;
    }
  }
  return read;
}

/**
 * Both axes of a run at once.
 * @param {RunJson} run
 * @returns {{rows: boolean[], cols: boolean[]}} a cell is read when its row and its column are
 */
export function readPlane(run) {
  const [, height, width] = run.input_shape;
  const [, outHeight, outWidth] = run.output_shape;
  // Adaptive windows leave nothing out.
  if (run.adaptive) return { rows: Array(height).fill(true), cols: Array(width).fill(true) };
  const axis = (/** @type {0|1} */ which) => ({
    kernel: run.kernel_size[which],
    stride: run.stride[which],
    dilation: run.dilation[which],
    before: run.padding[which * 2],
  });
  return {
    rows: readCells(height, outHeight, axis(0)),
    cols: readCells(width, outWidth, axis(1)),
  };
}

/**
 * The output cells whose windows read an input cell: every row with every column.
 * @param {RunJson} run
 * @param {number} row of the input
 * @param {number} col of the input
 * @returns {{rows: number[], cols: number[]}}
 */
export function readersOf(run, row, col) {
  return { rows: readersAlong(run, 0, row), cols: readersAlong(run, 1, col) };
}

/**
 * @param {RunJson} run
 * @param {0|1} axis
 * @param {number} cell of the input
 * @returns {number[]} the output cells that read it
 */
function readersAlong(run, axis, cell) {
  if (run.adaptive) {
    const { windows } = run.adaptive.axes[axis];
    return windows.flatMap(([from, to], place) => (from <= cell && cell < to ? [place] : []));
  }
  const size = run.output_shape[axis + 1];
  const places = [];
  for (let tap = 0; tap < run.kernel_size[axis]; tap += 1) {
    const offset = cell + run.padding[axis * 2] - tap * run.dilation[axis];
    const place = offset / run.stride[axis];
    if (Number.isInteger(place) && place >= 0 && place < size) places.push(place);
  }
  return places;
}

/**
 * The output cell whose window lies nearest around an input cell.
 * @param {RunJson} run whose windows slide
 * @param {number} row of the input, or of its padding
 * @param {number} col
 * @returns {[number, number]} row and column of the output
 */
export function nearestWindow(run, row, col) {
  const { height, width } = windowAt(run, 0, 0);
  const near = (/** @type {number} */ place, /** @type {0|1} */ axis, /** @type {number} */ span) => {
    const cell = Math.round((place + run.padding[axis * 2] - ((span - 1) >> 1)) / run.stride[axis]);
    return Math.min(Math.max(0, cell), run.output_shape[axis + 1] - 1);
  };
  return [near(row, 0, height), near(col, 1, width)];
}

/**
 * The largest box of a grid's proportions inside a frame.
 * @param {number} rows
 * @param {number} cols
 * @param {number} maxHeight px
 * @param {number} maxWidth px
 * @returns {{pitch: number, height: number, width: number}} px; pitch is one cell with its gap
 */
export function fitGrid(rows, cols, maxHeight, maxWidth) {
  const pitch = Math.max(0, Math.min(maxHeight / rows, maxWidth / cols));
  return { pitch, height: pitch * rows, width: pitch * cols };
}

/**
 * The space left between cells: none where a cell is only a few pixels.
 * @param {number} pitch px
 * @returns {number} px
 */
export function cellGap(pitch) {
  if (pitch < 5) return 0;
  return pitch < 9 ? 1 : Math.min(2, pitch * 0.1);
}
