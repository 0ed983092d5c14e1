/** Trying oneself: a number of the present step is hidden, and what is typed is marked by the server. */

import { batch, computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { parseNumber } from '../lib/numbers.js';
import { nextPosition, quantitiesOf, questionAt } from '../walk/question.js';
import { model } from './run.js';
import { count } from './score.js';
import { settings } from './settings.js';
import { player, records } from './walk.js';

/** @typedef {import('../types.js').Quantity} Quantity */
/** @typedef {import('../types.js').StepRecord} StepRecord */
/** @typedef {import('../types.js').Trying} Trying */
/** @typedef {import('../types.js').Verdict} Verdict */

/**
 * Where a person is with the question.
 * @typedef {{is: 'open'|'asking'|'not_a_number'|'lost'}
 *   | {is: 'refused', detail: string}
 *   | {is: 'wrong'|'right', value: number, verdict: Verdict}
 *   | {is: 'shown'}} Attempt
 */

/** What can be asked here. */
export const quantities = computed(() => (model.value ? quantitiesOf(model.value) : []));

/** Whether a person tries; something may be in the way of a question. */
export const isTrying = computed(() => settings.tryIt.value !== null);

export const question = computed(() => {
  const [now, wanted] = [model.value, settings.tryIt.value];
  return now && wanted ? questionAt(now, player.position.value, wanted) : null;
});

const key = computed(() => question.value?.key ?? null);

/** @type {Attempt} */
const OPEN = Object.freeze({ is: 'open' });

/** The last attempt, and at which question. */
const made = signal({ key: '', attempt: /** @type {Attempt} */ ({ is: 'open' }) });

/** The same, as far as it is about the present question. @type {import('@preact/signals').ReadonlySignal<Attempt>} */
export const attempt = computed(() => (made.value.key === key.value ? made.value.attempt : OPEN));

/** What is typed; it is never lost to a mistake. */
export const typed = signal('');

export const isSolved = computed(() => attempt.value.is === 'right' || attempt.value.is === 'shown');

/** What the stage has to hide. @type {import('@preact/signals').ReadonlySignal<Trying|null>} */
export const trying = computed(() => (settings.tryIt.value && {
  quantity: settings.tryIt.value,
  help: settings.tryHelp.value,
  solved: isSolved.value ? key.value : null,
}));

// Another question begins anew.
effect(() => {
  key.value;
  typed.value = '';
});

/**
 * @param {string} of the key of a question
 * @param {Attempt} next
 */
function set(of, next) {
  made.value = { key: of, attempt: next };
}

/** The record that is asked about; null while it is on its way. */
export const asked = computed(() => {
  const [now, about] = [model.value, question.value];
  if (!now || !about) return null;
  const found = records.at(about.position);
  return found?.[now.kind === 'conv' ? 0 : about.channel] ?? null;
});

/** @param {Quantity} quantity */
export function startTrying(quantity) {
  if (player.playing.peek()) player.toggle();
  player.goTo(player.position.peek());
  batch(() => {
    settings.tryIt.value = quantity;
    settings.tryHelp.value = null;
  });
}

export function stopTrying() {
  batch(() => {
    settings.tryIt.value = null;
    settings.tryHelp.value = null;
  });
}

/** Have what is typed marked. */
export async function answer() {
  const [about, record, value] = [question.peek(), asked.peek(), parseNumber(typed.peek())];
  if (!about || !record || attempt.peek().is === 'asking') return;
  if (value === null) {
    set(about.key, { is: 'not_a_number' });
    return;
  }
  set(about.key, { is: 'asking' });
  const next = await marked(about, record, value);
  // The walk may have gone on meanwhile.
  if (key.peek() !== about.key) return;
  if (next.is === 'right' || next.is === 'wrong') count(about.key, next.is);
  set(about.key, next);
}

/**
 * @param {import('../walk/question.js').Question} about
 * @param {StepRecord} record
 * @param {number} value
 * @returns {Promise<Attempt>}
 */
async function marked({ quantity, channel, tap }, record, value) {
  const at = quantity === 'output' ? {} : { channel, ...(tap && { tap }) };
  const { id } = /** @type {import('../types.js').Model} */ (model.peek()).run;
  try {
    const verdict = await api.mark(id, record.index, { quantity, ...at, value });
    return { is: verdict.right ? 'right' : 'wrong', value, verdict };
  } catch (error) {
    if (!api.isFailure(error)) throw error;
    return error instanceof api.Refusal ? { is: 'refused', detail: error.message } : { is: 'lost' };
  }
}

/** Show the number and how it comes about. */
export function showSolution() {
  const about = question.peek();
  if (!about) return;
  count(about.key, 'shown');
  set(about.key, { is: 'shown' });
}

/** Go on to a question about another step. */
export function askNext() {
  const now = model.peek();
  if (!now) return;
  player.goTo(nextPosition(now, player.position.peek(), Math.random));
}
