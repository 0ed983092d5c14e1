/** The run whose output is walked on from, and the layers before it. */

import { computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { settings } from './settings.js';

/** @typedef {import('../types.js').RunAnswer} RunAnswer */

/** Runs never change: what was read once is kept. */
export const known = signal(/** @type {ReadonlyMap<string, RunAnswer>} */ (new Map()));

/** The run that is walked on from; null for the picture, and until it is here. */
export const source = computed(() => (
  settings.from.value === null ? null : known.value.get(settings.from.value) ?? null
));

/** Every layer before the present one, first layer first; null for what is not here yet. */
export const before = computed(() => (
  (source.value?.chain ?? []).map(({ id, op, output_shape: shape }) => (
    { id, op, shape, run: known.value.get(id) ?? null }
  ))
));

/** What became of a run that only the address names. */
export const sourceFailure = signal(/** @type {unknown} */ (null));

/** @param {RunAnswer} run */
export function keep(run) {
  if (!known.peek().has(run.id)) known.value = new Map([...known.peek(), [run.id, run]]);
}

/** @type {Set<string>} */
const asked = new Set();

/**
 * @param {string} id
 * @param {(error: unknown) => void} onFailure
 */
async function fetchRun(id, onFailure) {
  if (known.peek().has(id) || asked.has(id)) return;
  asked.add(id);
  try {
    keep(await api.readRun(id));
  } catch (error) {
    onFailure(error);
  } finally {
    asked.delete(id);
  }
}

effect(() => {
  const id = settings.from.value;
  if (id === null) return;
  fetchRun(id, (error) => {
    if (settings.from.peek() === id) sourceFailure.value = error;
  });
});

// A chip of the chain says what its layer was; without the run it says less.
effect(() => {
  for (const { id } of source.value?.chain ?? []) fetchRun(id, () => {});
});
