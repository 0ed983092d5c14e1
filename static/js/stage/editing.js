/**
 * Editing numbers in place: typing, arrow keys, dragging sideways. Works on any input element;
 * where a value comes from and goes to is the caller's.
 */

import { formatFull, parseNumber, stepped } from '../lib/numbers.js';

/**
 * @typedef {object} Field
 * @property {() => number} read the value as it is now
 * @property {(value: number) => void} write
 * @property {() => number} step by how much an arrow key changes it
 * @property {(value: number) => string} print as it is shown while nobody edits it
 * @property {(element: HTMLInputElement, text: string) => void} refuse says that a text is no number
 * @property {() => void} accept takes that back
 */

/** Pixels of a sideways drag before it is one, and for each step from then on. */
const DRAG_FROM = 4;
const DRAG_STEP = 7;
const LARGE = 10;

/** @type {WeakMap<HTMLInputElement, {value: number, dirty: boolean}>} */
const sessions = new WeakMap();

/**
 * Whether a person is typing in a field, so that what is shown must not be written over.
 * @param {HTMLInputElement} element
 * @returns {boolean}
 */
export function isTyping(element) {
  return sessions.get(element)?.dirty ?? false;
}

/**
 * The handlers of an input element.
 * @param {Field} field
 */
export function editable(field) {
  return {
    onFocus: (/** @type {FocusEvent} */ event) => {
      const element = inputOf(event);
      const value = field.read();
      sessions.set(element, { value, dirty: false });
      element.value = formatFull(value);
      element.select();
    },
    onInput: (/** @type {Event} */ event) => {
      const session = sessions.get(inputOf(event));
      if (session) session.dirty = true;
      field.accept();
    },
    onBlur: (/** @type {FocusEvent} */ event) => {
      const element = inputOf(event);
      commit(element, field);
      sessions.delete(element);
      element.value = field.print(field.read());
    },
    onKeyDown: (/** @type {KeyboardEvent} */ event) => press(event, field),
    onPointerDown: (/** @type {PointerEvent} */ event) => scrub(event, field),
  };
}

/**
 * @param {Event} event
 * @returns {HTMLInputElement}
 */
function inputOf(event) {
  return /** @type {HTMLInputElement} */ (event.currentTarget);
}

/**
 * @param {HTMLInputElement} element
 * @param {Field} field
 */
function commit(element, field) {
  const session = sessions.get(element);
  if (!session?.dirty) return;
  session.dirty = false;
  const text = element.value;
  const value = parseNumber(text);
  if (value === null) field.refuse(element, text);
  else if (value !== field.read()) field.write(value);
  show(element, field.read());
}

/**
 * @param {HTMLInputElement} element
 * @param {number} value
 */
function show(element, value) {
  const target = element;
  target.value = formatFull(value);
}

/**
 * @param {KeyboardEvent} event
 * @param {Field} field
 */
function press(event, field) {
  const element = inputOf(event);
  const arrow = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (arrow) {
    const typed = isTyping(element) ? parseNumber(element.value) : null;
    const from = typed ?? field.read();
    change(element, field, stepped(from, arrow * (event.shiftKey ? LARGE : 1), field.step()));
  } else if (event.key === 'Enter') {
    commit(element, field);
    element.select();
  } else if (event.key === 'Escape') {
    restore(element, field);
  } else {
    // The way back through what is being typed is the browser's.
    if (isTyping(element) && (event.ctrlKey || event.metaKey)) event.stopPropagation();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/**
 * @param {HTMLInputElement} element
 * @param {Field} field
 * @param {number} value
 */
function change(element, field, value) {
  const session = sessions.get(element);
  if (session) session.dirty = false;
  field.accept();
  if (value !== field.read()) field.write(value);
  show(element, value);
}

/**
 * Back to the value that the field had when it was entered.
 * @param {HTMLInputElement} element
 * @param {Field} field
 */
function restore(element, field) {
  const session = sessions.get(element);
  if (session) change(element, field, session.value);
  element.select();
}

/**
 * A sideways drag on a field that is not being typed in changes its value; a press that does not
 * move is the browser's own, and puts the caret there.
 * @param {PointerEvent} down
 * @param {Field} field
 */
function scrub(down, field) {
  const element = inputOf(down);
  if (down.button !== 0 || isTyping(element)) return;
  const from = field.read();
  const size = field.step();
  let scrubbing = false;
  const move = (/** @type {PointerEvent} */ event) => {
    const across = event.clientX - down.clientX;
    if (!scrubbing && Math.abs(across) < DRAG_FROM) return;
    if (!scrubbing) {
      scrubbing = true;
      element.setPointerCapture(down.pointerId);
      element.classList.add('is-scrubbed');
    }
    event.preventDefault();
    element.setSelectionRange(0, 0);
    change(element, field, stepped(from, Math.trunc(across / DRAG_STEP), size));
  };
  const end = () => {
    element.classList.remove('is-scrubbed');
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', end);
    element.removeEventListener('pointercancel', end);
  };
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
}
