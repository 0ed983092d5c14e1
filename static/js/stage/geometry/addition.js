/** An addition as a landscape: plane → cell + cell ← plane = result → output, a row a channel. */

import { fitGrid } from '../../lib/grid.js';
import { box, group, share } from './measure.js';
import { phoneCells } from './phone.js';
import { planesOf, rowsOnly } from './wide.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Geometry} Geometry */

const CELL = 52;
/** What is added is drawn smaller than what it is added to. */
const SMALLER = 0.62;

/**
 * @param {Shape} shape
 * @param {number} width px
 * @param {number} height px
 * @returns {Geometry}
 */
export function wideAddition(shape, width, height) {
  const { s, rows, frame, plane } = planesOf(shape, width, height, 0.26);
  const cell = Math.min(CELL * s, rows.row - frame);
  const small = shape.beside ? plane.width * SMALLER : 0;
  const x = share(
    {
      left: { ideal: 34 * s },
      plane: { ideal: plane.width, least: plane.width * 0.5 },
      connect: { ideal: 40 * s, least: 18 * s, spare: 2 },
      window: { ideal: cell + frame },
      plus: { ideal: 28 * s, least: 20 * s },
      addend: { ideal: cell + frame },
      back: { ideal: shape.beside ? 34 * s : 0, least: shape.beside ? 16 * s : 0, spare: shape.beside ? 2 : 0 },
      other: { ideal: small, least: small * 0.6 },
      equals: { ideal: 30 * s, least: 22 * s, spare: 1 },
      chip: { ideal: 70 * s },
      between: { ideal: 30 * s, least: 12 * s, spare: 2 },
      out: { ideal: plane.width, least: plane.width * 0.5 },
      right: { ideal: 16 * s },
    },
    width,
  );
  const middle = rows.row / 2;
  const grid = fitGrid(shape.rows, shape.cols, rows.row, x.plane);
  const map = fitGrid(shape.out[0], shape.out[1], rows.row, x.out);
  const window = group(x.left + x.plane + x.connect, middle, [1, 1], cell, frame);
  const addend = group(window.x + window.width + x.plus, middle, [1, 1], cell, frame);
  const otherX = addend.x + addend.width + x.back;
  const other = fitGrid(shape.rows, shape.cols, rows.row * SMALLER, x.other);
  const below = Math.max(window.y + window.height, shape.beside ? middle + other.height / 2 : 0);
  const isLow = below + 27 * s > rows.row;
  const equalsX = otherX + x.other;
  const chip = box(equalsX + x.equals, middle - 19 * s, x.chip, 38 * s);
  const mapX = chip.x + chip.width + x.between;
  const barTop = middle - Math.max(grid.height, map.height, window.height) / 2;
  const starts = [
    { key: 'input', x: x.left },
    { key: 'window', x: window.x + frame / 2 },
    { key: 'addend', x: addend.x + frame / 2 },
    { key: 'output', x: mapX },
  ];
  const row = {
    height: rows.row,
    gap: rows.gap,
    bar: box(8 * s, barTop, 18 * s, rows.row - 2 * barTop),
    plane: { ...box(x.left, middle - grid.height / 2, grid.width, grid.height), pitch: grid.pitch },
    window,
    addend,
    other: shape.beside
      ? { ...box(otherX, middle - other.height / 2, other.width, other.height), pitch: other.pitch }
      : null,
    kernel: null,
    given: null,
    products: null,
    signs: [
      box(window.x + window.width, middle - 12 * s, x.plus, 24 * s),
      box(equalsX, middle - 12 * s, x.equals, 24 * s),
    ],
    chip,
    note: isLow
      ? null
      : box(window.x, below + 5 * s, chip.x + chip.width - window.x, 22 * s),
    map: { ...box(mapX, middle - map.height / 2, map.width, map.height), pitch: map.pitch },
  };
  return rowsOnly(shape, { starts, rows, row, room: { s, width, height, frame } });
}

/**
 * Both cells side by side; the plane of the second one has no room.
 * @param {Shape} shape
 * @param {number} width px
 * @returns {Geometry}
 */
export function phoneAddition(shape, width) {
  const made = phoneCells(shape, width);
  const { window } = made.row;
  const plus = 24;
  const addend = { ...window, x: window.x + window.width + plus };
  const equals = 26;
  const chipX = addend.x + addend.width + equals;
  const middle = window.y + window.height / 2;
  return {
    ...made,
    headings: made.headings.map((one) => (
      one.key === 'window' ? { ...one, width: window.width + plus - 6 } : one
    )).concat({ key: 'addend', x: addend.x, y: window.y - PHONE_LABEL, width: width - addend.x - 16, inline: true }),
    row: {
      ...made.row,
      addend,
      other: null,
      signs: [
        box(window.x + window.width, middle - 12, plus, 24),
        box(addend.x + addend.width, middle - 12, equals, 24),
      ],
      chip: { ...made.row.chip, x: chipX },
    },
  };
}

/** From a cell's heading to the cell, px. */
const PHONE_LABEL = 20;
