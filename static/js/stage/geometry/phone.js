/** The equation on a phone: one channel at a time, the rest of it stacked. */

import { fitGrid } from '../../lib/grid.js';
import { box, group } from './measure.js';
import { isMany, phoneStrips } from './strips.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Geometry} Geometry */
/** @typedef {import('./measure.js').GridBox} GridBox */

/** What all arrangements on a phone have in common, px. */
export const PHONE = Object.freeze({
  edge: 16, between: 22, head: 40, tabs: 40, labels: 20, sign: 19, frame: 9,
});
const {
  edge: EDGE, between: BETWEEN, head: HEAD, tabs: TABS, labels: LABELS, sign: SIGN, frame: FRAME,
} = PHONE;
const TURNED = 0.7;

/**
 * @param {number} width px
 * @returns {number} px of each of the two pictures, side by side
 */
function halfOf(width) {
  return (width - 2 * EDGE - BETWEEN) / 2;
}

/** Beside another stage: narrower than this a half is not made, it scrolls then. px */
const LEAST_WIDTH = 300;
/** By so much a width is tried after another. px */
const TRIED = 4;
/** Pictures of less than this share of their width are too small beside their numbers. */
const LEAST_PICTURE = 0.6;

/**
 * Beside another stage: as wide as it can be for its height. First the pictures give way.
 * @param {Shape} shape
 * @param {{width: number, height: number}} room px
 * @returns {Geometry}
 */
export function half(shape, { width, height }) {
  // Both have the same height for every part: a kernel before its turn would move what is under it.
  const plain = { ...shape, turned: false };
  for (let wide = width; ; wide -= TRIED) {
    const most = halfOf(wide) * 1.3;
    const whole = phone(plain, wide, most);
    if (whole.height <= height) return whole;
    const { plane, map } = whole.row;
    const pictures = Math.max(plane.height, (map ?? whole.maps?.places[0] ?? plane).height);
    const tallest = pictures + height - whole.height;
    const isLast = wide - TRIED < LEAST_WIDTH;
    if (isLast || tallest >= halfOf(wide) * LEAST_PICTURE) {
      return phone(plain, wide, Math.max(tallest, halfOf(wide) * LEAST_PICTURE));
    }
  }
}

/**
 * @param {Shape} shape
 * @param {number} width px
 * @param {number} [tallest] px of a picture; a turned kernel has the given one over it, and the
 *   pictures make room for that
 * @returns {Geometry} its height follows from the width
 */
export function phone(shape, width, tallest = halfOf(width) * (shape.turned ? TURNED : 1.3)) {
  const side = halfOf(width);
  const plane = fitGrid(shape.rows, shape.cols, tallest, side);
  const map = fitGrid(shape.out[0], shape.out[1], tallest, side);
  const pictures = Math.max(plane.height, map.height);
  const choice = box(EDGE, HEAD + pictures + 20, width - 2 * EDGE, TABS);
  const strips = isMany(shape) ? phoneStrips(shape, choice) : null;
  const tabs = shape.channels > 1 && !strips ? choice : null;
  const last = strips?.list ?? tabs;
  const under = (last ? last.y + last.height : HEAD + pictures) + 14;
  const mapBox = {
    ...box(EDGE + side + BETWEEN, HEAD, map.width, map.height),
    pitch: map.pitch,
  };
  const planeBox = { ...box(EDGE, HEAD, plane.width, plane.height), pitch: plane.pitch };
  const arrange = { conv: equation, max: pooling, avg: pooling, lp: norm, apply: cells };
  const parts = arrange[/** @type {'conv'|'max'|'avg'|'lp'|'apply'} */ (shape.kind)](shape, width, under);
  return {
    layout: 'phone',
    scale: 1,
    width,
    height: parts.bottom + EDGE,
    headings: [
      { key: 'input', x: EDGE, y: 12, width: side, inline: true },
      { key: 'output', x: mapBox.x, y: 12, width: side, inline: true },
      ...parts.headings,
    ],
    body: { y: 0, height: parts.bottom, content: parts.bottom, width, scrolls: false },
    row: {
      height: parts.bottom,
      gap: 0,
      bar: box(0, 0, 0, 0),
      plane: planeBox,
      map: shape.kind === 'conv' ? null : mapBox,
      ...parts.row,
    },
    inset: FRAME / 2,
    card: parts.card,
    maps: shape.kind === 'conv' ? { places: [{ ...mapBox, title: 0 }], thumbs: null } : null,
    tabs,
    strips,
  };
}

/**
 * @param {Shape} shape
 * @param {number} width
 * @param {number} top
 */
function equation(shape, width, top) {
  const [kernelH, kernelW] = shape.kernel;
  const pitch = Math.min(60, (width - 2 * EDGE - 2 * SIGN - 3 * FRAME) / (3 * kernelW));
  const small = Math.min(14, 48 / kernelW, 60 / kernelH);
  // Where a switch takes the room, the line under the stage says that the kernel is turned.
  const isBoth = shape.turned && !shape.views;
  const over = isBoth ? small * kernelH + 26 : 0;
  const middle = top + LABELS + over + (kernelH * pitch + FRAME) / 2;
  const used = 3 * (kernelW * pitch + FRAME) + 2 * SIGN;
  const start = (width - used) / 2;
  const each = kernelW * pitch + FRAME + SIGN;
  const groups = [0, 1, 2].map((place) => (
    group(start + place * each, middle, shape.kernel, pitch, FRAME)
  ));
  const bottom = groups[0].y + groups[0].height;
  const card = box(EDGE, bottom + 17, width - 2 * EDGE, 106);
  const labels = ['window', 'kernel', 'products'];
  return {
    bottom: card.y + card.height,
    card,
    headings: labels.map((key, place) => ({
      key, x: groups[place].x, y: top, width: each - 8, inline: true,
    })),
    row: {
      window: groups[0],
      kernel: groups[1],
      given: isBoth
        ? {
          ...box(groups[1].x + FRAME / 2, groups[1].y - over + 4, small * kernelW, over - 12),
          pitch: small,
          label: 14,
        }
        : null,
      products: groups[2],
      signs: groups.slice(0, 2).map((made) => box(made.x + made.width, middle - 12, SIGN, 24)),
      chip: box(0, 0, 0, 0),
      note: null,
    },
  };
}

/**
 * @param {Shape} shape
 * @param {number} width
 * @param {number} top
 */
function pooling(shape, width, top) {
  const [kernelH, kernelW] = shape.kernel;
  const pitch = Math.min(56, (width * 0.42) / kernelW, 220 / kernelH);
  const height = Math.max(kernelH * pitch + FRAME, 44);
  const middle = top + LABELS + height / 2;
  const window = group(EDGE, middle, shape.kernel, pitch, FRAME);
  const arrow = window.x + window.width;
  const beside = box(arrow + 64, middle - 19, 72, 38);
  // Beside a wide window there is no room for what is said about its number.
  if (width - EDGE - beside.x - beside.width < SAID) {
    const line = underneath(top + LABELS + height + 14, width);
    return {
      ...line,
      headings: [{ key: 'window', x: EDGE, y: top, width: width - 2 * EDGE, inline: true }],
      row: { ...line.row, window, kernel: null, given: null, products: null },
    };
  }
  const chip = beside;
  return {
    bottom: top + LABELS + height + 4,
    card: null,
    headings: [
      { key: 'window', x: EDGE, y: top, width: window.width + 30, inline: true },
      { key: 'winner', x: chip.x, y: top, width: width - EDGE - chip.x, inline: true },
    ],
    row: {
      window,
      kernel: null,
      given: null,
      products: null,
      signs: [box(arrow + 4, middle, 52, 0)],
      chip,
      note: box(chip.x + chip.width + 8, middle - 12, width - EDGE - chip.x - chip.width - 8, 24),
    },
  };
}

/** Room for what is said beside a pool's number, px. */
const SAID = 96;

/**
 * The arrow, the number and what is said about it as a line under the window.
 * @param {number} y
 * @param {number} width
 */
function underneath(y, width) {
  const chip = box(EDGE + 64, y, 84, 38);
  return {
    bottom: y + chip.height + 4,
    card: null,
    row: {
      signs: [box(EDGE + 4, y + 19, 52, 0)],
      chip,
      note: box(chip.x + chip.width + 10, y + 7, width - EDGE - chip.x - chip.width - 10, 24),
    },
  };
}

/**
 * The window and its powers side by side, the norm under them.
 * @param {Shape} shape
 * @param {number} width
 * @param {number} top
 */
function norm(shape, width, top) {
  const [kernelH, kernelW] = shape.kernel;
  const between = 36;
  const room = (width - 2 * EDGE - between) / 2 - FRAME;
  const pitch = Math.min(56, room / kernelW, 200 / kernelH);
  const height = kernelH * pitch + FRAME;
  const middle = top + LABELS + height / 2;
  const window = group(EDGE, middle, shape.kernel, pitch, FRAME);
  const powers = group(EDGE + window.width + between, middle, shape.kernel, pitch, FRAME);
  const line = underneath(top + LABELS + height + 14, width);
  return {
    ...line,
    headings: [
      { key: 'window', x: EDGE, y: top, width: window.width + 30, inline: true },
      { key: 'powers', x: powers.x, y: top, width: width - EDGE - powers.x, inline: true },
    ],
    row: {
      ...line.row,
      window,
      kernel: null,
      given: null,
      products: powers,
      signs: [
        ...line.row.signs,
        box(window.x + window.width, middle - 12, between, 24),
      ],
    },
  };
}

/**
 * @param {Shape} shape of what is done to every cell by itself
 * @param {number} width px
 * @returns {Geometry}
 */
export function phoneCells(shape, width) {
  return phone({ ...shape, kind: 'apply' }, width);
}

/** Height of the formula: two lines, of which one may break. */
const FORMULA = 64;

/**
 * One cell and what becomes of it, the formula under them.
 * @param {Shape} shape
 * @param {number} width
 * @param {number} top
 */
function cells(shape, width, top) {
  const pitch = 60;
  const height = pitch + FRAME;
  const middle = top + LABELS + height / 2;
  const window = group(EDGE, middle, shape.kernel, pitch, FRAME);
  const arrow = window.x + window.width;
  const chip = box(arrow + 64, middle - 19, 84, 38);
  const under = top + LABELS + height + 10;
  return {
    bottom: under + LABELS + FORMULA,
    card: null,
    headings: [
      { key: 'window', x: EDGE, y: top, width: chip.x - EDGE - 8, inline: true },
      { key: 'formula', x: EDGE, y: under, width: width - 2 * EDGE, inline: true },
    ],
    row: {
      window,
      kernel: null,
      given: null,
      products: null,
      signs: [box(arrow + 4, middle, 52, 0)],
      chip,
      note: box(EDGE, under + LABELS + 2, width - 2 * EDGE, FORMULA),
    },
  };
}
