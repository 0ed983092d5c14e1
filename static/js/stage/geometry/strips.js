/** Many channels: one of them whole, and all of them as lines with a bar for their sum. */

import { box } from './measure.js';

/** @typedef {import('./measure.js').Box} Box */
/** @typedef {import('./measure.js').RowParts} RowParts */
/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Strips} Strips */

/** So many channels have their rows side by side. */
export const ROWS = 4;

/** A line is no lower than this, for fingers and for its number; px. */
const LEAST = 24;
const MOST = 40;
/** Over the lines: their order, and under it the ends of the scale; px. */
const CHOICE = 30;
const AXIS = 20;
/** The line that is cut there says that there are more; beside it is the scroll bar, px. */
const PEEPING = 0.55;
const BAR = 10;

/**
 * @param {Shape} shape
 * @returns {boolean} whether its channels are lines
 */
export function isMany(shape) {
  return shape.kind === 'conv' && shape.channels > ROWS;
}

/**
 * How tall the open row is: the fewer lines there are, the taller.
 * @param {Shape} shape
 * @param {number} height of the stage
 * @param {number} s scale
 */
export function openRow(shape, height, s) {
  const top = 64 * s;
  const free = height - top - CHOICE - AXIS - 30 * s;
  const row = Math.min(Math.max(free - shape.channels * MOST, 172 * s), 230 * s, free - 3 * LEAST);
  return { top, area: row, row, gap: 0, scrolls: false };
}

/**
 * The lines take the width of the open row.
 * @param {Shape} shape
 * @param {RowParts} row
 * @param {{top: number, bottom: number, s: number}} room
 * @returns {Strips}
 */
export function wideStrips(shape, row, { top, bottom, s }) {
  const x = row.bar.x;
  const width = row.chip.x + row.chip.width - x;
  const y = top + 14 * s;
  const above = CHOICE + AXIS;
  const room = bottom - y - above - 8 * s;
  const pitch = Math.min(Math.max(room / shape.channels, LEAST, 25 * s), MOST);
  const scrolls = pitch * shape.channels > room + 1;
  const seen = scrolls ? Math.floor(room / pitch - PEEPING) + PEEPING : shape.channels;
  return {
    head: box(x, y, width, above),
    list: box(x, y + above, width + (scrolls ? BAR : 0), seen * pitch),
    pitch,
    ...line(shape, {
      width,
      pitch,
      name: Math.max(row.plane.x - x, 32),
      minis: 3,
      side: pitch - 6,
      between: Math.max(13, 14 * s),
      number: row.chip.width + 26 * s,
    }),
  };
}

/**
 * On a phone they are between the pictures and the equation of the chosen one.
 * @param {Shape} shape
 * @param {Box} place from where on, and how wide
 * @returns {Strips}
 */
export function phoneStrips(shape, { x, y, width }) {
  const above = CHOICE + AXIS;
  const pitch = 32;
  return {
    head: box(x, y, width, above),
    list: box(x, y + above, width, (3 + PEEPING) * pitch),
    pitch,
    ...line(shape, { width, pitch, name: 34, minis: 1, side: pitch - 8, between: 0, number: 74 }),
  };
}

/**
 * @param {Shape} shape
 * @param {object} sizes px
 * @param {number} sizes.width
 * @param {number} sizes.pitch
 * @param {number} sizes.name
 * @param {number} sizes.minis how many grids there are
 * @param {number} sizes.side of a grid at most
 * @param {number} sizes.between two grids
 * @param {number} sizes.number
 * @returns {Pick<Strips, 'name'|'minis'|'bar'|'number'>}
 */
function line(shape, { width, pitch, name, minis, side, between, number }) {
  const [rows, cols] = shape.kernel;
  const cell = side / Math.max(rows, cols);
  const grid = { width: cols * cell, height: rows * cell };
  const height = pitch - 2;
  const grids = Array.from({ length: minis }, (_, place) => (
    box(name + place * (grid.width + between), (height - grid.height) / 2, grid.width, grid.height)
  ));
  const last = grids[minis - 1];
  const from = last.x + last.width + 14;
  return {
    name: box(0, 0, name, height),
    minis: grids,
    bar: box(from, 0, width - number - from, height),
    number: box(width - number, 0, number, height),
  };
}
