/** What the stage says beside a cell: the number under the pointer, and what is wrong with a text. */

import { signal } from '@preact/signals-core';

/** @typedef {{text: string, x: number, y: number}} Notice px from the stage's corner, x in the middle */

/**
 * Where something is said: a cell, or a place on the screen.
 * @typedef {{target: EventTarget|null, clientX?: number, clientY?: number}} Pointed
 */

/** How long a refusal stays (ms) if the person does not go on typing. */
const STAYS = 6000;

export function createNotices() {
  const tip = signal(/** @type {Notice|null} */ (null));
  const refusal = signal(/** @type {Notice|null} */ (null));
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  return {
    tip,
    refusal,
    /**
     * @param {string} text
     * @param {Pointed} event of a pointer, or of the focus on a cell
     */
    tell(text, event) {
      tip.value = text ? { text, ...overPointer(event) } : null;
    },
    hush() {
      tip.value = null;
    },
    /**
     * @param {HTMLInputElement} element
     * @param {string} typed
     */
    refuse(element, typed) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        refusal.value = null;
      }, STAYS);
      refusal.value = { text: typed, ...underElement(element) };
    },
    accept() {
      refusal.value = null;
    },
  };
}

/**
 * @param {Pointed} event
 * @returns {{x: number, y: number}}
 */
function overPointer(event) {
  const target = /** @type {Element} */ (event.target);
  const cell = target.closest('.cell');
  if (!cell) {
    const stage = cornerOf(target);
    const { clientX = stage.left, clientY = stage.top } = event;
    return { x: clientX - stage.left, y: clientY - stage.top - 14 };
  }
  const stage = cornerOf(cell);
  const area = cell.getBoundingClientRect();
  return { x: area.left + area.width / 2 - stage.left, y: area.top - stage.top - 4 };
}

/**
 * @param {Element} element
 * @returns {{x: number, y: number}}
 */
function underElement(element) {
  const stage = cornerOf(element);
  const area = element.getBoundingClientRect();
  return { x: area.left + area.width / 2 - stage.left, y: area.bottom - stage.top + 6 };
}

/**
 * @param {Element} element
 * @returns {{left: number, top: number}}
 */
function cornerOf(element) {
  return element.closest('.stage')?.getBoundingClientRect() ?? { left: 0, top: 0 };
}
