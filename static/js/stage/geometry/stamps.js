/**
 * A transposed convolution stamp by stamp: the input's channels, then a line for each map that an
 * input cell stamps: value × kernel = stamp → map.
 */

import { fitGrid } from '../../lib/grid.js';
import { box, group, headingsOf, share } from './measure.js';
import { DESIGN } from './wide.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Geometry} Geometry */
/** @typedef {import('./measure.js').StampParts} StampParts */
/** @typedef {import('./measure.js').Stamps} Stamps */

/** So many maps are shown large side by side; of more it is one at a time. */
const LINES = 2;
/** So many channels have their planes under each other; more scroll. */
const PLANES = 4;
const TITLE = 20;
/** Between the large maps and the small ones of all. */
const UNDER = 26;
const FRAME = 9;

/**
 * @param {Shape} shape
 * @returns {number} how many maps are shown large
 */
export function linesOf(shape) {
  return shape.stamped <= LINES ? shape.stamped : 1;
}

/**
 * @param {Shape} shape
 * @param {number} width px
 * @param {number} height px
 * @returns {Geometry}
 */
export function wideStamps(shape, width, height) {
  const s = Math.min(width / DESIGN.width, height / DESIGN.height);
  const [kernelH, kernelW] = shape.kernel;
  const frame = FRAME * s;
  const top = 64 * s;
  const area = height - top - 24 * s;
  const lines = linesOf(shape);
  const thumbs = shape.filters > lines ? Math.min(124 * s, area * 0.22) : 0;
  const lineHeight = (area - (thumbs && thumbs + UNDER * s) - 18 * s * (lines - 1)) / lines;
  const scrolls = shape.channels > PLANES;
  const gap = 22 * s;
  const seats = Math.min(shape.channels, PLANES);
  const rowHeight = seats === 1 ? Math.min(area, 250 * s) : (area - gap * (seats - 1)) / (scrolls ? seats + 0.35 : seats);
  const most = Math.min(44 * s, (lineHeight * 0.8 - frame) / kernelH, (width * 0.36) / (2 * kernelW));
  const pitch = Math.min(35 * s, most);
  const planeIdeal = fitGrid(shape.rows, shape.cols, rowHeight, (seats === 1 ? 220 : 168) * s).width;
  const x = share(
    {
      left: { ideal: 34 * s },
      plane: { ideal: planeIdeal, least: planeIdeal * 0.7 },
      connect: { ideal: 32 * s, least: 18 * s, most: 54 * s, spare: 1 },
      value: { ideal: 58 * s, least: 46 * s },
      times: { ideal: 20 * s, least: 16 * s, most: 26 * s },
      frames: { ideal: 2 * frame },
      groups: { ideal: 2 * kernelW * pitch, least: 2 * kernelW * pitch * 0.6, most: 2 * kernelW * most },
      equals: { ideal: 20 * s, least: 16 * s, most: 26 * s },
      arrow: { ideal: 40 * s, least: 22 * s, most: 70 * s, spare: 1 },
      map: { ideal: 330 * s, least: 190 * s, most: 460 * s },
      right: { ideal: 12 * s },
    },
    width,
  );
  const plane = fitGrid(shape.rows, shape.cols, rowHeight, x.plane);
  const planeBox = {
    ...box(x.left, (rowHeight - plane.height) / 2, plane.width, plane.height), pitch: plane.pitch,
  };
  const rows = seats * rowHeight + gap * (seats - 1);
  // What the maps do not need is left over and under them, in equal parts.
  const map = fitGrid(shape.out[0], shape.out[1], lineHeight - TITLE * s, x.map);
  const used = lines === 1 ? map.height + TITLE * s : lineHeight;
  const over = Math.max(0, (lineHeight - used) / 2);
  const placed = Array.from({ length: lines }, (_, line) => stampLine(shape, {
    x, s, frame, top: top + over + line * (used + 18 * s), height: used,
  }));
  const [first] = placed;
  return {
    layout: 'wide',
    scale: s,
    width,
    height,
    headings: headings(planeBox.x, first, s, width),
    body: {
      y: seats === 1 ? first.stamp.y + first.stamp.height / 2 - rowHeight / 2 : top + (area - rows) / 2,
      height: scrolls ? area : rows,
      content: shape.channels * (rowHeight + gap) - gap,
      width: x.left + x.plane + x.connect,
      scrolls,
    },
    row: planeRow(planeBox, { height: rowHeight, gap, s }),
    inset: frame / 2,
    card: null,
    maps: null,
    tabs: null,
    stamps: {
      lines: placed,
      thumbs: thumbs ? smallMaps(shape, {
        ...box(first.map.x, placed[lines - 1].map.y + placed[lines - 1].map.height + UNDER * s, x.map, thumbs),
        gap: 14 * s,
        title: 18 * s,
      }) : null,
    },
  };
}

/**
 * @param {Shape} shape
 * @param {object} line
 * @param {Record<string, number>} line.x
 * @param {number} line.s
 * @param {number} line.frame
 * @param {number} line.top
 * @param {number} line.height
 * @returns {StampParts}
 */
function stampLine(shape, { x, s, frame, top, height }) {
  const pitch = x.groups / (2 * shape.kernel[1]);
  const title = TITLE * s;
  const map = fitGrid(shape.out[0], shape.out[1], height - title, x.map);
  const mapY = top + title + (height - title - map.height) / 2;
  const middle = mapY + map.height / 2;
  const valueX = x.left + x.plane + x.connect;
  const kernel = group(valueX + x.value + x.times, middle, shape.kernel, pitch, frame);
  const stamp = group(kernel.x + kernel.width + x.equals, middle, shape.kernel, pitch, frame);
  const mapX = stamp.x + stamp.width + x.arrow;
  return {
    value: box(valueX, middle - 21 * s, x.value, 42 * s),
    signs: [
      box(valueX + x.value, middle - 12 * s, x.times, 24 * s),
      box(kernel.x + kernel.width, middle - 12 * s, x.equals, 24 * s),
    ],
    kernel,
    stamp,
    note: box(kernel.x, stamp.y + stamp.height + 8 * s, mapX - kernel.x - 12 * s, 36 * s),
    map: { ...box(mapX, mapY, map.width, map.height), pitch: map.pitch, title },
  };
}

/**
 * The rows hold nothing but the planes: what is worked out stands beside them.
 * @param {import('./measure.js').GridBox} plane
 * @param {{height: number, gap: number, s: number}} sizes
 * @returns {import('./measure.js').RowParts}
 */
function planeRow(plane, { height, gap, s }) {
  const nothing = { ...box(0, 0, 0, 0), pitch: 0 };
  return {
    height,
    gap,
    bar: box(8 * s, plane.y, 18 * s, plane.height),
    plane,
    window: nothing,
    kernel: null,
    given: null,
    products: null,
    signs: [],
    chip: nothing,
    note: null,
    map: null,
  };
}

/**
 * @param {number} planeX
 * @param {StampParts} line
 * @param {number} s
 * @param {number} width
 * @returns {import('./measure.js').Heading[]}
 */
function headings(planeX, line, s, width) {
  const inset = (FRAME / 2) * s;
  const starts = [
    { key: 'input', x: planeX },
    { key: 'value', x: line.value.x },
    { key: 'stamp_kernel', x: line.kernel.x + inset },
    { key: 'stamp', x: line.stamp.x + inset },
    { key: 'stamped', x: line.map.x },
  ];
  return headingsOf(starts, width, s);
}

/**
 * @param {Shape} shape
 * @param {import('./measure.js').Box & {gap: number, title: number}} room
 * @returns {NonNullable<Stamps['thumbs']>}
 */
function smallMaps(shape, room) {
  const most = (room.width - room.gap * (shape.filters - 1)) / shape.filters;
  const map = fitGrid(shape.out[0], shape.out[1], room.height - room.title, most);
  return { ...room, map: { ...box(0, room.title, map.width, map.height), pitch: map.pitch } };
}

const EDGE = 16;
const BETWEEN = 22;
const HEAD = 40;
const SIGN = 19;
const VALUE = 50;

/**
 * On a phone the present channel and one map stand side by side, the line of numbers under them.
 * @param {Shape} shape
 * @param {number} width px
 * @returns {Geometry} its height follows from the width
 */
export function phoneStamps(shape, width) {
  const half = (width - 2 * EDGE - BETWEEN) / 2;
  const plane = fitGrid(shape.rows, shape.cols, half * 1.3, half);
  const map = fitGrid(shape.out[0], shape.out[1], half * 1.3, half);
  const pictures = Math.max(plane.height, map.height);
  const planeBox = { ...box(EDGE, HEAD, plane.width, plane.height), pitch: plane.pitch };
  const tabs = shape.filters > 1 ? box(EDGE, HEAD + pictures + 18, width - 2 * EDGE, 40) : null;
  const under = HEAD + pictures + (tabs ? 58 : 0) + 14;
  const [kernelH, kernelW] = shape.kernel;
  const pitch = Math.min(56, (width - 2 * EDGE - VALUE - 2 * SIGN - 2 * FRAME) / (2 * kernelW));
  const middle = under + 22 + (kernelH * pitch + FRAME) / 2;
  const used = VALUE + 2 * SIGN + 2 * (kernelW * pitch + FRAME);
  const valueX = (width - used) / 2;
  const kernel = group(valueX + VALUE + SIGN, middle, shape.kernel, pitch, FRAME);
  const stamp = group(kernel.x + kernel.width + SIGN, middle, shape.kernel, pitch, FRAME);
  const note = box(EDGE, stamp.y + stamp.height + 8, width - 2 * EDGE, 18);
  const mapX = EDGE + half + BETWEEN;
  return {
    layout: 'phone',
    scale: 1,
    width,
    height: note.y + note.height + 4,
    headings: [
      { key: 'input', x: EDGE, y: 12, width: half, inline: true },
      { key: 'stamped', x: mapX, y: 12, width: half, inline: true },
      { key: 'value', x: valueX, y: under, width: VALUE + SIGN - 4, inline: true },
      { key: 'stamp_kernel', x: kernel.x, y: under, width: kernel.width, inline: true },
      { key: 'stamp', x: stamp.x, y: under, width: stamp.width, inline: true },
    ],
    body: { y: 0, height: HEAD + pictures, content: HEAD + pictures, width: EDGE + half, scrolls: false },
    row: { ...planeRow(planeBox, { height: HEAD + pictures, gap: 0, s: 1 }), bar: box(0, 0, 0, 0) },
    inset: FRAME / 2,
    card: null,
    maps: null,
    tabs,
    stamps: {
      lines: [{
        value: box(valueX, middle - 24, VALUE, 48),
        signs: [
          box(valueX + VALUE, middle - 12, SIGN, 24),
          box(kernel.x + kernel.width, middle - 12, SIGN, 24),
        ],
        kernel,
        stamp,
        note,
        map: { ...box(mapX, HEAD, map.width, map.height), pitch: map.pitch, title: 0 },
      }],
      thumbs: null,
    },
  };
}
