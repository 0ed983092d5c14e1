/** Paints one channel of the input: its padding hatched, its cells from black to the hue. */

import { css, mix, valueColour } from '../../lib/colour.js';
import { cellGap, paddingMode, rimOf, sourceCell } from '../../lib/grid.js';
import { formatCell } from '../../lib/numbers.js';
import { isInserted } from '../../lib/transposed.js';
import {
  cellPath, drawNumber, drawPixels, NUMBERS_FROM, numberSize, PICTURE_BELOW, pixels, prepare,
} from './canvas.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../lib/colour.js').Rgb} Rgb */
/** @typedef {import('../../lib/palette.js').Palette} Palette */
/** @typedef {import('../geometry/measure.js').GridBox} GridBox */

/** How far a cell that no window reads is faded towards the paper. */
const UNREAD = 0.62;

/** How far a cell in the padding is faded that copies one of the input. */
const COPIED = 0.5;

/**
 * @typedef {object} PlaneStyle
 * @property {Palette} palette
 * @property {string} family font of the numbers
 * @property {{rows: boolean[], cols: boolean[]}} read which rows and columns some window reads
 */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Model} model
 * @param {number} channel
 * @param {GridBox} box
 * @param {PlaneStyle} style
 */
export function paintPlane(canvas, model, channel, box, style) {
  const context = prepare(canvas, box.width, box.height);
  const [, height, width] = model.run.input_shape;
  const [top, bottom, left, right] = rimOf(model.run);
  const place = {
    x: left * box.pitch, y: top * box.pitch, width: width * box.pitch, height: height * box.pitch,
  };
  if (model.run.output_size?.axes.some((axis) => (axis.overhang ?? 0) > 0)) {
    context.fillStyle = css(style.palette.faint);
    context.fillRect(0, 0, box.width, box.height);
  }
  if (model.run.padding.some((side) => side > 0)) {
    paintPadding(context, {
      x: 0,
      y: 0,
      width: (left + width + right) * box.pitch,
      height: (top + height + bottom) * box.pitch,
      pitch: box.pitch,
    }, style.palette);
  }
  const values = model.input.data.subarray(channel * height * width, (channel + 1) * height * width);
  const valueAt = (/** @type {number} */ row, /** @type {number} */ col) => values[row * width + col];
  const isRead = (/** @type {number} */ row, /** @type {number} */ col) => (
    style.read.rows[row] && style.read.cols[col]
  );
  const { hue } = model.channels[channel];
  const scale = { range: model.inputRange, hue, palette: style.palette };
  const colourOf = (/** @type {number} */ row, /** @type {number} */ col) => {
    const colour = valueColour(valueAt(row, col), scale, box.pitch >= NUMBERS_FROM);
    return isRead(row, col) ? colour : mix(colour, style.palette.paper, UNREAD);
  };
  const isGap = insertedIn(model);
  if (paddingMode(model.run) !== 'zeros') paintCopies(context, model, box, { colourOf, style });
  context.clearRect(place.x, place.y, place.width, place.height);
  if (box.pitch < PICTURE_BELOW) {
    const ground = style.palette.paper;
    drawPixels(context, pixels(height, width, (row, col) => (
      isGap(row, col) ? ground : colourOf(row, col)
    )), place);
    return;
  }
  const size = box.pitch < NUMBERS_FROM ? 0 : numberSize(Array.from(values, formatCell), box.pitch);
  for (let row = 0; row < height; row += 1) {
    for (let col = 0; col < width; col += 1) {
      const cell = { x: place.x + col * box.pitch, y: place.y + row * box.pitch, pitch: box.pitch };
      if (isGap(row, col)) {
        hollow(context, cell, style.palette.line);
        continue;
      }
      const colour = colourOf(row, col);
      cellPath(context, cell.x, cell.y, cell.pitch);
      context.fillStyle = css(colour);
      context.fill();
      if (!isRead(row, col)) strike(context, cell, style.palette.muted);
      if (size > 0) {
        const text = formatCell(valueAt(row, col));
        drawNumber(context, text, cell, { ground: colour, size, family: style.family });
      }
    }
  }
}

/**
 * @param {Model} model
 * @returns {(row: number, col: number) => boolean} whether a cell is a zero put in between
 */
function insertedIn({ kind, transposed }) {
  if (!transposed || kind === 'scatter') return () => false;
  return (row, col) => isInserted(transposed.stride, row, col);
}

/**
 * A zero put in between two cells: nothing but an outline.
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number, pitch: number}} cell
 * @param {Rgb} colour
 */
function hollow(context, cell, colour) {
  const inset = Math.max(1, cell.pitch * 0.1);
  cellPath(context, cell.x + inset / 2, cell.y + inset / 2, cell.pitch - inset);
  context.strokeStyle = css(colour);
  context.lineWidth = 1;
  context.stroke();
}

/**
 * Padding that copies cells of the input, fainter than they are.
 * @param {CanvasRenderingContext2D} context
 * @param {Model} model
 * @param {GridBox} box
 * @param {{colourOf: (row: number, col: number) => Rgb, style: PlaneStyle}} look
 */
function paintCopies(context, model, box, { colourOf, style }) {
  const [, height, width] = model.run.input_shape;
  const [top, bottom, left, right] = model.run.padding;
  const [rows, cols] = [top + height + bottom, left + width + right];
  const faint = (/** @type {number} */ row, /** @type {number} */ col) => {
    const source = /** @type {[number, number]} */ (sourceCell(model.run, row - top, col - left));
    return mix(colourOf(...source), style.palette.paper, COPIED);
  };
  if (box.pitch < PICTURE_BELOW) {
    drawPixels(context, pixels(rows, cols, faint), {
      x: 0, y: 0, width: cols * box.pitch, height: rows * box.pitch,
    });
    return;
  }
  for (let row = 0; row < rows; row += 1) {
    for (let col = 0; col < cols; col += 1) {
      cellPath(context, col * box.pitch, row * box.pitch, box.pitch);
      context.fillStyle = css(faint(row, col));
      context.fill();
    }
  }
}

/**
 * Hatched cells.
 * @param {CanvasRenderingContext2D} context
 * @param {GridBox} box
 * @param {Palette} palette
 */
export function paintPadding(context, box, palette) {
  context.save();
  context.beginPath();
  context.rect(0, 0, box.width, box.height);
  context.clip();
  context.fillStyle = css(palette.zero);
  context.fillRect(0, 0, box.width, box.height);
  context.strokeStyle = css(palette.hatch);
  context.lineWidth = 1.4;
  context.beginPath();
  for (let x = -box.height; x < box.width; x += 6) {
    context.moveTo(x, box.height);
    context.lineTo(x + box.height, 0);
  }
  context.stroke();
  context.restore();
  if (box.pitch < PICTURE_BELOW) return;
  context.strokeStyle = css(palette.paper);
  context.lineWidth = Math.max(1, cellGap(box.pitch) * 0.8);
  context.beginPath();
  for (let x = box.pitch; x < box.width - 1; x += box.pitch) {
    context.moveTo(x, 0);
    context.lineTo(x, box.height);
  }
  for (let y = box.pitch; y < box.height - 1; y += box.pitch) {
    context.moveTo(0, y);
    context.lineTo(box.width, y);
  }
  context.stroke();
}

/**
 * The mark of a cell that is never read: struck through.
 * @param {CanvasRenderingContext2D} context
 * @param {{x: number, y: number, pitch: number}} cell
 * @param {Rgb} colour
 */
function strike(context, cell, colour) {
  const inset = Math.max(1.5, cell.pitch * 0.22);
  context.strokeStyle = css(colour);
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(cell.x + inset, cell.y + cell.pitch - inset);
  context.lineTo(cell.x + cell.pitch - inset, cell.y + inset);
  context.stroke();
}
