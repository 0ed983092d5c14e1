/** The keys of the page. They rest while a person types. */

import { SPEEDS } from '../state/settings.js';
import { redo, undo } from '../state/history.js';
import { helpIsOpen, mode, sheet } from '../state/layout.js';
import { besides, leaveBeside } from '../state/looked_at.js';
import { isDark, leavePresenting, present } from '../state/present.js';
import { hasFilters } from '../state/presets.js';
import { model } from '../state/run.js';
import { player } from '../state/walk.js';
import { reset } from '../state/reset.js';
import { extentOf } from '../walk/extent.js';
import { focusViews } from './views.js';

/** @param {number} by */
function changeSpeed(by) {
  const at = SPEEDS.indexOf(player.speed.peek()) + by;
  player.speed.value = SPEEDS[Math.min(Math.max(0, at), SPEEDS.length - 1)];
}

/** A sheet lies over everything else; the focus goes back to what opened it. */
function goBack() {
  if (!sheet.peek()) {
    leaveBeside();
    focusViews();
    return;
  }
  const opener = document.querySelector('.tabbar [aria-expanded="true"]');
  sheet.value = null;
  if (opener instanceof HTMLElement) opener.focus();
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
  p: () => { if (mode.peek() === 'page') present(); else leavePresenting(); },
  '?': () => { helpIsOpen.value = true; },
  Escape: goBack,
});

/** What a remote control sends, and the key that darkens the wall. @type {Readonly<Record<string, () => void>>} */
const REMOTE = Object.freeze({
  PageDown: () => player.phaseStep(1),
  PageUp: () => player.phaseStep(-1),
  b: () => { isDark.value = !isDark.peek(); },
  Escape: () => (isDark.peek() ? lighten() : leavePresenting()),
});

function lighten() {
  isDark.value = false;
}

/** @param {string} key "1"… */
function goToFilter(key) {
  const filter = Number(key) - 1;
  const now = model.peek();
  if (now && filter < extentOf(now)[0]) player.filter(filter);
}

/** The keys that inputs need for themselves; those that are typed into need every one. */
const ARROWS = Object.freeze(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']);
/** @type {Readonly<Record<string, readonly string[]>>} */
const OWN_KEYS = Object.freeze({
  range: [...ARROWS, 'Home', 'End'],
  radio: [...ARROWS, ' '],
  checkbox: [' '],
  file: [' '],
});

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key belongs to the control that has the focus
 */
function isTaken({ key, target }) {
  if (!(target instanceof Element)) return false;
  // Menus and dialogs close by themselves, before a sheet does.
  if (key === 'Escape') return (!sheet.peek() && mode.peek() !== 'present' && !besides.peek()) || document.querySelector('dialog[open], :popover-open') !== null;
  if (document.querySelector('dialog[open]')) return true;
  if (target.closest('textarea, select, [contenteditable="true"]')) return true;
  if (target instanceof HTMLInputElement) {
    if (target.dataset.walks) return false;
    return OWN_KEYS[target.type]?.includes(key) ?? true;
  }
  return key === ' ' && target.closest('button, a, summary, label') !== null;
}

/** Fields that take text have a way back of their own; a number of the stage is left to the page. */
const TYPED = 'input:not([type=range], [type=radio], [type=checkbox], [role=spinbutton]), textarea, dialog';

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether it took a change back, or made it again
 */
function changesBack({ key, shiftKey, target }) {
  const act = { z: shiftKey ? redo : undo, y: redo }[key.toLowerCase()];
  if (!act || !hasFilters.peek()) return false;
  if (target instanceof Element && target.closest(TYPED)) return false;
  act();
  return true;
}

/**
 * Listen from now on.
 * @param {EventTarget} [where] whose keys they are
 * @param {readonly string[]} [without] keys that mean nothing there
 * @returns {() => void} stops
 */
export function listenToKeys(where = window, without = []) {
  /** @param {Event} event */
  const onKeyDown = (event) => {
    if (event instanceof KeyboardEvent && !without.includes(event.key.toLowerCase())) onKey(event);
  };
  where.addEventListener('keydown', onKeyDown);
  return () => where.removeEventListener('keydown', onKeyDown);
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!event.defaultPrevented && (event.ctrlKey || event.metaKey) && changesBack(event)) {
    event.preventDefault();
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTaken(event)) return;
  const keys = mode.peek() === 'present' ? { ...KEYS, ...REMOTE } : KEYS;
  const act = keys[event.key] ?? keys[event.key.toLowerCase()];
  if (act) {
    event.preventDefault();
    act();
  } else if (/^[1-9]$/.test(event.key)) {
    goToFilter(event.key);
  }
}
