/**
 * A dense layer as an equation: the whole plane × the unit's weights = products → Σ → card → units.
 * There is no window: the plane is all of it.
 */

import { fitGrid } from '../../lib/grid.js';
import { box, headingsOf, share } from './measure.js';
import { PHONE } from './phone.js';
import { bodyOf, DESIGN, rowsOf } from './wide.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Geometry} Geometry */
/** @typedef {import('./measure.js').Units} Units */

const CARD = 120;
/** So many units stand under each other; more take a second column. */
const COLUMN = 8;

/**
 * @param {Shape} shape
 * @param {number} width px
 * @param {number} height px
 * @returns {Geometry}
 */
export function wideDense(shape, width, height) {
  const s = Math.min(width / DESIGN.width, height / DESIGN.height);
  const rows = rowsOf(shape, height, s);
  const most = fitGrid(shape.rows, shape.cols, rows.row, width * 0.24);
  const x = share(
    {
      left: { ideal: 34 * s },
      grids: { ideal: 3 * most.width, least: 3 * most.width * 0.4, most: 3 * most.width },
      times: { ideal: 30 * s, least: 20 * s, most: 40 * s, spare: 1 },
      equals: { ideal: 30 * s, least: 20 * s, most: 40 * s, spare: 1 },
      sigma: { ideal: 26 * s, least: 18 * s, most: 34 * s, spare: 1 },
      chip: { ideal: 56 * s, least: 48 * s, most: 64 * s },
      wire: { ideal: 22 * s, least: 12 * s, most: 60 * s, spare: 2 },
      out: { ideal: 196 * s, least: 156 * s, most: 230 * s },
      right: { ideal: 10 * s },
    },
    width,
  );
  const each = x.grids / 3;
  const grid = fitGrid(shape.rows, shape.cols, rows.row, each);
  const middle = rows.row / 2;
  const place = (/** @type {number} */ left) => ({
    ...box(left + (each - grid.width) / 2, middle - grid.height / 2, grid.width, grid.height),
    pitch: grid.pitch,
  });
  const [kernelX, productsX] = [x.left + each + x.times, x.left + 2 * each + x.times + x.equals];
  const end = productsX + each;
  const sign = (/** @type {number} */ from, /** @type {number} */ wide) => (
    box(from, middle - 12 * s, wide, 24 * s)
  );
  const chip = box(end + x.sigma, middle - 16 * s, x.chip, 32 * s);
  const outX = chip.x + chip.width + x.wire;
  const starts = [
    { key: 'input', x: place(x.left).x },
    { key: 'weights', x: place(kernelX).x },
    { key: 'products', x: place(productsX).x },
    { key: 'output', x: outX },
  ];
  return {
    layout: 'wide',
    scale: s,
    width,
    height,
    headings: headingsOf(starts, width, s),
    body: bodyOf(shape, rows, s, chip.x + chip.width + 4 * s),
    row: {
      height: rows.row,
      gap: rows.gap,
      bar: box(8 * s, middle - grid.height / 2, 18 * s, grid.height),
      plane: place(x.left),
      window: place(x.left),
      kernel: place(kernelX),
      given: null,
      products: place(productsX),
      signs: [sign(x.left + each, x.times), sign(kernelX + each, x.equals), sign(end, x.sigma)],
      chip,
      note: null,
      map: null,
    },
    inset: 0,
    ...output(shape, { x: outX, width: x.out, top: 64 * s, bottom: height - 40 * s, s }),
    maps: null,
    tabs: null,
  };
}

/**
 * The card is level with the middle of the rows as far as the units leave room for it.
 * @param {Shape} shape
 * @param {{x: number, width: number, top: number, bottom: number, s: number}} column
 * @returns {{card: import('./measure.js').Box, units: Units}}
 */
function output(shape, { x, width, top, bottom, s }) {
  const units = unitsIn(shape, { x: x + 2 * s, y: top, width: width - 4 * s }, {
    height: 30 * s, gap: 6 * s, columns: Math.ceil(shape.filters / COLUMN),
  });
  const level = (top + bottom - CARD * s) / 2;
  const card = box(x, Math.max(level, units.y + units.height + 40 * s), width, CARD * s);
  return { card, units };
}

/**
 * @param {Shape} shape
 * @param {{x: number, y: number, width: number}} room
 * @param {{height: number, gap: number, columns: number}} cell
 * @returns {Units}
 */
function unitsIn({ filters }, { x, y, width }, { height, gap, columns }) {
  const rows = Math.ceil(filters / columns);
  return {
    ...box(x, y, width, rows * height + (rows - 1) * gap),
    columns,
    cell: { width: (width - (columns - 1) * gap) / columns, height },
    gap,
  };
}

/**
 * The three grids side by side, as on a wide stage, and under them the card and the units.
 * @param {Shape} shape
 * @param {number} width px
 * @returns {Geometry}
 */
export function phoneDense(shape, width) {
  const { edge, head, tabs: tabHeight, sign, labels } = PHONE;
  const each = (width - 2 * edge - 2 * sign) / 3;
  const grid = fitGrid(shape.rows, shape.cols, each * 1.6, each);
  const place = (/** @type {number} */ left) => ({
    ...box(left + (each - grid.width) / 2, head, grid.width, grid.height), pitch: grid.pitch,
  });
  const [kernelX, productsX] = [edge + each + sign, edge + 2 * (each + sign)];
  const middle = head + grid.height / 2 - 12;
  const tabs = shape.channels > 1
    ? box(edge, head + grid.height + 18, width - 2 * edge, tabHeight)
    : null;
  const card = box(edge, (tabs ? tabs.y + tabs.height : head + grid.height) + 16, width - 2 * edge, 106);
  const under = card.y + card.height + 18;
  const columns = Math.min(4, Math.ceil(shape.filters / 2));
  const units = unitsIn(shape, { x: edge, y: under + labels + 8, width: width - 2 * edge }, { height: 32, gap: 8, columns });
  const bottom = units.y + units.height + 6;
  return {
    layout: 'phone',
    scale: 1,
    width,
    height: bottom + edge,
    headings: [
      { key: 'input', x: place(edge).x, y: 12, width: each, inline: true },
      { key: 'weights', x: place(kernelX).x, y: 12, width: each, inline: true },
      { key: 'products', x: place(productsX).x, y: 12, width: each, inline: true },
      { key: 'output', x: edge, y: under, width: width / 2, inline: true },
    ],
    body: { y: 0, height: bottom, content: bottom, width, scrolls: false },
    row: {
      height: bottom,
      gap: 0,
      bar: box(0, 0, 0, 0),
      plane: place(edge),
      window: place(edge),
      kernel: place(kernelX),
      given: null,
      products: place(productsX),
      signs: [box(edge + each, middle, sign, 24), box(kernelX + each, middle, sign, 24)],
      chip: box(0, 0, 0, 0),
      note: null,
      map: null,
    },
    inset: 0,
    card,
    units,
    maps: null,
    tabs,
  };
}
