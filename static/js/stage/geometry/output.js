/** The output column: the card where the channels meet, and the feature maps around it. */

import { fitGrid } from '../../lib/grid.js';
import { box } from './measure.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Box} Box */
/** @typedef {import('./measure.js').Maps} Maps */
/** @typedef {{x: number, width: number, top: number, bottom: number, scale: number}} Column */

const CARD = 120;
const TITLE = 18;
/** Around small maps, so that their outlines are not cut off where they scroll. */
const EDGE = 5;
/** A small map that would have to be smaller than this scrolls instead. */
const LEAST = 44;

/**
 * The card is level with the middle of the rows, the first map over it and a second one under it.
 * With more filters the card moves up: over it is the present filter's map, under it are small maps
 * of all of them.
 * @param {Shape} shape
 * @param {Column} column
 * @returns {{card: Box, maps: Maps}}
 */
export function placeOutput(shape, column) {
  return shape.filters > 2 ? many(shape, column) : few(shape, column);
}

/**
 * @param {Shape} shape
 * @param {Column} column
 * @param {number} maxHeight
 * @returns {{pitch: number, width: number, height: number, x: number}}
 */
function fit(shape, column, maxHeight) {
  const s = column.scale;
  const grid = fitGrid(shape.out[0], shape.out[1], maxHeight, column.width - 12 * s);
  return { ...grid, x: column.x + 7 * s };
}

/**
 * @param {Shape} shape
 * @param {Column} column
 * @returns {{card: Box, maps: Maps}}
 */
function few(shape, column) {
  const s = column.scale;
  const middle = (column.top + column.bottom) / 2;
  const card = box(column.x, middle - (CARD / 2) * s, column.width, CARD * s);
  const map = fit(shape, column, card.y - column.top - (TITLE + 26) * s);
  const above = { ...map, y: column.top + TITLE * s, title: TITLE * s };
  const below = { ...map, y: column.bottom - map.height, title: TITLE * s };
  return { card, maps: { places: shape.filters === 1 ? [above] : [above, below], thumbs: null } };
}

/**
 * @param {Shape} shape
 * @param {Column} column
 * @returns {{card: Box, maps: Maps}}
 */
function many(shape, column) {
  const s = column.scale;
  const map = fit(shape, column, (column.bottom - column.top) * 0.4);
  const top = column.top + TITLE * s;
  const card = box(column.x, top + map.height + 44 * s, column.width, CARD * s);
  const y = card.y + card.height + 18 * s;
  const room = { width: column.width - 12 * s, height: column.bottom - y + 16 * s };
  return {
    card,
    maps: {
      places: [{ ...map, y: top, title: TITLE * s }],
      thumbs: {
        ...box(map.x - EDGE, y, room.width + 2 * EDGE, room.height),
        ...smallMaps(shape, room, s),
        title: TITLE * s,
      },
    },
  };
}

/**
 * As many columns as make the small maps largest while all of them fit; where they cannot, three,
 * and the rest scrolls.
 * @param {Shape} shape
 * @param {{width: number, height: number}} room
 * @param {number} s
 * @returns {{columns: number, gap: number, map: import('./measure.js').GridBox}}
 */
export function smallMaps(shape, room, s) {
  const gap = 12 * s;
  const choices = [2, 3, 4].map((columns) => {
    const rows = Math.ceil(shape.filters / columns);
    const width = (room.width - gap * (columns - 1)) / columns;
    const height = room.height / rows - gap - TITLE * s;
    const inside = fitGrid(shape.out[0], shape.out[1], height, width);
    const free = fitGrid(shape.out[0], shape.out[1], room.height, width);
    return { columns, inside, free };
  });
  const best = choices.reduce((a, b) => (b.inside.pitch > a.inside.pitch ? b : a));
  const fits = best.inside.width >= LEAST * s || best.inside.height >= LEAST * s;
  const { columns, size } = fits
    ? { columns: best.columns, size: best.inside }
    : { columns: 3, size: choices[1].free };
  return {
    columns, gap, map: { ...box(EDGE, 0, size.width, size.height), pitch: size.pitch },
  };
}
