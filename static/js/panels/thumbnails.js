/** What a preset is, drawn small: its weights, or what it makes of the present picture. */

import { diverging } from '../lib/colour.js';
import { isBank } from '../state/layer.js';

/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').Preset} Preset */
/** @typedef {import('../lib/palette.js').Palette} Palette */

/**
 * A picture small enough to filter dozens of times.
 * @typedef {object} Source
 * @property {Float64Array[]} planes one a channel, side × side
 * @property {number} side
 * @property {Pair} range
 */

/** Side of a drawing in pixels; on the screen it takes half as many. */
const SIDE = 108;

/** Share of the largest |value| at which a map's colours end. */
const MAP_LIMIT = 0.6;

/**
 * The middle square of an input, with cells averaged where there are more than pixels.
 * @param {NdArray} input (C, H, W)
 * @param {Pair} range
 * @returns {Source}
 */
export function shrink(input, range) {
  const [channels, height, width] = input.shape;
  const square = Math.min(height, width);
  const side = Math.min(SIDE, square);
  const [top, left] = [(height - square) >> 1, (width - square) >> 1];
  const edges = Array.from({ length: side + 1 }, (_, i) => Math.round((i * square) / side));
  const planes = Array.from({ length: channels }, (_, channel) => {
    const plane = new Float64Array(side * side);
    const base = channel * height * width;
    for (let row = 0; row < side; row += 1) {
      for (let col = 0; col < side; col += 1) {
        let sum = 0;
        for (let y = edges[row]; y < edges[row + 1]; y += 1) {
          for (let x = edges[col]; x < edges[col + 1]; x += 1) {
            sum += input.data[base + (top + y) * width + left + x];
          }
        }
        const cells = (edges[row + 1] - edges[row]) * (edges[col + 1] - edges[col]);
        plane[row * side + col] = sum / cells;
      }
    }
    return plane;
  });
  return { planes, side, range };
}

/**
 * The correlation of a plane with a kernel, zeros around it, as large as the plane.
 * @param {Float64Array} plane side × side
 * @param {number} side
 * @param {number[][]} kernel
 * @returns {Float64Array}
 */
function correlate(plane, side, kernel) {
  const out = new Float64Array(side * side);
  const [down, across] = [(kernel.length - 1) >> 1, (kernel[0].length - 1) >> 1];
  kernel.forEach((weights, i) => weights.forEach((weight, j) => {
    if (weight === 0) return;
    const [dy, dx] = [i - down, j - across];
    const [rowFrom, rowTo] = [Math.max(0, -dy), Math.min(side, side - dy)];
    const [colFrom, colTo] = [Math.max(0, -dx), Math.min(side, side - dx)];
    for (let row = rowFrom; row < rowTo; row += 1) {
      const from = (row + dy) * side + dx;
      for (let col = colFrom; col < colTo; col += 1) {
        out[row * side + col] += weight * plane[from + col];
      }
    }
  }));
  return out;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Preset} preset of one kernel
 * @param {Source} source
 * @param {Palette} colours
 */
export function paintResult(canvas, preset, source, colours) {
  if (isBank(preset.weight)) return;
  const kernel = preset.weight;
  const { side } = source;
  const maps = source.planes.map((plane) => correlate(plane, side, kernel));
  const pixel = preset.combine === 'sum' ? signed(maps, colours) : coloured(maps, source.range);
  paint(canvas, side, side, pixel);
}

/**
 * An array of the server as a picture.
 * @param {HTMLCanvasElement} canvas
 * @param {NdArray} array (C, H, W)
 * @param {{isSigned: boolean, range: Pair, colours: Palette}} style signed: one map on the
 *   diverging scale
 */
export function paintArray(canvas, { shape: [channels, height, width], data }, { isSigned, range, colours }) {
  const size = height * width;
  const maps = Array.from({ length: channels }, (_, channel) => data.subarray(channel * size, (channel + 1) * size));
  paint(canvas, width, height, isSigned ? signed(maps, colours) : coloured(maps, range));
}

/**
 * The channels added into one map, on the diverging scale.
 * @param {Float64Array[]} maps
 * @param {Palette} colours
 * @returns {(index: number) => ArrayLike<number>}
 */
function signed(maps, colours) {
  const sum = maps[0].map((_, i) => maps.reduce((total, map) => total + map[i], 0));
  const limit = MAP_LIMIT * sum.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return (index) => diverging(sum[index], limit, colours);
}

/**
 * Every channel for itself: a picture again.
 * @param {Float64Array[]} maps
 * @param {Pair} range
 * @returns {(index: number) => ArrayLike<number>}
 */
function coloured(maps, [low, high]) {
  const [red, green, blue] = maps.length === 3 ? maps : [maps[0], maps[0], maps[0]];
  const level = (/** @type {number} */ value) => ((value - low) / (high - low)) * 255;
  return (index) => [level(red[index]), level(green[index]), level(blue[index])];
}

/**
 * The weights as cells: a filter a column, a channel a row, where there are several.
 * @param {HTMLCanvasElement} canvas
 * @param {Preset} preset
 * @param {Palette} colours
 */
export function paintKernel(canvas, preset, colours) {
  const bank = isBank(preset.weight) ? preset.weight : [[preset.weight]];
  const [kernelH, kernelW] = [bank[0][0].length, bank[0][0][0].length];
  const limit = Math.max(...bank.flat(3).map(Math.abs));
  // A cell is left between two kernels.
  const height = bank[0].length * (kernelH + 1) - 1;
  const width = bank.length * (kernelW + 1) - 1;
  paint(canvas, width, height, (index) => {
    const [row, col] = [Math.floor(index / width), index % width];
    const kernel = bank[Math.floor(col / (kernelW + 1))][Math.floor(row / (kernelH + 1))];
    const weight = kernel[row % (kernelH + 1)]?.[col % (kernelW + 1)];
    return weight === undefined ? colours.card : diverging(weight, limit * 1.1, colours);
  });
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} width
 * @param {number} height
 * @param {(index: number) => ArrayLike<number>} pixel
 */
export function paint(canvas, width, height, pixel) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = new ImageData(width, height);
  for (let i = 0; i < width * height; i += 1) {
    image.data.set(pixel(i), i * 4);
    image.data[i * 4 + 3] = 255;
  }
  canvas.width = width;
  canvas.height = height;
  context.putImageData(image, 0, 0);
}
