/**
 * The equation at picture scale: input and output as pictures side by side, under them the rows
 * window × kernel = products → Σ, and the card beside the rows.
 */

import { fitGrid } from '../../lib/grid.js';
import { box, group } from './measure.js';
import { smallMaps } from './output.js';
import { DESIGN } from './wide.js';

/** @typedef {import('./measure.js').Geometry} Geometry */
/** @typedef {import('./measure.js').RowParts} RowParts */
/** @typedef {import('./measure.js').Shape} Shape */

/** An input of longer sides than this is a picture. */
const CELLS = 48;
/** The rows take no more of the height than this; their cells carry numbers or they are not drawn. */
const LOWER = 0.5;
const LEAST_CELL = 21;

/** At the design's size: what surrounds the pictures and what stands between them. */
const EDGE = 33;
const BETWEEN = 70;
const HEAD = 54;
const FOOT = 20;
const CARD = { width: 232, height: 116 };
const MAPS = 112;
const LOUPE = 118;

/**
 * @param {Shape} shape
 * @param {number} width px
 * @param {number} height px
 * @returns {Geometry|null} null where the numbers under the pictures could not be read
 */
export function picture(shape, width, height) {
  if (!shape.isPicture || Math.max(shape.rows, shape.cols) <= CELLS) return null;
  const s = Math.min(width / DESIGN.width, height / DESIGN.height);
  const rows = rowsUnder(shape, width, height, s);
  if (rows.pitch < LEAST_CELL) return null;
  const column = (width - (2 * EDGE + BETWEEN) * s) / 2;
  const top = HEAD * s;
  const tall = height - top - rows.height - (FOOT + 24) * s;
  const plane = fitGrid(shape.rows, shape.cols, tall, column);
  const map = fitGrid(shape.out[0], shape.out[1], tall, column);
  const left = EDGE * s;
  const right = width - EDGE * s - column;
  const input = { ...box(left, top, plane.width, plane.height), pitch: plane.pitch };
  const output = { ...box(right, top, map.width, map.height), pitch: map.pitch, title: 0 };
  const y = height - rows.height - FOOT * s;
  const row = rowParts(shape, { left, rows, s });
  const card = box(width - EDGE * s - CARD.width * s, y, CARD.width * s, CARD.height * s);
  if (shape.filters === 1) card.y += (rows.height - card.height) / 2;
  return {
    layout: 'wide',
    scale: s,
    width,
    height,
    headings: [
      { key: 'input', x: left, y: 24 * s, width: column, inline: true },
      { key: 'output', x: right, y: 24 * s, width: width - (EDGE + 92) * s - right, inline: true },
    ],
    body: {
      y: y + (rows.height - rows.content) / 2,
      height: rows.content,
      content: rows.content,
      width: row.chip.x + row.chip.width + 4 * s,
      scrolls: false,
    },
    row,
    inset: rows.frame / 2,
    card,
    maps: { places: [output], thumbs: shape.filters === 1 ? null : thumbsUnder(shape, card, y + rows.height, s) },
    tabs: null,
    picture: { input, output, loupe: LOUPE * s },
  };
}

/**
 * @param {Shape} shape
 * @param {number} width
 * @param {number} height
 * @param {number} s
 */
function rowsUnder(shape, width, height, s) {
  // Only the rows of the present filter's group stand under the pictures.
  const { perGroup: channels, kernel } = shape;
  const frame = 8 * s;
  const gap = 8 * s;
  const ideal = (channels === 1 ? 52 : 27) * s;
  const tallest = (height * LOWER - gap * (channels - 1)) / channels - frame;
  const beside = (2 * EDGE + 28 + 84 + 52 + 40 + CARD.width) * s + 3 * frame;
  const pitch = Math.min(
    Math.max(ideal, LEAST_CELL),
    tallest / kernel[0],
    (width - beside) / (3 * kernel[1]),
  );
  const one = kernel[0] * pitch + frame;
  const content = channels * (one + gap) - gap;
  const least = (CARD.height + (shape.filters > 1 ? MAPS : 0)) * s;
  return { pitch, frame, gap, one, content, height: Math.max(content, least) };
}

/**
 * @param {Shape} shape
 * @param {{left: number, rows: ReturnType<typeof rowsUnder>, s: number}} sizes
 * @returns {RowParts} the plane is the picture of all channels, which is drawn by itself
 */
function rowParts({ kernel: cells }, { left, rows, s }) {
  const { pitch, frame, one } = rows;
  const middle = one / 2;
  let x = left + 28 * s;
  const place = () => {
    const made = group(x, middle, cells, pitch, frame);
    x = made.x + made.width + 28 * s;
    return made;
  };
  const window = place();
  const kernel = place();
  const products = place();
  const sign = (/** @type {import('./measure.js').Box} */ after) => (
    box(after.x + after.width, middle - 12 * s, 28 * s, 24 * s)
  );
  return {
    height: one,
    gap: rows.gap,
    bar: box(left, 0, 18 * s, one),
    plane: { ...box(0, 0, 0, 0), pitch: 0 },
    window,
    kernel,
    given: null,
    products,
    signs: [sign(window), sign(kernel), sign(products)],
    chip: box(x, middle - 16 * s, 54 * s, 32 * s),
    note: null,
    map: null,
  };
}

/**
 * @param {Shape} shape
 * @param {import('./measure.js').Box} card
 * @param {number} bottom
 * @param {number} s
 * @returns {NonNullable<import('./measure.js').Maps['thumbs']>} the wall of all maps
 */
function thumbsUnder(shape, card, bottom, s) {
  const y = card.y + card.height + 12 * s;
  const room = { width: card.width - 12 * s, height: bottom - y };
  return {
    ...box(card.x, y, card.width, room.height), ...smallMaps(shape, room, s), title: 18 * s,
  };
}
