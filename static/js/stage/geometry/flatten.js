/** Planes on the left, a cell and its place in the middle, and the one vector they all go into. */

import { fitGrid } from '../../lib/grid.js';
import { box, group, headingsOf, share } from './measure.js';
import { PHONE } from './phone.js';
import { bodyOf, planesOf } from './wide.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Geometry} Geometry */

const CELL = 58;
/** Room for the places that lines begin at, at the design's size. */
const GUTTER = 48;
/** How tall a vector is at most on a phone, px. */
const TALLEST = 460;
const FORMULA = 66;

/**
 * @param {Shape} shape
 * @param {number} width px
 * @param {number} height px
 * @returns {Geometry}
 */
export function wideFlatten(shape, width, height) {
  const { s, rows, frame, plane } = planesOf(shape, width, height, 0.3);
  const cell = Math.min(CELL * s, rows.row - frame);
  const top = 64 * s;
  const tall = height - top - 40 * s;
  const x = share(
    {
      left: { ideal: 34 * s },
      plane: { ideal: plane.width, least: plane.width * 0.5 },
      connect: { ideal: 54 * s, least: 24 * s, spare: 2 },
      window: { ideal: cell + frame },
      gap: { ideal: 18 * s, least: 12 * s, spare: 1 },
      formula: { ideal: 200 * s, least: 160 * s, most: 230 * s, spare: 1 },
      wire: { ideal: 40 * s, least: 20 * s, spare: 2 },
      gutter: { ideal: GUTTER * s },
      vector: { ideal: 280 * s, least: 190 * s, most: 330 * s },
      right: { ideal: 16 * s },
    },
    width,
  );
  const middle = rows.row / 2;
  const grid = fitGrid(shape.rows, shape.cols, rows.row, x.plane);
  const window = group(x.left + x.plane + x.connect, middle, [1, 1], cell, frame);
  const formulaX = window.x + window.width + x.gap;
  const note = Math.min(rows.row, 100 * s);
  const vectorX = formulaX + x.formula + x.wire + x.gutter;
  const lines = fitGrid(shape.out[0], shape.out[1], tall, x.vector);
  const bar = middle - Math.max(grid.height, window.height) / 2;
  const starts = [
    { key: 'input', x: x.left },
    { key: 'window', x: window.x + frame / 2 },
    { key: 'formula', x: formulaX },
    { key: 'output', x: vectorX },
  ];
  return {
    layout: 'wide',
    scale: s,
    width,
    height,
    headings: headingsOf(starts, width, s),
    body: bodyOf(shape, rows, s, formulaX + x.formula),
    row: {
      ...NOTHING_ELSE,
      height: rows.row,
      gap: rows.gap,
      bar: box(8 * s, bar, 18 * s, rows.row - 2 * bar),
      plane: { ...box(x.left, middle - grid.height / 2, grid.width, grid.height), pitch: grid.pitch },
      window,
      note: box(formulaX, middle - note / 2, x.formula, note),
    },
    inset: frame / 2,
    card: null,
    maps: null,
    tabs: null,
    vector: {
      ...box(vectorX, top + (tall - lines.height) / 2, lines.width, lines.height),
      pitch: lines.pitch,
      gutter: x.gutter,
    },
  };
}

/** What this arrangement does not have. */
const NOTHING_ELSE = Object.freeze({
  kernel: null, given: null, products: null, signs: [], chip: box(0, 0, 0, 0), map: null,
});

/**
 * The plane with its cell beside it, the vector under them.
 * @param {Shape} shape
 * @param {number} width px
 * @returns {Geometry}
 */
export function phoneFlatten(shape, width) {
  const { edge, between, head, labels, frame } = PHONE;
  const half = (width - 2 * edge - between) / 2;
  const plane = fitGrid(shape.rows, shape.cols, half * 1.3, half);
  const beside = edge + half + between;
  const window = group(beside, head + labels + 32, [1, 1], 54, frame);
  const formulaY = window.y + window.height + 10;
  const under = Math.max(head + plane.height, formulaY + FORMULA) + 18;
  const gutter = 44;
  const lines = fitGrid(shape.out[0], shape.out[1], TALLEST, width - 2 * edge - gutter);
  const vectorX = edge + gutter;
  const bottom = under + labels + 8 + lines.height;
  return {
    layout: 'phone',
    scale: 1,
    width,
    height: bottom + edge,
    headings: [
      { key: 'input', x: edge, y: 12, width: half, inline: true },
      { key: 'window', x: beside, y: 12, width: half, inline: true },
      { key: 'output', x: edge, y: under - 2, width: width - 2 * edge - 120, inline: true },
    ],
    body: { y: 0, height: bottom, content: bottom, width, scrolls: false },
    row: {
      ...NOTHING_ELSE,
      height: bottom,
      gap: 0,
      bar: box(0, 0, 0, 0),
      plane: { ...box(edge, head, plane.width, plane.height), pitch: plane.pitch },
      window,
      note: box(beside, formulaY, half, FORMULA),
    },
    inset: frame / 2,
    card: null,
    maps: null,
    tabs: null,
    vector: {
      ...box(vectorX, under + labels + 8, lines.width, lines.height), pitch: lines.pitch, gutter,
    },
  };
}
