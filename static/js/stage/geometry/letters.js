/**
 * A step in letters: one channel's window, kernel and products, large, between the input and the map;
 * below them the sum, written out.
 */

import { fitGrid } from '../../lib/grid.js';
import { box, group, headingsOf } from './measure.js';
import { PHONE } from './phone.js';
import { DESIGN } from './wide.js';

/** @typedef {import('./measure.js').Box} Box */
/** @typedef {import('./measure.js').GridBox} GridBox */
/** @typedef {import('./measure.js').Heading} Heading */
/** @typedef {import('./measure.js').Shape} Shape */

/**
 * @typedef {object} LettersGeometry
 * @property {'wide'|'phone'} layout
 * @property {number} scale 1 is the design's size
 * @property {number} width
 * @property {number} height
 * @property {Heading[]} headings
 * @property {GridBox} plane
 * @property {GridBox[]} groups window, kernel, products
 * @property {Box[]} signs × and =
 * @property {GridBox} map
 * @property {Box|null} tabs the channels to choose from
 * @property {Box} written
 */

/** At the design's size, px. */
const TOP = 64;
const BAND = 236;
const LEFT = 34;
const RIGHT = 24;
const CELL = 62;
const SIGN = 26;
const APART = 34;
const FRAME = 9;
const TABS = 38;

/**
 * @param {Shape} shape of a convolution
 * @param {{width: number, height: number}} room px
 * @param {import('./index.js').Layout} layout
 * @returns {LettersGeometry}
 */
export function lettersGeometryOf(shape, room, layout) {
  return layout === 'wide' ? wideLetters(shape, room) : phoneLetters(shape, room.width);
}

/**
 * @param {Shape} shape
 * @param {{width: number, height: number}} room
 * @returns {LettersGeometry}
 */
function wideLetters(shape, { width, height }) {
  const s = Math.min(width / DESIGN.width, height / DESIGN.height);
  const [high, wide] = shape.kernel;
  const band = BAND * s;
  const middle = TOP * s + band / 2;
  const plane = fitGrid(shape.rows, shape.cols, band, 168 * s);
  const map = fitGrid(shape.out[0], shape.out[1], band, 150 * s);
  const frame = FRAME * s;
  const used = (LEFT + RIGHT + 2 * APART + 2 * SIGN) * s + Math.max(plane.width, 90 * s) + Math.max(map.width, 150 * s) + 3 * frame;
  const pitch = Math.min(CELL * s, (width - used) / (3 * wide), (band - frame) / high);
  const each = wide * pitch + frame;
  const over = Math.max(0, width - used - 3 * wide * pitch);
  const planeBox = { ...box(LEFT * s, middle - plane.height / 2, plane.width, plane.height), pitch: plane.pitch };
  const start = LEFT * s + Math.max(plane.width, 90 * s) + APART * s + over / 2;
  const groups = [0, 1, 2].map((place) => group(start + place * (each + SIGN * s), middle, shape.kernel, pitch, frame));
  const mapX = width - RIGHT * s - Math.max(map.width, 150 * s);
  const tabs = shape.perGroup > 1 ? box(LEFT * s, TOP * s + band + 16 * s, width - (LEFT + RIGHT) * s, TABS * Math.max(s, 0.85)) : null;
  const top = tabs ? tabs.y + tabs.height + 14 * s : TOP * s + band + 24 * s;
  const starts = [
    { key: 'input', x: LEFT * s },
    { key: 'window', x: groups[0].x },
    { key: 'kernel', x: groups[1].x },
    { key: 'products', x: groups[2].x },
    { key: 'output', x: mapX },
  ];
  return {
    layout: 'wide',
    scale: s,
    width,
    height,
    headings: headingsOf(starts, width, s),
    plane: planeBox,
    groups,
    signs: groups.slice(0, 2).map((one) => box(one.x + one.width, middle - 12 * s, SIGN * s, 24 * s)),
    map: { ...box(mapX, middle - map.height / 2, map.width, map.height), pitch: map.pitch },
    tabs,
    written: box(LEFT * s, top, width - (LEFT + RIGHT) * s, height - top - 10 * s),
  };
}

/** A term of the sum in letters and in numbers, px. */
const TERM = { width: 104, height: 50 };
const AROUND = 250;
const MOST_WRITTEN = 900;

/**
 * @param {Shape} shape
 * @param {number} width px
 * @returns {LettersGeometry} its height follows from the width
 */
function phoneLetters(shape, width) {
  const { edge, head, between, tabs: tall, labels, sign, frame } = PHONE;
  const [high, wide] = shape.kernel;
  const room = width - 2 * edge;
  const half = (room - between) / 2;
  const plane = fitGrid(shape.rows, shape.cols, half * 0.8, half);
  const map = fitGrid(shape.out[0], shape.out[1], half * 0.8, half);
  const pictures = Math.max(plane.height, map.height);
  const tabs = shape.perGroup > 1 ? box(edge, head + pictures + 16, room, tall) : null;
  const under = (tabs ? tabs.y + tabs.height : head + pictures) + 14;
  const pitch = Math.min(60, (room - 2 * sign - 3 * frame) / (3 * wide));
  const each = wide * pitch + frame;
  const start = (width - 3 * each - 2 * sign) / 2;
  const middle = under + labels + (high * pitch + frame) / 2;
  const groups = [0, 1, 2].map((place) => group(start + place * (each + sign), middle, shape.kernel, pitch, frame));
  const top = middle + (high * pitch + frame) / 2 + 18;
  const perLine = Math.max(1, Math.floor(room / TERM.width));
  const written = Math.min(MOST_WRITTEN, AROUND + Math.ceil((high * wide) / perLine) * TERM.height);
  const mapX = edge + half + between;
  return {
    layout: 'phone',
    scale: 1,
    width,
    height: top + written + edge,
    headings: [
      { key: 'input', x: edge, y: 12, width: half, inline: true },
      { key: 'output', x: mapX, y: 12, width: half, inline: true },
      ...['window', 'kernel', 'products'].map((key, place) => ({ key, x: groups[place].x, y: under, width: each + sign - 8, inline: true })),
    ],
    plane: { ...box(edge, head, plane.width, plane.height), pitch: plane.pitch },
    groups,
    signs: groups.slice(0, 2).map((one) => box(one.x + one.width, middle - 12, sign, 24)),
    map: { ...box(mapX, head, map.width, map.height), pitch: map.pitch },
    tabs,
    written: box(edge, top, room, written),
  };
}
