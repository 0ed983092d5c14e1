/**
 * Paints input and output at picture scale: a pixel a cell, made once for a run and then copied,
 * enlarged as it is looked at.
 */

import { css, diverging, mix, valueColour } from '../../lib/colour.js';
import { paddingMode, sourceCell } from '../../lib/grid.js';
import { paintPadding } from './plane.js';
import { drawPixels, pixels, prepare } from './canvas.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../lib/colour.js').Rgb} Rgb */
/** @typedef {import('../../lib/palette.js').Palette} Palette */
/** @typedef {import('../geometry/measure.js').Box} Box */
/** @typedef {import('../geometry/measure.js').GridBox} GridBox */

/** How far a cell that no window reads is faded towards the paper, and one that is a copy. */
const UNREAD = 0.62;
const COPIED = 0.5;

/** From this side on, px, enlarged cells are told apart by lines. */
const LINES_FROM = 9;

/**
 * @typedef {object} InputPixels
 * @property {OffscreenCanvas} pixels of the input with the padding that holds copies
 * @property {import('../../types.js').Four} rim cells around the input that are pixels too
 */

/**
 * @param {Model} model
 * @param {{palette: Palette, read: {rows: boolean[], cols: boolean[]}}} style
 * @returns {InputPixels}
 */
export function inputPixels(model, { palette, read }) {
  const [, height, width] = model.run.input_shape;
  const hasCopies = paddingMode(model.run) !== 'zeros';
  const rim = hasCopies ? model.run.padding : /** @type {const} */ ([0, 0, 0, 0]);
  const colourOf = cellColours(model, palette);
  const colourAt = (/** @type {number} */ row, /** @type {number} */ col) => {
    const isInside = row >= 0 && col >= 0 && row < height && col < width;
    if (!isInside) {
      const source = /** @type {[number, number]} */ (sourceCell(model.run, row, col));
      return mix(colourOf(...source), palette.paper, COPIED);
    }
    const colour = colourOf(row, col);
    return read.rows[row] && read.cols[col] ? colour : mix(colour, palette.paper, UNREAD);
  };
  const [top, bottom, left, right] = rim;
  return {
    pixels: pixels(top + height + bottom, left + width + right, (row, col) => (
      colourAt(row - top, col - left)
    )),
    rim: [top, bottom, left, right],
  };
}

/**
 * @param {Model} model of one channel, or of red, green and blue
 * @param {Palette} palette
 * @returns {(row: number, col: number) => Rgb}
 */
function cellColours({ run, input, inputRange: range, channels }, palette) {
  const [, height, width] = run.input_shape;
  if (channels.length === 1) {
    const scale = { range, hue: channels[0].hue, palette };
    return (row, col) => valueColour(input.data[row * width + col], scale, false);
  }
  const size = height * width;
  const [low, high] = range;
  const byte = (/** @type {number} */ value) => (
    Math.min(255, Math.max(0, ((value - low) / (high - low || 1)) * 255))
  );
  return (row, col) => {
    const at = row * width + col;
    return [byte(input.data[at]), byte(input.data[at + size]), byte(input.data[at + 2 * size])];
  };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Box} frame
 * @param {GridBox} grid behind the frame, with the padding
 * @param {{source: InputPixels, model: Model, palette: Palette}} style
 */
export function paintInput(canvas, frame, grid, { source, model, palette }) {
  const context = prepare(canvas, frame.width, frame.height);
  const [, height, width] = model.run.input_shape;
  const [top, , left] = model.run.padding;
  context.save();
  context.translate(grid.x, grid.y);
  if (model.run.padding.some((side) => side > 0)) {
    paintPadding(context, { ...grid, x: 0, y: 0 }, palette);
  }
  const place = {
    x: (left - source.rim[2]) * grid.pitch,
    y: (top - source.rim[0]) * grid.pitch,
    width: source.pixels.width * grid.pitch,
    height: source.pixels.height * grid.pitch,
  };
  context.clearRect(place.x, place.y, place.width, place.height);
  drawPixels(context, source.pixels, place);
  paintLines(context, { x: left * grid.pitch, y: top * grid.pitch, rows: height, cols: width }, grid.pitch, palette);
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number, rows: number, cols: number}} cells
 * @param {number} pitch
 * @param {Palette} palette
 */
function paintLines(context, { x, y, rows, cols }, pitch, palette) {
  if (pitch < LINES_FROM) return;
  context.strokeStyle = css(palette.paper);
  context.globalAlpha = 0.35;
  context.lineWidth = 1;
  context.beginPath();
  for (let row = 1; row < rows; row += 1) {
    context.moveTo(x, y + row * pitch);
    context.lineTo(x + cols * pitch, y + row * pitch);
  }
  for (let col = 1; col < cols; col += 1) {
    context.moveTo(x + col * pitch, y);
    context.lineTo(x + col * pitch, y + rows * pitch);
  }
  context.stroke();
  context.globalAlpha = 1;
}

/**
 * @param {Model} model
 * @param {number} channel of the output
 * @param {{palette: Palette, limit: number}} style
 * @returns {OffscreenCanvas}
 */
export function outputPixels(model, channel, { palette, limit }) {
  const [, rows, cols] = model.run.output_shape;
  const values = model.output.data.subarray(channel * rows * cols, (channel + 1) * rows * cols);
  return pixels(rows, cols, (row, col) => diverging(values[row * cols + col], limit, palette));
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Box} frame
 * @param {GridBox} grid behind the frame
 * @param {{source: OffscreenCanvas, filled: number, palette: Palette}} style
 */
export function paintOutput(canvas, frame, grid, { source, filled, palette }) {
  const context = prepare(canvas, frame.width, frame.height);
  context.fillStyle = css(mix(palette.paper, palette.zero, 0.85));
  context.fillRect(0, 0, frame.width, frame.height);
  context.save();
  context.translate(grid.x, grid.y);
  const rows = Math.floor(filled / source.width);
  const rest = filled - rows * source.width;
  context.beginPath();
  context.rect(0, 0, grid.width, rows * grid.pitch);
  if (rest > 0) context.rect(0, rows * grid.pitch, rest * grid.pitch, grid.pitch);
  context.clip();
  drawPixels(context, source, { x: 0, y: 0, width: grid.width, height: grid.height });
  paintLines(context, { x: 0, y: 0, rows: source.height, cols: source.width }, grid.pitch, palette);
  context.restore();
}

/**
 * A few cells, each large enough to be told from its neighbours.
 * @param {HTMLCanvasElement} canvas
 * @param {number} side px
 * @param {{top: number, left: number, cells: number}} part of the input, in input coordinates
 * @param {{source: InputPixels, palette: Palette}} style
 */
export function paintLoupe(canvas, side, { top, left, cells }, { source, palette }) {
  const context = prepare(canvas, side, side);
  const pitch = side / cells;
  paintPadding(context, { x: 0, y: 0, width: side, height: side, pitch: 0 }, palette);
  context.save();
  context.translate((0 - left - source.rim[2]) * pitch, (0 - top - source.rim[0]) * pitch);
  const [width, height] = [source.pixels.width * pitch, source.pixels.height * pitch];
  context.clearRect(0, 0, width, height);
  drawPixels(context, source.pixels, { x: 0, y: 0, width, height });
  context.restore();
  paintLines(context, { x: 0, y: 0, rows: cells, cols: cells }, pitch, palette);
}
