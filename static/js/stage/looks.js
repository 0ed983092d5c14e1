/** What the cells of the equation look like. Pure: step records in, texts and colours out. */

import {
  css, diverging, inkOn, mix, valueColour,
} from '../lib/colour.js';
import { cellForms, formatCell, formatFull } from '../lib/numbers.js';

/** @typedef {import('../types.js').ChannelTerm} ChannelTerm */
/** @typedef {import('../types.js').StepRecord} StepRecord */
/** @typedef {{range: readonly [number, number], hue: import('../types.js').Scale, palette: Palette}} Scale */
/** @typedef {import('../lib/colour.js').Rgb} Rgb */
/** @typedef {import('../lib/palette.js').Palette} Palette */
/** @typedef {ReturnType<typeof cellForms>} Forms */

/**
 * @typedef {object} CellLook
 * @property {Forms} forms of the number; a cell shows the one that suits it
 * @property {string} text the fullest of them
 * @property {string} full the number with all its digits
 * @property {string} fill CSS colour; empty leaves it to the style sheet
 * @property {string} ink CSS colour; empty leaves it to the style sheet
 * @property {string} kind a class name: "ghost" not worked out yet, "pad" in the padding, "gap" a
 *   zero put in between two cells, "over" beyond the padding, "won", "lost", or none
 */

/** A cell that is not worked out yet. @type {CellLook} */
export const GHOST = Object.freeze({ forms: { precise: [''], rough: [] }, text: '', full: '', fill: '', ink: '', kind: 'ghost' });

/** A tap that hangs over the edge and never counts. @type {CellLook} */
const OVER = Object.freeze({ ...GHOST, kind: 'over' });

/** What max pooling reads where there is no picture; it never wins. */
const NEVER_WINS = '−∞';

/**
 * @param {number} count
 * @returns {CellLook[]}
 */
export function ghosts(count) {
  return Array.from({ length: count }, () => GHOST);
}

/**
 * The look of a number on a coloured cell.
 * @param {number} value
 * @param {Rgb} ground
 * @param {string} [kind]
 * @returns {CellLook}
 */
export function onGround(value, ground, kind = '') {
  const forms = cellForms(value);
  return {
    forms,
    text: forms.precise[0],
    full: formatFull(value),
    fill: css(ground),
    ink: css(inkOn(ground)),
    kind,
  };
}

/**
 * @param {StepRecord} record
 * @returns {(tap: number) => boolean} whether a tap, as a flat index, lies in the padding
 */
export function paddedTaps(record) {
  return among(record.padding_taps, record);
}

/**
 * @param {import('../types.js').Pair[]} places
 * @param {StepRecord} record
 * @returns {(tap: number) => boolean} whether a tap, as a flat index, is one of these places
 */
function among(places, record) {
  const cols = record.channels[0].values[0].length;
  const taps = new Set(places.map(([row, col]) => row * cols + col));
  return (tap) => taps.has(tap);
}

/**
 * The window of one channel.
 * @param {StepRecord} record
 * @param {ChannelTerm} term
 * @param {Scale} scale
 * @returns {CellLook[]}
 */
export function windowLooks(record, term, scale) {
  const isPadded = paddedTaps(record);
  const isOver = among(record.overhang_taps ?? [], record);
  const isGap = among(record.inserted_taps ?? [], record);
  return term.values.flat().map((value, tap) => {
    if (isOver(tap)) return OVER;
    if (isGap(tap)) return { ...padLook(value), kind: 'gap' };
    return isPadded(tap) ? padLook(value) : onGround(value, valueColour(value, scale, true));
  });
}

/**
 * A number on a hatched cell.
 * @param {number|null} value null where max pooling has nothing to read
 * @returns {CellLook}
 */
export function padLook(value) {
  const text = value === null ? NEVER_WINS : formatCell(value);
  return { forms: { precise: [text], rough: [] }, text, full: text, fill: '', ink: '', kind: 'pad' };
}

/**
 * The window of a max pool: the winner keeps its colour, the others fade.
 * @param {StepRecord} record
 * @param {ChannelTerm} term
 * @param {Scale} scale
 * @returns {CellLook[]}
 */
export function winnerLooks(record, term, scale) {
  const looks = windowLooks(record, term, scale);
  const winner = winnerTap(record);
  return term.values.flat().map((value, tap) => {
    if (looks[tap].kind) return looks[tap];
    if (tap === winner) return { ...looks[tap], kind: 'won' };
    const faded = mix(valueColour(value, scale, true), scale.palette.paper, 0.45);
    return onGround(value, faded, 'lost');
  });
}

/**
 * @param {StepRecord} record of a max pool
 * @returns {number} which tap won, as a flat index; −1 where there is only padding
 */
export function winnerTap(record) {
  if (!record.winner) return -1;
  const [row, col] = record.winner;
  const { top, left, dilation } = record.window;
  const cols = record.channels[0].values[0].length;
  return ((row - top) / dilation[0]) * cols + (col - left) / dilation[1];
}

/**
 * Signed cells: kernels and products.
 * @param {number[][]} values
 * @param {number} limit of the scale
 * @param {Palette} palette
 * @returns {CellLook[]}
 */
export function signedLooks(values, limit, palette) {
  return values.flat().map((value) => onGround(value, diverging(value, limit, palette)));
}

/**
 * One signed number: a channel's sum.
 * @param {number} value
 * @param {number} limit
 * @param {Palette} palette
 * @returns {CellLook}
 */
export function sumLook(value, limit, palette) {
  return onGround(value, diverging(value, limit, palette));
}

/**
 * One number in its channel's colour.
 * @param {number} value
 * @param {Scale} scale
 * @returns {CellLook}
 */
export function pooledLook(value, scale) {
  return onGround(value, valueColour(value, scale, true));
}

/**
 * Powers soon have more digits than a cell has room for: large ones may be written with an
 * exponent.
 * @param {number[][]} values
 * @param {Scale} scale
 * @returns {CellLook[]}
 */
export function powerLooks(values, scale) {
  return values.flat().map((value) => {
    const look = pooledLook(value, scale);
    if (Math.abs(value) < 1e5) return look;
    const short = [3, 2].map((digits) => formatPower(value, digits));
    return { ...look, forms: { ...look.forms, precise: [look.text, ...short] } };
  });
}

/**
 * @param {number} value
 * @returns {string} at most eight characters, with an exponent where there would be more
 */
export function shortForm(value) {
  const text = formatCell(value);
  return text.length > 7 ? formatPower(value, 4) : text;
}

/**
 * @param {number} value
 * @param {number} digits
 * @returns {string} such as "1.31e7"
 */
function formatPower(value, digits) {
  return value.toExponential(digits - 1).replace('e+', 'e').replaceAll('-', '−');
}

/** Below this many pixels a cell cannot hold a number that is read. */
const LEAST_CELL = 12;
const LEAST_FONT = 7;
/** Room kept free in a cell, as a part of it, and a digit's width, as a part of its height. */
const MARGIN = 0.13;
const DIGIT = 0.6;

/**
 * The size of a cell's number: smaller where it is long, none where it could not be read.
 * @param {string} text
 * @param {number} cell px
 * @param {number} base px
 * @returns {number} px; 0 hides it
 */
export function fontFor(text, cell, base) {
  const size = Math.min(base, (cell * (1 - MARGIN)) / (Math.max(1, text.length) * DIGIT));
  return size < LEAST_FONT || cell < LEAST_CELL ? 0 : Math.floor(size * 4) / 4;
}

/** From this many pixels a number is read with ease. */
const EASY_FONT = 10;

/**
 * The form of a number that suits a cell, and its size: the fullest that is easily read, else the
 * largest that keeps three digits, else a rough one.
 * @param {Forms} forms
 * @param {number} cell px
 * @param {number} base px
 * @returns {{text: string, size: number}} size in px; 0 where no form can be read
 */
export function fitted({ precise, rough }, cell, base) {
  const sized = (/** @type {string} */ text) => ({ text, size: fontFor(text, cell, base) });
  const kept = precise.map(sized);
  const easy = kept.find(({ size }) => size >= Math.min(base, EASY_FONT));
  const largest = kept.reduce((a, b) => (b.size > a.size ? b : a));
  if (easy || largest.size > 0) return easy ?? largest;
  return rough.map(sized).find(({ size }) => size > 0) ?? largest;
}
