/** Paints a convolution's matrix and the vectors beside it: zeros grey, equal weights in one colour. */

import { css, diverging } from '../../lib/colour.js';
import { entriesOf } from '../../lib/matrix.js';
import { cellForms } from '../../lib/numbers.js';
import { fitted } from '../looks.js';
import { cellPath, drawNumber, drawPixels, PICTURE_BELOW, pixels, prepare } from './canvas.js';

/** @typedef {import('../../lib/colour.js').Rgb} Rgb */
/** @typedef {import('../../lib/matrix.js').Layer} Layer */
/** @typedef {import('../../lib/palette.js').Palette} Palette */
/** @typedef {import('../geometry/measure.js').Box} Box */
/** @typedef {import('../../types.js').Pair} Pair */

/** Smaller cells than this (px) have no numbers. */
const NUMBERS_FROM = 17;
/** A number's size as a part of its cell's. */
const SIZE = 0.44;

/**
 * @typedef {object} Style
 * @property {Palette} palette
 * @property {string} family font of the numbers
 */

/**
 * The rows of one filter.
 * @param {HTMLCanvasElement} canvas
 * @param {Layer} layer
 * @param {number} filter
 * @param {{cells: Pair, box: Box & {across: number, down: number}}} whole
 * @param {Style & {limit: number}} style limit of the diverging scale
 */
export function paintMatrix(canvas, layer, filter, { cells, box }, { palette, family, limit }) {
  const context = prepare(canvas, box.width, box.height);
  const colourOf = (/** @type {number} */ weight) => diverging(weight, limit, palette);
  if (box.across !== box.down || box.across < PICTURE_BELOW) {
    drawPixels(context, asPicture(layer, filter, cells, box, { ground: palette.zero, colourOf }), {
      x: 0, y: 0, width: box.width, height: box.height,
    });
    return;
  }
  for (let row = 0; row < cells[0]; row += 1) {
    const entries = entriesOf(layer, filter, row);
    for (let col = 0; col < cells[1]; col += 1) {
      const weight = entries.get(col) ?? 0;
      paintCell(context, { x: col * box.across, y: row * box.down, pitch: box.across }, weight, {
        ground: colourOf(weight), family, isQuiet: !entries.has(col),
      });
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number, pitch: number}} cell
 * @param {number} value
 * @param {{ground: Rgb, family: string, isQuiet?: boolean}} style a quiet cell keeps its number to
 *   itself
 */
function paintCell(context, cell, value, { ground, family, isQuiet = false }) {
  cellPath(context, cell.x, cell.y, cell.pitch);
  context.fillStyle = css(ground);
  context.fill();
  if (cell.pitch < NUMBERS_FROM || isQuiet) return;
  const { text, size } = fitted(cellForms(value), cell.pitch - 2, Math.min(14, cell.pitch * SIZE));
  drawNumber(context, text, cell, { ground, size, family });
}

/**
 * One pixel for each entry, or for several where there are more than pixels: of the rows one is
 * shown, of its columns the largest.
 * @param {Layer} layer
 * @param {number} filter
 * @param {Pair} cells
 * @param {Box} box
 * @param {{ground: Rgb, colourOf: (weight: number) => Rgb}} colours
 * @returns {OffscreenCanvas}
 */
function asPicture(layer, filter, [rows, cols], { width, height }, { ground, colourOf }) {
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.min(cols, Math.round(width * ratio)), Math.min(rows, Math.round(height * ratio))];
  const shown = Array.from({ length: high }, (_, y) => {
    /** @type {Map<number, number>} */
    const line = new Map();
    for (const [column, weight] of entriesOf(layer, filter, Math.floor(((y + 0.5) * rows) / high))) {
      const x = Math.floor((column * wide) / cols);
      if (Math.abs(weight) > Math.abs(line.get(x) ?? 0)) line.set(x, weight);
    }
    return line;
  });
  return pixels(high, wide, (y, x) => {
    const weight = shown[y].get(x);
    return weight === undefined ? ground : colourOf(weight);
  });
}

/**
 * A vector along one axis.
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number>} values
 * @param {{box: Box, axis: 'across'|'down'}} place
 * @param {Style & {colourOf: (place: number) => Rgb, withNumbers?: boolean}} style
 */
export function paintVector(canvas, values, { box, axis }, { colourOf, family, withNumbers = true }) {
  const context = prepare(canvas, box.width, box.height);
  const { length } = values;
  const [long, thick] = axis === 'across' ? [box.width, box.height] : [box.height, box.width];
  const pitch = long / length;
  const at = (/** @type {number} */ place) => (axis === 'across' ? { x: place * pitch, y: 0 } : { x: 0, y: place * pitch });
  if (pitch < PICTURE_BELOW || Math.abs(pitch - thick) > 0.5) {
    const count = Math.min(length, Math.round(long * (window.devicePixelRatio || 1)));
    const shown = (/** @type {number} */ place) => colourOf(Math.floor(((place + 0.5) * length) / count));
    const picture = axis === 'across' ? pixels(1, count, (_, col) => shown(col)) : pixels(count, 1, (row) => shown(row));
    drawPixels(context, picture, { x: 0, y: 0, width: box.width, height: box.height });
    return;
  }
  for (let place = 0; place < length; place += 1) {
    paintCell(context, { ...at(place), pitch }, values[place], { ground: colourOf(place), family, isQuiet: !withNumbers });
  }
}
