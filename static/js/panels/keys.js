/** The keys of the page. They rest while a person types. */

import { SPEEDS } from '../state/settings.js';
import { helpIsOpen, sheet } from '../state/layout.js';
import { model } from '../state/run.js';
import { player } from '../state/walk.js';
import { reset } from '../state/reset.js';

/** @param {number} by */
function changeSpeed(by) {
  const at = SPEEDS.indexOf(player.speed.peek()) + by;
  player.speed.value = SPEEDS[Math.min(Math.max(0, at), SPEEDS.length - 1)];
}

/** @type {Readonly<Record<string, () => void>>} */
const KEYS = Object.freeze({
  ' ': () => player.toggle(),
  ArrowLeft: () => player.step(-1),
  ArrowRight: () => player.step(1),
  ArrowUp: () => player.row(-1),
  ArrowDown: () => player.row(1),
  Home: () => player.first(),
  End: () => player.last(),
  ',': () => player.phaseStep(-1),
  '.': () => player.phaseStep(1),
  '+': () => changeSpeed(1),
  '=': () => changeSpeed(1),
  '-': () => changeSpeed(-1),
  f: () => player.flip(),
  r: reset,
  '?': () => { helpIsOpen.value = true; },
  Escape: () => { sheet.value = null; },
});

/** @param {string} key "1"… */
function goToFilter(key) {
  const filter = Number(key) - 1;
  if (model.peek()?.kind === 'conv' && filter < (model.peek()?.filters ?? 0)) player.filter(filter);
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key belongs to the control that has the focus
 */
function isTaken({ key, target }) {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog, textarea, select, [contenteditable="true"]')) return true;
  if (target instanceof HTMLInputElement) {
    if (target.dataset.walks) return false;
    const isSpaceIdle = target.type === 'range' && key === ' ';
    return !isSpaceIdle && key !== '?' || target.type === 'text';
  }
  return key === ' ' && target.closest('button, a, summary, label') !== null;
}

/** @param {KeyboardEvent} event */
function onKeyDown(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTaken(event)) return;
  const act = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
  if (act) {
    event.preventDefault();
    act();
  } else if (/^[1-9]$/.test(event.key)) {
    goToFilter(event.key);
  }
}

/** Listen from now on. */
export function listenToKeys() {
  window.addEventListener('keydown', onKeyDown);
}
