/** What every painter of cells on a canvas needs. */

import { cellGap } from '../../lib/grid.js';
import { css, inkOn } from '../../lib/colour.js';
import { fontFor } from '../looks.js';

/** @typedef {import('../../lib/colour.js').Rgb} Rgb */
/** @typedef {import('../../lib/palette.js').Palette} Palette */

/** From this size up a cell shows its value. */
export const NUMBERS_FROM = 22;

/** Below this many pixels a cell is a pixel of a picture. */
export const PICTURE_BELOW = 4;

/**
 * Gives a canvas the device pixels of a size in CSS pixels, cleared.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width px
 * @param {number} height px
 * @returns {CanvasRenderingContext2D} in CSS pixels
 */
export function prepare(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(canvas.width / Math.max(1, width), 0, 0, canvas.height / Math.max(1, height), 0, 0);
  return context;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} pitch
 */
export function cellPath(context, x, y, pitch) {
  const gap = cellGap(pitch);
  const side = pitch - gap;
  context.beginPath();
  context.roundRect(x + gap / 2, y + gap / 2, side, side, Math.min(4, pitch * 0.09));
}

/**
 * A grid of values as a picture: one pixel a value.
 * @param {number} rows
 * @param {number} cols
 * @param {(row: number, col: number) => Rgb} colourOf
 * @returns {OffscreenCanvas}
 */
export function pixels(rows, cols, colourOf) {
  const picture = new OffscreenCanvas(cols, rows);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (picture.getContext('2d'));
  const image = context.createImageData(cols, rows);
  let at = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let col = 0; col < cols; col += 1) {
      const [r, g, b] = colourOf(row, col);
      image.data.set([r, g, b, 255], at);
      at += 4;
    }
  }
  context.putImageData(image, 0, 0);
  return picture;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {OffscreenCanvas} picture
 * @param {{x: number, y: number, width: number, height: number}} place px
 */
export function drawPixels(context, picture, place) {
  context.imageSmoothingEnabled = place.width < picture.width;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, place.x, place.y, place.width, place.height);
}

/**
 * One size for all the numbers of a grid, that the longest still fits.
 * @param {Iterable<string>} texts
 * @param {number} pitch px
 * @returns {number} px; 0 when they could not be read
 */
export function numberSize(texts, pitch) {
  let longest = '';
  for (const text of texts) if (text.length > longest.length) longest = text;
  return fontFor(longest, pitch - cellGap(pitch), Math.min(20, pitch * 0.37));
}

/**
 * The number in a cell of a canvas.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {{x: number, y: number, pitch: number}} cell
 * @param {{ground: Rgb, size: number, family: string}} style
 */
export function drawNumber(context, text, cell, { ground, size, family }) {
  if (size === 0) return;
  context.font = `${size}px ${family}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = css(inkOn(ground));
  context.fillText(text, cell.x + cell.pitch / 2, cell.y + cell.pitch / 2 + size * 0.36);
}
