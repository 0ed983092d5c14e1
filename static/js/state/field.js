/**
 * What the present output cell sees of the picture at the beginning of a chain. Most layers say it
 * for all their cells at once; where cells differ the server is asked, when the walk rests.
 */

import { computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { fieldAt } from '../lib/field.js';
import { before } from './chain.js';
import { model } from './run.js';
import { player } from './walk.js';

/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../lib/field.js').Seen} Seen */

/** Milliseconds that the walk has to rest on a cell before the server is asked about it. */
const REST = 180;

/** The run of a chain that is walked; null where the picture itself is the input. */
const chained = computed(() => {
  const now = model.value;
  // A stamp is of an input cell: there is no output cell to ask about.
  return now && now.kind !== 'scatter' && 'run' in now.run.input ? now : null;
});

/** Rows and columns of the first input; null while they are not known. */
export const firstSize = computed(() => {
  const first = before.value[0]?.run;
  return first ? /** @type {Pair} */ (first.input_shape.slice(1)) : null;
});

/** The present output cell, "row column", as one value that compares. */
const cell = computed(() => {
  if (!chained.value) return null;
  const [, height, width] = chained.value.run.output_shape;
  if (chained.value.vectors?.output) return `0 ${player.position.value}`;
  const place = player.position.value % (height * width);
  return `${Math.floor(place / width)} ${place % width}`;
});

/** What the server said of a cell. */
const told = signal(/** @type {{key: string, seen: Seen}|null} */ (null));

/** @type {import('@preact/signals').ReadonlySignal<Seen|null>} */
export const seen = computed(() => {
  const now = chained.value;
  if (!now || !cell.value || !firstSize.value) return null;
  const field = now.run.receptive_field;
  if (field) return fieldAt(field, cellOf(cell.value), firstSize.value);
  return told.value?.key === keyOf(now.run.id, cell.value) ? told.value.seen : null;
});

/** @param {string} text @returns {Pair} */
function cellOf(text) {
  return /** @type {Pair} */ (text.split(' ').map(Number));
}

/** @param {string} run @param {string} at */
function keyOf(run, at) {
  return `${run} ${at}`;
}

effect(() => {
  const now = chained.value;
  const at = cell.value;
  if (!now || !at || now.run.receptive_field) return undefined;
  const giveUp = new AbortController();
  const timer = setTimeout(async () => {
    try {
      const fields = await api.receptiveField(now.run.id, cellOf(at), giveUp.signal);
      const first = fields.at(-1);
      if (first) told.value = { key: keyOf(now.run.id, at), seen: first };
    } catch (error) {
      // Only an outline is missing then; the walk itself says when the server is gone.
      if (!api.isAbort(error) && !api.isFailure(error)) throw error;
    }
  }, REST);
  return () => {
    clearTimeout(timer);
    giveUp.abort();
  };
});
