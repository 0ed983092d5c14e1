/**
 * Every change of the weights, and the way back: what the settings said before it. A change that
 * goes on (a drag, a held key, a slider) is one.
 */

import { batch, computed, effect, signal } from '@preact/signals';
import { settings } from './settings.js';

/** @typedef {typeof KEPT[number]} Key */
/** @typedef {{values: unknown[], operation: import('./settings.js').OperationName}} Entry */

/** What says which weights there are; those from SECOND on are the transposed convolution's. */
const KEPT = /** @type {const} */ ([
  'preset', 'weights', 'bias', 'kernel', 'filters', 'groups',
  'tPreset', 'tWeights', 'tBias', 'tKernel', 'tFilters', 'tGroups',
]);
const SECOND = 6;

/** A change of the same thing within so many milliseconds goes on with the one before. */
const PAUSE = 700;

/** So many changes can be taken back. */
const MOST = 200;

const past = signal(/** @type {readonly Entry[]} */ ([]));
const future = signal(/** @type {readonly Entry[]} */ ([]));

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

/** Counts what was changed as a whole: numbers typed on the stage just now give way to it. */
export const revision = signal(0);

const values = computed(() => KEPT.map((key) => settings[key].value));

let before = /** @type {unknown[]|null} */ (null);
let last = { what: '', at: -Infinity };
let isReplaying = false;
let named = '';

/**
 * Make a change that may go on.
 * @param {string} what tells apart what is changed
 * @param {() => void} change
 */
export function changing(what, change) {
  named = what;
  batch(change);
  named = '';
}

/**
 * Make a change that stands for itself.
 * @param {() => void} change
 */
export function changingAll(change) {
  last = { what: '', at: -Infinity };
  batch(() => {
    change();
    revision.value += 1;
  });
}

/** Remember from now on: what an address says is the start. */
export function keepHistory() {
  effect(() => {
    const now = values.value;
    const earlier = before;
    before = now;
    if (!earlier || isReplaying) return;
    const changed = KEPT.filter((_, at) => now[at] !== earlier[at]);
    if (changed.length === 0) return;
    const what = named || (changed.length === 1 ? changed[0] : '');
    const at = performance.now();
    const goesOn = what !== '' && what === last.what && at - last.at < PAUSE;
    last = { what, at };
    future.value = [];
    if (!goesOn) past.value = [...past.peek(), entry(earlier)].slice(-MOST);
  });
}

/**
 * @param {unknown[]} of
 * @returns {Entry}
 */
function entry(of) {
  return { values: of, operation: settings.operation.peek() };
}

/** @returns {boolean} whether there was something to take back */
export function undo() {
  return replay(past, future);
}

/** @returns {boolean} */
export function redo() {
  return replay(future, past);
}

/**
 * @param {typeof past} from
 * @param {typeof past} to
 */
function replay(from, to) {
  const target = from.peek().at(-1);
  const now = before;
  if (!target || !now) return false;
  last = { what: '', at: -Infinity };
  isReplaying = true;
  batch(() => {
    from.value = from.peek().slice(0, -1);
    to.value = [...to.peek(), entry(now)];
    KEPT.forEach((key, at) => {
      /** @type {import('@preact/signals').Signal<unknown>} */ (settings[key]).value = target.values[at];
    });
    showWhatChanged(target, now);
    revision.value += 1;
  });
  isReplaying = false;
  return true;
}

/**
 * The transposed convolution has weights of its own: where only those of the other are changed,
 * the page goes where they are seen.
 * @param {Entry} target
 * @param {unknown[]} now
 */
function showWhatChanged(target, now) {
  const changes = (/** @type {number} */ from, /** @type {number} */ to) => (
    now.slice(from, to).some((value, at) => value !== target.values[from + at])
  );
  const isTransposed = settings.operation.peek() === 'transposed';
  const isSeen = isTransposed ? changes(SECOND, KEPT.length) : changes(0, SECOND);
  if (!isSeen) settings.operation.value = target.operation;
}
