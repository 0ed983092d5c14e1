/** The equation as a landscape: input → window × kernel = products → Σ → card → feature maps. */

import { fitGrid } from '../../lib/grid.js';
import { box, group, headingsOf, share } from './measure.js';
import { placeOutput } from './output.js';
import {
  isMany, openRow, ROWS, wideStrips,
} from './strips.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Geometry} Geometry */
/** @typedef {import('./measure.js').RowParts} RowParts */
/** @typedef {import('./measure.js').Heading} Heading */

/** The design's stage; everything else is in proportion to it. */
export const DESIGN = Object.freeze({ width: 940, height: 760 });

/** The output's heading and the way on beside it need so much, however narrow the map is. */
export const HEADED = 152;

/** Where more rows than fit scroll, the next one peeps out. */
const PEEPING = 4.35;

/** A cell of a kernel that is typed into has at least so many pixels, where so much of the width is enough. */
const TYPED = Object.freeze({ side: 24.5, share: 0.36 });

/** How tall the row of an only channel is at most, at the design's size. */
const SINGLE = 330;

/**
 * How tall the rows are and how far apart.
 * @param {Shape} shape
 * @param {number} height of the stage
 * @param {number} s scale
 * @returns {{top: number, area: number, row: number, gap: number, scrolls: boolean}}
 */
export function rowsOf(shape, height, s) {
  const top = 64 * s;
  const scrolls = shape.channels > ROWS;
  const area = height - top - (scrolls ? 8 : 40) * s;
  const gap = (shape.channels > 3 ? 14 : 22) * s;
  if (shape.channels === 1) {
    const row = Math.min(area, SINGLE * s);
    return { top: top + (area - row) / 2, area: row, row, gap, scrolls };
  }
  const row = scrolls
    ? Math.max(area / PEEPING - gap, 88 * s)
    : (area - gap * (shape.channels - 1)) / shape.channels;
  return { top, area, row, gap, scrolls };
}

/**
 * What landscapes begin with where every row has its plane and a cell beside it.
 * @param {Shape} shape
 * @param {number} width px
 * @param {number} height px
 * @param {number} single share of the width that the plane of an only channel may take
 */
export function planesOf(shape, width, height, single) {
  const s = Math.min(width / DESIGN.width, height / DESIGN.height);
  const rows = rowsOf(shape, height, s);
  const room = shape.channels === 1 ? width * single : rows.row * 1.3;
  return { s, rows, frame: 9 * s, room, plane: fitGrid(shape.rows, shape.cols, rows.row, room) };
}

/**
 * Where the rows are, and how tall they are together.
 * @param {Shape} shape
 * @param {ReturnType<typeof rowsOf>} rows
 * @param {number} s scale
 * @param {number} width that they take
 * @returns {Geometry['body']}
 */
export function bodyOf(shape, rows, s, width) {
  const all = shape.channels * (rows.row + rows.gap) - rows.gap;
  return {
    y: rows.top,
    height: rows.area,
    content: all + (rows.scrolls ? 12 * s : 0),
    width,
    scrolls: rows.scrolls,
  };
}

/**
 * Room over the kernel for the kernel as it was given.
 * @param {Shape} shape
 * @param {number} row height
 * @param {number} s
 * @returns {{label: number, pitch: number, height: number}|null}
 */
export function givenRoom(shape, row, s) {
  if (!shape.turned || row < 118 * s) return null;
  const label = 15 * s;
  const pitch = Math.min(15 * s, (row * 0.24) / shape.kernel[0], (48 * s) / shape.kernel[1]);
  return { label, pitch, height: label + pitch * shape.kernel[0] + 7 * s };
}

/**
 * @param {Shape} shape of a convolution
 * @param {number} width px
 * @param {number} height px
 * @returns {Geometry}
 */
export function wideConvolution(shape, width, height) {
  const s = Math.min(width / DESIGN.width, height / DESIGN.height);
  const many = isMany(shape);
  const rows = many ? openRow(shape, height, s) : rowsOf(shape, height, s);
  const frame = 9 * s;
  const given = givenRoom(shape, rows.row, s);
  const free = rows.row - (given?.height ?? 0);
  const single = shape.channels === 1;
  const plane = fitGrid(shape.rows, shape.cols, rows.row, rows.row * 1.4);
  const planeIdeal = single ? Math.min(plane.width, 236 * s) : Math.min(plane.width, 300 * s);
  const cells = 3 * shape.kernel[1];
  const tallest = (free - frame) / shape.kernel[0];
  const widest = (width * 0.44) / cells;
  const most = Math.min(single ? 62 * s : 46 * s, tallest, widest);
  const least = cells * TYPED.side <= width * TYPED.share ? TYPED.side : 0;
  const pitch = Math.min(Math.max((single ? 37 : 35) * s, least), most);
  const x = share(
    {
      left: { ideal: 34 * s },
      plane: { ideal: planeIdeal, least: planeIdeal * 0.6, most: plane.width },
      connect: { ideal: 26 * s, least: 20 * s, most: 48 * s, spare: 3 },
      frames: { ideal: 3 * frame },
      groups: { ideal: cells * pitch, least: cells * Math.max(pitch * 0.6, Math.min(least, pitch)), most: cells * most },
      times: { ideal: 20 * s, least: 16 * s, most: 30 * s, spare: 1 },
      equals: { ideal: 20 * s, least: 16 * s, most: 30 * s, spare: 1 },
      sigma: { ideal: 21 * s, least: 18 * s, most: 30 * s, spare: 1 },
      chip: { ideal: 51 * s, least: 48 * s, most: 64 * s },
      wire: { ideal: 15 * s, least: 12 * s, most: 44 * s, spare: 2 },
      out: { ideal: (single ? 196 : 205) * s, least: 156 * s, most: 270 * s },
      right: { ideal: 6 * s },
    },
    width,
  );
  const row = equationRow(shape, { x, rows, given, frame, s, pitch: x.groups / cells });
  const outX = row.chip.x + row.chip.width + x.wire;
  const output = placeOutput(shape, {
    x: outX,
    width: x.out,
    top: 64 * s,
    bottom: height - (rows.scrolls ? 24 : 40) * s,
    scale: s,
  });
  return {
    layout: 'wide',
    scale: s,
    width,
    height,
    headings: headings(row, outX, s),
    body: bodyOf(many ? { ...shape, channels: 1 } : shape, rows, s, row.chip.x + row.chip.width + 4 * s),
    row,
    inset: frame / 2,
    ...output,
    tabs: null,
    strips: many ? wideStrips(shape, row, { top: rows.top + rows.row, bottom: height, s }) : null,
  };
}

/**
 * @param {Shape} shape
 * @param {object} sizes
 * @param {Record<string, number>} sizes.x
 * @param {{row: number, gap: number}} sizes.rows
 * @param {ReturnType<typeof givenRoom>} sizes.given
 * @param {number} sizes.frame
 * @param {number} sizes.s
 * @param {number} sizes.pitch
 * @returns {RowParts}
 */
function equationRow(shape, { x, rows, given, frame, s, pitch }) {
  const plane = fitGrid(shape.rows, shape.cols, rows.row, x.plane);
  const over = given?.height ?? 0;
  const middle = over + (rows.row - over) / 2;
  let at = x.left;
  const place = (/** @type {number} */ gap) => {
    const made = group(at + gap, middle, shape.kernel, pitch, frame);
    at = made.x + made.width;
    return made;
  };
  const planeBox = { ...box(at, (rows.row - plane.height) / 2, plane.width, plane.height), pitch: plane.pitch };
  at += x.plane;
  const window = place(x.connect);
  const kernel = place(x.times);
  const products = place(x.equals);
  const barTop = Math.min(planeBox.y, window.y);
  const sign = (/** @type {number} */ from, /** @type {number} */ width) => (
    box(from, middle - 12 * s, width, 24 * s)
  );
  return {
    height: rows.row,
    gap: rows.gap,
    bar: box(8 * s, barTop, 18 * s, rows.row - 2 * barTop),
    plane: planeBox,
    window,
    kernel,
    given: given && {
      ...box(kernel.x + frame / 2, kernel.y - given.height, given.pitch * shape.kernel[1], given.height - 7 * s),
      pitch: given.pitch,
      label: given.label,
    },
    products,
    signs: [
      sign(window.x + window.width, x.times),
      sign(kernel.x + kernel.width, x.equals),
      sign(products.x + products.width, x.sigma),
    ],
    chip: box(at + x.sigma, middle - 16 * s, x.chip, 32 * s),
    note: null,
    map: null,
  };
}

/**
 * @param {RowParts} row
 * @param {number} outX
 * @param {number} s
 * @returns {Heading[]}
 */
function headings(row, outX, s) {
  const kernel = /** @type {import('./measure.js').GridBox} */ (row.kernel);
  const products = /** @type {import('./measure.js').GridBox} */ (row.products);
  const inset = 4.5 * s;
  const starts = [
    { key: 'input', x: row.plane.x },
    { key: 'window', x: row.window.x + inset },
    { key: 'kernel', x: kernel.x + inset },
    { key: 'products', x: products.x + inset },
    { key: 'output', x: outX },
  ];
  return headingsOf(starts, outX + 205 * s, s);
}

/**
 * A landscape in which every channel is for itself: headings over rows that hold all there is.
 * @param {Shape} shape
 * @param {object} parts
 * @param {{key: string, x: number}[]} parts.starts of the columns, from left to right
 * @param {ReturnType<typeof rowsOf>} parts.rows
 * @param {import('./measure.js').RowParts} parts.row
 * @param {{s: number, width: number, height: number, frame: number}} parts.room
 * @returns {Geometry}
 */
export function rowsOnly(shape, { starts, rows, row, room: { s, width, height, frame } }) {
  return {
    layout: 'wide',
    scale: s,
    width,
    height,
    headings: headingsOf(starts, width, s),
    body: bodyOf(shape, rows, s, width),
    row,
    inset: frame / 2,
    card: null,
    maps: null,
    tabs: null,
  };
}
