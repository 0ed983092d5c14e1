/** Numbers as the pixels of a canvas. */

import { diverging } from '../lib/colour.js';

/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../lib/palette.js').Palette} Palette */

/** Share of the largest |value| at which a map's colours end. */
const MAP_LIMIT = 0.6;

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
