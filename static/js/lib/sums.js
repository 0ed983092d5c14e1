/**
 * The sums that stand on the output while the stamps of a transposed convolution come down one by
 * one. They are added up here, in the order of the walk; going back starts again from nothing, so
 * that a place in the walk has the same numbers whichever way it was come to.
 */

import { stampAt } from './transposed.js';

/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').RunJson} RunJson */

/**
 * @typedef {object} Landed
 * @property {Float64Array} sums (C_out, H, W), without the bias
 * @property {Uint32Array} touches (groups, H, W): how many stamps lie on a cell
 */

/**
 * @param {RunJson} run of a transposed convolution, its weight (C_in, C_out / groups, kH, kW)
 * @param {NdArray} input (C_in, H, W)
 * @returns {(count: number) => Landed} the state after so many stamps; the arrays are the same ones
 *   every time
 */
export function runningSums(run, input) {
  const [maps, rows, cols] = run.output_shape;
  const landed = {
    sums: new Float64Array(maps * rows * cols),
    touches: new Uint32Array(run.groups * rows * cols),
  };
  let done = 0;
  return (count) => {
    if (count < done) {
      landed.sums.fill(0);
      landed.touches.fill(0);
      done = 0;
    }
    for (; done < count; done += 1) land(landed, run, input, done);
    return landed;
  };
}

/**
 * Adds one stamp.
 * @param {Landed} landed
 * @param {RunJson} run
 * @param {NdArray} input
 * @param {number} index of the stamp in the walk
 */
function land({ sums, touches }, run, { data }, index) {
  const [channels, height, width] = run.input_shape;
  const [, rows, cols] = run.output_shape;
  const channel = Math.floor(index / (height * width));
  const cell = index % (height * width);
  const { top, left } = stampAt(run, Math.floor(cell / width), cell % width);
  const group = Math.floor(channel / (channels / run.groups));
  const kernels = run.weight?.[channel] ?? [];
  eachTap(run, (tapRow, tapCol) => {
    const [row, col] = [top + tapRow * run.dilation[0], left + tapCol * run.dilation[1]];
    if (row < 0 || col < 0 || row >= rows || col >= cols) return;
    const place = row * cols + col;
    touches[group * rows * cols + place] += 1;
    kernels.forEach((kernel, slot) => {
      sums[(group * kernels.length + slot) * rows * cols + place] += data[index] * kernel[tapRow][tapCol];
    });
  });
}

/**
 * @param {RunJson} run
 * @param {(row: number, col: number) => void} visit
 */
function eachTap({ kernel_size: [height, width] }, visit) {
  for (let row = 0; row < height; row += 1) {
    for (let col = 0; col < width; col += 1) visit(row, col);
  }
}
