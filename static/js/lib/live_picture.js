/** Maps as pixels, frame after frame into the same buffer. */

import { diverging } from './colour.js';

/** @typedef {import('./colour.js').Diverging} Diverging */
/** @typedef {import('../types.js').Pair} Pair */

/** Colours of a scale from zero to its end. */
const SHADES = 256;

/** Share of the largest |value| at which the colours end, as on the stage. */
const END = 0.78;

/** How much of the last frame's largest |value| a frame keeps: without it the colours would flicker. */
const KEPT = 0.96;

/**
 * @param {Diverging} palette
 * @param {Uint8ClampedArray} pixels red, green, blue, alpha; written by `paint`
 * @returns {(map: Float64Array) => void} paints the signed values of one map
 */
export function signedPainter(palette, pixels) {
  const shades = new Uint8ClampedArray(2 * SHADES * 3);
  for (let shade = 0; shade < SHADES; shade += 1) {
    shades.set(diverging(shade, SHADES - 1, palette), shade * 3);
    shades.set(diverging(-shade, SHADES - 1, palette), (SHADES + shade) * 3);
  }
  pixels.fill(255);
  let most = 0;
  return (map) => {
    let largest = 0;
    for (let at = 0; at < map.length; at += 1) largest = Math.max(largest, Math.abs(map[at]));
    most = Math.max(largest, most * KEPT);
    const step = most > 0 ? (SHADES - 1) / (most * END) : 0;
    for (let at = 0, to = 0; at < map.length; at += 1, to += 4) {
      const size = Math.min(SHADES - 1, Math.round(Math.abs(map[at]) * step));
      const from = (map[at] < 0 ? SHADES + size : size) * 3;
      pixels[to] = shades[from];
      pixels[to + 1] = shades[from + 1];
      pixels[to + 2] = shades[from + 2];
    }
  };
}

/**
 * @param {number} full the value of the full colour
 * @param {Uint8ClampedArray} pixels
 * @returns {(maps: Float64Array) => void} paints three maps as the red, green and blue of a picture
 */
export function colourPainter(full, pixels) {
  pixels.fill(255);
  return (maps) => {
    const plane = maps.length / 3;
    const level = 255 / full;
    for (let at = 0, to = 0; at < plane; at += 1, to += 4) {
      pixels[to] = maps[at] * level;
      pixels[to + 1] = maps[plane + at] * level;
      pixels[to + 2] = maps[2 * plane + at] * level;
    }
  };
}
