/**
 * Paints an output map on which stamps add up: what padding cuts off hatched around it, cells that
 * no stamp has touched empty.
 */

import { css, diverging, mix } from '../../lib/colour.js';
import { cellForms } from '../../lib/numbers.js';
import { fitted } from '../looks.js';
import {
  cellPath, drawNumber, drawPixels, PICTURE_BELOW, pixels, prepare,
} from './canvas.js';
import { paintPadding } from './plane.js';

/** @typedef {import('../../lib/palette.js').Palette} Palette */

/** From this size up a cell shows its sum, in as many digits as it has room for. */
const NUMBERS_FROM = 18;

/**
 * @typedef {object} StampedCells
 * @property {number} rows
 * @property {number} cols
 * @property {(row: number, col: number) => number} valueAt
 * @property {(row: number, col: number) => number} touchesAt how many stamps lie on a cell
 * @property {boolean} isWhole whether nothing is to come, the bias neither
 */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {StampedCells} cells
 * @param {{width: number, height: number, pitch: number}} box with what is cut off
 * @param {object} style
 * @param {import('../../types.js').Four} style.cut cells at the top, bottom, left, right
 * @param {Palette} style.palette
 * @param {string} style.family
 * @param {number} style.limit of the diverging scale
 */
export function paintStamped(canvas, cells, box, { cut, palette, family, limit }) {
  const context = prepare(canvas, box.width, box.height);
  const { pitch } = box;
  if (cut.some((side) => side > 0)) paintPadding(context, { x: 0, y: 0, ...box }, palette);
  const [x, y] = [cut[2] * pitch, cut[0] * pitch];
  const [width, height] = [cells.cols * pitch, cells.rows * pitch];
  context.clearRect(x, y, width, height);
  const faint = mix(palette.paper, palette.zero, 0.85);
  const isEmpty = (/** @type {number} */ row, /** @type {number} */ col) => (
    !cells.isWhole && cells.touchesAt(row, col) === 0
  );
  const colourAt = (/** @type {number} */ row, /** @type {number} */ col) => (
    isEmpty(row, col) ? faint : diverging(cells.valueAt(row, col), limit, palette)
  );
  if (pitch < PICTURE_BELOW) {
    drawPixels(context, pixels(cells.rows, cells.cols, colourAt), { x, y, width, height });
    return;
  }
  for (let row = 0; row < cells.rows; row += 1) {
    for (let col = 0; col < cells.cols; col += 1) {
      const cell = { x: x + col * pitch, y: y + row * pitch, pitch };
      const ground = colourAt(row, col);
      cellPath(context, cell.x, cell.y, pitch);
      context.fillStyle = css(ground);
      context.fill();
      if (pitch < NUMBERS_FROM || isEmpty(row, col)) continue;
      const { text, size } = fitted(cellForms(cells.valueAt(row, col)), pitch - 2, pitch * 0.37);
      drawNumber(context, text, cell, { ground, size, family });
    }
  }
}
