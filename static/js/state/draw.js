/** The drawing that is being made, and every one before it. It stays when the dialog is closed. */

import { batch, computed, signal } from '@preact/signals';
import { blank, GROUND, resized, samplesOf, stroke } from '../lib/drawing.js';
import { encodePng } from '../lib/png.js';
import { GRIDS } from './settings.js';
import { upload } from './upload.js';

/** @typedef {import('../lib/drawing.js').Drawing} Drawing */
/** @typedef {import('../lib/drawing.js').Place} Place */

const [SMALLEST, LARGEST, FIRST] = [8, 32, 12];

/** Grids that the page reads cell by cell. */
export const SIDES = Object.freeze(GRIDS.filter((side) => side >= SMALLEST && side <= LARGEST));

export const BRUSHES = Object.freeze([1, 2, 3]);

/** Name → 0xRRGGBB. Their numbers are easy to add up. */
export const INKS = Object.freeze({
  white: 0xffffff, light: 0xc0c0c0, grey: 0x808080, dark: 0x404040, black: 0x000000, red: 0xff0000,
  orange: 0xff8000, yellow: 0xffff00, green: 0x00ff00, cyan: 0x00ffff, blue: 0x0000ff,
  magenta: 0xff00ff,
});

/** @typedef {keyof typeof INKS} InkName */

/** So many drawings can be gone back to. */
const REMEMBERED = 200;

export const drawing = signal(blank(FIRST));
export const brush = signal(1);
export const ink = signal(/** @type {InkName} */ ('white'));
export const isErasing = signal(false);

/** Where the keys stand. */
export const cursor = signal(/** @type {Place} */ ([FIRST >> 1, FIRST >> 1]));

const past = signal(/** @type {readonly Drawing[]} */ ([]));
const future = signal(/** @type {readonly Drawing[]} */ ([]));

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);
export const isBlank = computed(() => drawing.value.pixels.every((one) => one === GROUND));

/**
 * @param {Drawing} next
 * @param {Drawing} [before] what undoing brings back
 */
function become(next, before = drawing.peek()) {
  if (next === before) return;
  batch(() => {
    past.value = [...past.peek(), before].slice(-REMEMBERED);
    future.value = [];
    show(next);
  });
}

/** @param {Drawing} next */
function show(next) {
  drawing.value = next;
  const last = next.side - 1;
  cursor.value = [Math.min(cursor.peek()[0], last), Math.min(cursor.peek()[1], last)];
}

/** What the brush leaves now. @param {boolean} erases whatever is chosen */
function brushNow(erases) {
  const isEraser = erases || isErasing.peek();
  return { size: brush.peek(), ink: isEraser ? GROUND : INKS[ink.peek()] };
}

/**
 * Begin a stroke: however long it is, it is undone at once.
 * @param {Place} at
 * @param {boolean} erases
 * @returns {{to: (place: Place) => void, end: () => void}}
 */
export function beginStroke(at, erases) {
  const before = drawing.peek();
  let last = at;
  /** @param {Place} place */
  const to = (place) => {
    drawing.value = stroke(drawing.peek(), last, place, brushNow(erases));
    last = place;
  };
  to(at);
  return { to, end: () => become(drawing.peek(), before) };
}

/** Paint, or erase, where the keys stand. @param {boolean} [erases] */
export function dab(erases = false) {
  become(stroke(drawing.peek(), cursor.peek(), cursor.peek(), brushNow(erases)));
}

/**
 * Move the place of the keys.
 * @param {Place} by rows and columns
 */
export function moveCursor([down, across]) {
  const last = drawing.peek().side - 1;
  const [row, col] = cursor.peek();
  cursor.value = [
    Math.min(Math.max(0, row + down), last), Math.min(Math.max(0, col + across), last),
  ];
}

export function clear() {
  if (!isBlank.peek()) become(blank(drawing.peek().side));
}

/** @param {number} side */
export function resize(side) {
  if (side !== drawing.peek().side) become(resized(drawing.peek(), side));
}

/**
 * @param {typeof past} from
 * @param {typeof past} to
 */
function replay(from, to) {
  const target = from.peek().at(-1);
  if (!target) return;
  batch(() => {
    from.value = from.peek().slice(0, -1);
    to.value = [...to.peek(), drawing.peek()];
    show(target);
  });
}

export function undo() {
  replay(past, future);
}

export function redo() {
  replay(future, past);
}

/** Walk the drawing, a cell a pixel. @returns {Promise<boolean>} whether it is the present picture */
export function walkDrawing() {
  const { side } = drawing.peek();
  const file = encodePng(side, side, samplesOf(drawing.peek()));
  return upload(new Blob([file], { type: 'image/png' }), side);
}
