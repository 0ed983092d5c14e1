/**
 * A convolution as a matrix: the input as a vector lying over its columns, the output standing beside
 * its rows, and the present row opened: under the whole, or beside it where that is small.
 */

import { box } from './measure.js';
import { DESIGN } from './wide.js';

/** @typedef {import('../../types.js').Pair} Pair */
/** @typedef {import('./measure.js').Box} Box */
/** @typedef {import('./measure.js').Heading} Heading */
/** @typedef {import('./measure.js').Shape} Shape */

/**
 * A channel's part of the present row, tap by tap, from the part's own corner.
 * @typedef {object} LineParts
 * @property {number} height
 * @property {number} gap to the next one
 * @property {number} pitch px of a cell
 * @property {Box} bar
 * @property {Pair[]} places x and y of each tap's weight; its number and the product are under it
 * @property {Box[]} zeros before, between and after the kernel's lines
 * @property {Box[]} captions which columns a line of the kernel stands in
 * @property {Box} chip
 */

/**
 * @typedef {object} MatrixGeometry
 * @property {'wide'|'phone'} layout
 * @property {number} scale 1 is the design's size
 * @property {number} width
 * @property {number} height
 * @property {Heading[]} headings
 * @property {Box & {across: number, down: number}} whole px a column, px a row
 * @property {Box} input
 * @property {Box} output
 * @property {Box} counts what there is to count in it
 * @property {Box & {content: number, scrolls: boolean}} lines
 * @property {number} seats lines that are there: all channels, or one of them on a phone
 * @property {LineParts} line
 * @property {Box} says the sum in numbers
 * @property {Box|null} tabs on a phone: the channels to choose from
 */

/** At the design's size, px. */
const TOP = 64;
const LEFT = 34;
const RIGHT = 24;
const BOTTOM = 20;
const LETTERS = 16;
const STRIP = 14;
const APART = 8;
const COUNTS = 30;
const HEAD = 44;
/** The output's heading. */
const OUTPUT = 126;
const LEAST_OUTPUT = 118;
const SAYS = 50;
/** What the sum takes beside the lines. */
const WIDE_SAYS = 230;
/** The whole takes this much of the height at least where the row is opened under it, and at most. */
const SHARE = 0.43;
const MOST_SHARE = 0.66;
const MOST_CELL = 34;
/** Cells of the whole are squares from this size on, px. */
const SQUARE_FROM = 4;
/** Beside the whole there is room for a row if the whole's cells can then be as large as this. */
const BESIDE_FROM = 13;
const BESIDE = 0.6;
/** A kernel of more rows would be too tall there. */
const STACKED = 5;
/** Room for how many zeros there are, in cells. */
const ZEROS = 1.45;
const LEAST_LINE = 20;
const CAPTION = 17;
const BETWEEN = 12;

/**
 * @param {Shape} shape of a convolution
 * @param {{width: number, height: number}} room px
 * @param {import('./index.js').Layout} layout
 * @param {Pair} cells rows of the matrix for one filter, columns
 * @returns {MatrixGeometry}
 */
export function matrixGeometryOf(shape, room, layout, cells) {
  return layout === 'wide' ? wideMatrix(shape, room, cells) : phoneMatrix(shape, room.width, cells);
}

/**
 * @param {Shape} shape
 * @param {{width: number, height: number}} room
 * @param {Pair} cells
 * @returns {MatrixGeometry}
 */
function wideMatrix(shape, { width, height }, cells) {
  const s = Math.min(width / DESIGN.width, height / DESIGN.height);
  const [left, top] = [LEFT * s, TOP * s];
  const across = width - left - RIGHT * s;
  const area = height - top - BOTTOM * s;
  const around = { left, top, s };
  const beside = wholeIn(cells, { ...around, width: across * BESIDE, height: area });
  const isSmall = beside.whole.across >= BESIDE_FROM * s && beside.whole.across === beside.whole.down;
  const isBeside = isSmall && shape.kernel[0] <= STACKED;
  // What the lines do not need at their largest is the whole's.
  const needed = (HEAD + shape.perGroup * (3 * MOST_CELL + CAPTION + BETWEEN)) * s;
  const tall = Math.min(area * MOST_SHARE, Math.max(area * SHARE, area - needed));
  const parts = isBeside ? beside : wholeIn(cells, { ...around, width: across, height: tall });
  const right = parts.output.x + parts.output.width;
  const x = isBeside ? right + 44 * s : left;
  const y = isBeside ? top + LETTERS * s : parts.counts.y + parts.counts.height + HEAD * s;
  const free = { x, y, width: width - RIGHT * s - x, height: height - BOTTOM * s - y };
  const headed = Math.max(LEAST_OUTPUT, OUTPUT * s);
  const opened = isBeside ? stackedIn(shape, free, s) : flatIn(shape, free, s);
  const row = isBeside
    ? { key: 'matrix_row', x, y: 10 * s, width: width - x, inline: false }
    : { key: 'matrix_row', x, y: y - 30 * s, width: width - x, inline: true };
  return {
    layout: 'wide',
    scale: s,
    width,
    height,
    headings: [
      { key: 'matrix', x: left, y: 10 * s, width: Math.max(right - left - headed - 10 * s, 150 * s), inline: false },
      { key: 'matrix_output', x: right - headed, y: 10 * s, width: headed, inline: false },
      row,
    ],
    ...parts,
    ...opened,
    seats: shape.perGroup,
    tabs: null,
  };
}

/**
 * @param {Pair} cells
 * @param {{left: number, top: number, width: number, height: number, s: number}} room
 * @returns {Pick<MatrixGeometry, 'whole'|'input'|'output'|'counts'>}
 */
function wholeIn([rows, cols], { left, top, width, height, s }) {
  const strip = (/** @type {number} */ pitch) => Math.min(MOST_CELL * s, Math.max(STRIP * s, pitch));
  // The strips are as thick as a cell; where that is not known yet, as thick as they are at least.
  const fit = (/** @type {number} */ thick) => ({
    across: (width - thick - APART * s) / cols,
    down: (height - (LETTERS + COUNTS + APART) * s - thick) / rows,
  });
  const first = fit(STRIP * s);
  const square = Math.min(first.across, first.down, MOST_CELL * s);
  const again = square >= SQUARE_FROM ? fit(strip(square)) : first;
  const pitch = Math.min(again.across, again.down, MOST_CELL * s);
  const [across, down] = square >= SQUARE_FROM ? [pitch, pitch] : [Math.min(again.across, MOST_CELL * s), Math.min(again.down, MOST_CELL * s)];
  const thick = { input: strip(square >= SQUARE_FROM ? down : 0), output: strip(square >= SQUARE_FROM ? across : 0) };
  const y = top + LETTERS * s + thick.input + APART * s;
  const whole = { ...box(left, y, across * cols, down * rows), across, down };
  return {
    whole,
    input: box(left, top + LETTERS * s, whole.width, thick.input),
    output: box(left + whole.width + APART * s, y, thick.output, whole.height),
    counts: box(left, y + whole.height + 6 * s, Math.max(whole.width, width), (COUNTS - 6) * s),
  };
}

/**
 * Lines under the whole, and the sum beside them if there is room for it.
 * @param {Shape} shape
 * @param {Box} free
 * @param {number} s scale
 * @returns {Pick<MatrixGeometry, 'line'|'lines'|'says'>}
 */
function flatIn({ kernel: [high, wide], perGroup: slots }, free, s) {
  const bar = 30 * s;
  const chip = 74 * s;
  const extra = (CAPTION + BETWEEN) * s;
  const cells = high * wide + (high + 1) * ZEROS;
  const lineIn = (/** @type {number} */ width, /** @type {number} */ height) => {
    const most = Math.min(slots, Math.max(1, Math.floor((height + BETWEEN * s) / (3 * LEAST_LINE * s + extra))));
    // Of more than fit, the next one peeps out.
    const seen = most < slots ? most - 0.35 : most;
    const pitch = Math.min((width - bar - chip) / cells, ((height + BETWEEN * s) / seen - extra) / 3);
    return lineOf([high, wide], { pitch: Math.max(1, Math.min(MOST_CELL * s, pitch)), bar, chip: chip - 8 * s, s });
  };
  const says = WIDE_SAYS * s;
  const beside = lineIn(free.width - says, free.height);
  const under = lineIn(free.width, free.height - SAYS * s);
  const isBeside = beside.pitch >= under.pitch;
  const line = isBeside ? beside : under;
  const content = slots * (line.height + line.gap) - line.gap;
  const height = Math.min(content, isBeside ? free.height : free.height - SAYS * s);
  const width = line.chip.x + line.chip.width;
  return {
    line,
    lines: { ...box(free.x, free.y, width, height), content, scrolls: content > height + 1 },
    says: isBeside
      ? box(free.x + width + 26 * s, free.y + (height - CAPTION * s - SAYS * s) / 2, says - 26 * s, SAYS * s)
      : box(free.x, free.y + height + 8 * s, Math.min(free.width, 420 * s), SAYS * s - 8 * s),
  };
}

/**
 * Lines beside a small whole: what stands in one row there is broken into the rows of the kernel.
 * @param {Shape} shape
 * @param {Box} free
 * @param {number} s scale
 * @returns {Pick<MatrixGeometry, 'line'|'lines'|'says'>}
 */
function stackedIn({ kernel, perGroup: slots }, free, s) {
  const height = free.height - SAYS * s;
  const tall = (height - (slots - 1) * 2 * BETWEEN * s) / Math.min(slots, 2);
  const line = stackedLine(kernel, Math.min(free.width, 340 * s), { most: MOST_CELL * s, tall, s });
  const content = slots * (line.height + line.gap) - line.gap;
  return {
    line,
    lines: { ...box(free.x, free.y, free.width, Math.min(content, height)), content, scrolls: content > height + 1 },
    says: box(free.x, free.y + Math.min(content, height) + 8 * s, Math.min(free.width, 340 * s), SAYS * s - 8 * s),
  };
}

/**
 * One line, all taps side by side.
 * @param {Pair} kernel
 * @param {{pitch: number, bar: number, chip: number, s: number}} sizes
 * @returns {LineParts}
 */
function lineOf([high, wide], { pitch, bar, chip, s }) {
  const gap = ZEROS * pitch;
  const start = (/** @type {number} */ row) => bar + gap + row * (wide * pitch + gap);
  const height = Math.max(3 * pitch, 26 * s) + CAPTION * s;
  return {
    height,
    gap: BETWEEN * s,
    pitch,
    bar: box(0, 0, bar - 8 * s, 3 * pitch),
    places: Array.from({ length: high * wide }, (_, tap) => [start(Math.floor(tap / wide)) + (tap % wide) * pitch, 0]),
    zeros: Array.from({ length: high + 1 }, (_, row) => box(start(row) - gap, 0, gap, pitch)),
    captions: Array.from({ length: high }, (_, row) => box(start(row) - gap / 2, height - CAPTION * s + 2 * s, wide * pitch + gap, CAPTION * s - 2 * s)),
    chip: box(start(high) + 8 * s, Math.max(0, 1.5 * pitch - 13 * s), chip, 26 * s),
  };
}

const EDGE = 16;
const PHONE_WHOLE = 210;
/** Two lines of words. */
const PHONE_COUNTS = 46;
const TABS = 40;

/**
 * @param {Shape} shape
 * @param {number} width px
 * @param {Pair} cells
 * @returns {MatrixGeometry} its height follows from the width
 */
function phoneMatrix(shape, width, cells) {
  const [rows, cols] = cells;
  const room = width - 2 * EDGE;
  const least = Math.min(room - STRIP - APART, PHONE_WHOLE) / Math.max(rows, cols);
  const tall = least >= SQUARE_FROM ? room : PHONE_WHOLE;
  const parts = wholeIn(cells, { left: EDGE, top: HEAD, width: room, height: tall + LETTERS + COUNTS + APART + STRIP, s: 1 });
  const under = parts.counts.y + PHONE_COUNTS;
  const tabs = shape.perGroup > 1 ? box(EDGE, under + 32, room, TABS) : null;
  const top = tabs ? tabs.y + TABS + 14 : under + 34;
  const line = stackedLine(shape.kernel, room, { most: MOST_CELL, tall: Infinity, s: 1 });
  const end = top + line.height + 12;
  return {
    layout: 'phone',
    scale: 1,
    width,
    height: end + SAYS + 14 + EDGE,
    headings: [
      { key: 'matrix', x: EDGE, y: 12, width: room - 90, inline: true },
      { key: 'matrix_output', x: width - EDGE - 84, y: 12, width: 84, inline: true },
      { key: 'matrix_row', x: EDGE, y: under + 4, width: room, inline: true },
    ],
    ...parts,
    line,
    lines: { ...box(EDGE, top, room, line.height), content: line.height, scrolls: false },
    seats: 1,
    says: box(EDGE, end, room, SAYS + 14),
    tabs,
  };
}

/** Beside a line of a kernel there is room for its zeros. */
const SIDE = 46;

/**
 * The lines of a kernel under each other, with their zeros at both sides.
 * @param {Pair} kernel
 * @param {number} room px
 * @param {{most: number, tall: number, s: number}} bounds of a cell, and of the whole
 * @returns {LineParts}
 */
function stackedLine([high, wide], room, { most, tall, s }) {
  const side = SIDE * s;
  const extra = (CAPTION + 8) * s;
  const chip = 30 * s;
  const pitch = Math.max(1, Math.min(most, (room - 2 * side) / wide, ((tall - chip) / high - extra) / 3));
  const left = (room - wide * pitch) / 2;
  const step = 3 * pitch + extra;
  return {
    height: high * step + chip,
    gap: 2 * BETWEEN * s,
    pitch,
    bar: box(0, 0, 20 * s, high * step - extra),
    places: Array.from({ length: high * wide }, (_, tap) => [left + (tap % wide) * pitch, Math.floor(tap / wide) * step]),
    zeros: Array.from({ length: high + 1 }, (_, row) => (row < high
      ? box(left - side, row * step, side, pitch)
      : box(left + wide * pitch, (high - 1) * step, side, pitch))),
    captions: Array.from({ length: high }, (_, row) => box(left - side, row * step + 3 * pitch + 2 * s, wide * pitch + 2 * side, CAPTION * s - 2 * s)),
    chip: box((room - 110 * s) / 2, high * step + 2 * s, 110 * s, 26 * s),
  };
}
