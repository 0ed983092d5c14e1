/**
 * Paints feature maps. A map is drawn twice, once empty and once full; how much of it is filled is
 * then a matter of copying, however many cells it has.
 */

import { css, diverging, mix, valueColour } from '../../lib/colour.js';
import {
  cellPath, drawNumber, drawPixels, NUMBERS_FROM, PICTURE_BELOW, pixels, prepare,
} from './canvas.js';
import { numbersOf } from './digits.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../lib/palette.js').Palette} Palette */
/** @typedef {import('../../lib/colour.js').Rgb} Rgb */
/** @typedef {{width: number, height: number, pitch: number}} Size */

/**
 * @typedef {object} MapTiles
 * @property {HTMLCanvasElement} full
 * @property {HTMLCanvasElement} empty
 */

/**
 * @param {Model} model
 * @param {number} channel of the output
 * @param {Size} size px
 * @param {{palette: Palette, family: string, limit: number}} style limit of the diverging scale
 * @returns {MapTiles}
 */
export function mapTiles(model, channel, size, { palette, family, limit }) {
  const [, rows, cols] = model.run.output_shape;
  const values = model.output.data.subarray(channel * rows * cols, (channel + 1) * rows * cols);
  if (model.kind === 'conv') return signedTiles(values, [rows, cols], size, { palette, family, limit });
  const colourOf = channelColours(model, channel, { palette, withNumbers: size.pitch >= NUMBERS_FROM });
  return gridTiles(values, [rows, cols], size, {
    palette, family, colourOf, isRough: Boolean(model.vectors?.output),
  });
}

/**
 * Signed values: zero is neutral.
 * @param {Float64Array} values
 * @param {[number, number]} cells rows and columns
 * @param {Size} size px
 * @param {{palette: Palette, family: string, limit: number}} style
 * @returns {MapTiles}
 */
export function signedTiles(values, cells, size, { palette, family, limit }) {
  const colourOf = (/** @type {number} */ value) => diverging(value, limit, palette);
  return gridTiles(values, cells, size, { palette, family, colourOf });
}

/**
 * @param {ArrayLike<number>} values row by row
 * @param {[number, number]} cells rows and columns
 * @param {Size} size px
 * @param {object} style
 * @param {Palette} style.palette
 * @param {string} style.family
 * @param {(value: number, place: number) => Rgb} style.colourOf
 * @param {boolean} [style.isRough] whether a number too long for its cell is rounded, not left out
 * @returns {MapTiles}
 */
export function gridTiles(values, cells, size, { palette, family, colourOf, isRough = false }) {
  const [, cols] = cells;
  const full = document.createElement('canvas');
  paintCells(full, cells, size, {
    colourAt: (row, col) => colourOf(values[row * cols + col], row * cols + col),
    numberAt: numbersOf(values, cols, { pitch: size.pitch, isRough }),
    family,
  });
  return { full, empty: emptyTile(cells, size, palette) };
}

/**
 * Cells that are not computed yet.
 * @param {[number, number]} cells rows and columns
 * @param {Size} size px
 * @param {Palette} palette
 * @returns {HTMLCanvasElement}
 */
export function emptyTile(cells, size, palette) {
  const empty = document.createElement('canvas');
  const faint = mix(palette.paper, palette.zero, 0.85);
  paintCells(empty, cells, size, { colourAt: () => faint, numberAt: null, family: '' });
  return empty;
}

/**
 * @param {Model} model of what is done channel by channel
 * @param {number} channel
 * @param {{palette: Palette, withNumbers: boolean}} look
 * @returns {(value: number) => Rgb}
 */
function channelColours(model, channel, { palette, withNumbers }) {
  const scale = { range: model.outputRange, hue: model.outputHues[channel], palette };
  return (value) => valueColour(value, scale, withNumbers);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {[number, number]} cells rows and columns
 * @param {Size} size
 * @param {object} style
 * @param {(row: number, col: number) => Rgb} style.colourAt
 * @param {((row: number, col: number) => {text: string, size: number})|null} style.numberAt size in
 *   px, 0 for none
 * @param {string} style.family
 */
function paintCells(canvas, [rows, cols], size, { colourAt, numberAt, family }) {
  const context = prepare(canvas, size.width, size.height);
  if (size.pitch < PICTURE_BELOW) {
    drawPixels(context, pixels(rows, cols, colourAt), {
      x: 0, y: 0, width: size.width, height: size.height,
    });
    return;
  }
  for (let row = 0; row < rows; row += 1) {
    for (let col = 0; col < cols; col += 1) {
      const cell = { x: col * size.pitch, y: row * size.pitch, pitch: size.pitch };
      const colour = colourAt(row, col);
      cellPath(context, cell.x, cell.y, cell.pitch);
      context.fillStyle = css(colour);
      context.fill();
      if (!numberAt) continue;
      const { text, size: font } = numberAt(row, col);
      drawNumber(context, text, cell, { ground: colour, size: font, family });
    }
  }
}

/**
 * Shows the first cells of a map full and the rest empty.
 * @param {HTMLCanvasElement} canvas
 * @param {MapTiles} tiles
 * @param {Size} size
 * @param {{cols: number, filled: number}} state
 */
export function paintFilled(canvas, tiles, size, { cols, filled }) {
  if (canvas.width !== tiles.full.width || canvas.height !== tiles.full.height) {
    canvas.width = tiles.full.width;
    canvas.height = tiles.full.height;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const ratio = canvas.width / size.width;
  const pitch = size.pitch * ratio;
  const rows = Math.floor(filled / cols);
  const rest = filled - rows * cols;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(tiles.empty, 0, 0);
  context.save();
  context.beginPath();
  context.rect(0, 0, canvas.width, Math.round(rows * pitch));
  context.rect(0, Math.round(rows * pitch), Math.round(rest * pitch), Math.ceil(pitch));
  context.clip();
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(tiles.full, 0, 0);
  context.restore();
}
