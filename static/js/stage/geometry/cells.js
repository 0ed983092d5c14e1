/**
 * What is done to every cell by itself as a landscape: input → cell → formula → result → output, a
 * row a channel.
 */

import { fitGrid } from '../../lib/grid.js';
import { box, group, share } from './measure.js';
import { HEADED, planesOf, rowsOnly } from './wide.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Geometry} Geometry */

/** Side of the one cell and its least, at the design's size: its number is long after a layer. */
const CELL = 58;

/**
 * @param {Shape} shape
 * @param {number} width px
 * @param {number} height px
 * @returns {Geometry}
 */
export function wideCells(shape, width, height) {
  const { s, rows, frame, plane } = planesOf(shape, width, height, 0.3);
  const cell = Math.min(CELL * s, rows.row - frame);
  const x = share(
    {
      left: { ideal: 34 * s },
      plane: { ideal: plane.width, least: plane.width * 0.55 },
      connect: { ideal: 64 * s, least: 24 * s, spare: 2 },
      window: { ideal: cell + frame },
      gap: { ideal: 20 * s, least: 12 * s, spare: 1 },
      formula: { ideal: 232 * s, least: 160 * s, most: 276 * s, spare: 2 },
      arrow: { ideal: 48 * s, least: 28 * s, spare: 1 },
      chip: { ideal: 70 * s },
      between: { ideal: 30 * s, least: 12 * s, spare: 2 },
      out: { ideal: Math.max(plane.width, HEADED * s), least: Math.max(plane.width * 0.55, HEADED * s) },
      right: { ideal: 16 * s },
    },
    width,
  );
  const middle = rows.row / 2;
  const grid = fitGrid(shape.rows, shape.cols, rows.row, x.plane);
  const map = fitGrid(shape.out[0], shape.out[1], rows.row, x.out);
  const window = group(x.left + x.plane + x.connect, middle, shape.kernel, cell, frame);
  const formulaX = window.x + window.width + x.gap;
  const arrowX = formulaX + x.formula;
  const chip = box(arrowX + x.arrow, middle - 19 * s, x.chip, 38 * s);
  const mapX = chip.x + chip.width + x.between;
  const barTop = middle - Math.max(grid.height, map.height, window.height) / 2;
  const tall = Math.min(rows.row, 120 * s);
  const starts = [
    { key: 'input', x: x.left },
    { key: 'window', x: window.x + frame / 2 },
    { key: 'formula', x: formulaX },
    { key: 'output', x: mapX },
  ];
  const row = {
    height: rows.row,
    gap: rows.gap,
    bar: box(8 * s, barTop, 18 * s, rows.row - 2 * barTop),
    plane: { ...box(x.left, middle - grid.height / 2, grid.width, grid.height), pitch: grid.pitch },
    window,
    kernel: null,
    given: null,
    products: null,
    signs: [box(arrowX + 6 * s, middle, x.arrow - 14 * s, 0)],
    chip,
    note: box(formulaX, middle - tall / 2, x.formula, tall),
    map: { ...box(mapX, middle - map.height / 2, map.width, map.height), pitch: map.pitch },
  };
  return rowsOnly(shape, { starts, rows, row, room: { s, width, height, frame } });
}
