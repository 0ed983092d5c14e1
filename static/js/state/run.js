/**
 * From the settings to what the stage draws: a request, the run the server makes of it, and its
 * arrays. The last good model stays until the next one is whole.
 */

import { batch, computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { pick } from '../lib/i18n.js';
import { keep, source } from './chain.js';
import { firstInput } from './input.js';
import { modelOf } from './model.js';
import { askedOperation } from './operation.js';
import { prepared } from './prepare.js';
import { hasFilters, preset } from './presets.js';
import { settings } from './settings.js';
import { isTransposed, transposedPreset } from './transposed.js';
import { seenAs } from './view.js';

/** @typedef {import('../types.js').FieldError} FieldError */
/** @typedef {import('../types.js').AskedOperation} AskedOperation */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').RunInput} RunInput */
/** @typedef {Omit<Model, 'kernelName'>} Built */

/** Milliseconds that a slider has to rest before the server is asked. */
const REST = 120;

/** What the settings ask for, as JSON; null while the input or the preset is not known. */
const question = computed(() => {
  const input = runInput();
  const operation = askedOperation();
  return input && operation ? JSON.stringify({ input, operation }) : null;
});

/** @returns {RunInput|null} */
function runInput() {
  if (settings.from.value === null) return firstInput();
  return source.value && { run: source.value.id };
}

const built = signal(/** @type {Built|null} */ (null));

/** The run as it is looked at. */
const seen = computed(() => built.value && seenAs(built.value, settings.tView.value));

/** What the stage draws; null only until the first run is here. */
export const model = computed(() => {
  const chosen = isTransposed.value ? transposedPreset.value : preset.value;
  const named = chosen && hasFilters.value ? pick(chosen.title) : null;
  return seen.value ? Object.freeze({ ...seen.value, kernelName: named }) : null;
});

/** Whether a run is on its way. */
export const loading = signal(false);

const answered = signal(/** @type {string|null} */ (null));

/** Whether the settings have had their answer, good or bad. */
export const isSettled = computed(() => answered.value !== null && answered.value === question.value);

/** Why the last question was refused: the fields and what is wrong with them. */
export const refusals = signal(/** @type {FieldError[]} */ ([]));

/** Whether the server could not be reached, or failed. */
export const lost = signal(false);

/** @type {{asked: string, own: AbortController}|null} */
let underway = null;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;

effect(() => {
  const asked = question.value;
  clearTimeout(timer);
  if (asked) timer = setTimeout(load, built.peek() ? REST : 0, asked);
});

/** Ask again, after the server could not be reached. */
export function retry() {
  if (question.peek()) load(/** @type {string} */ (question.peek()));
}

/** @param {string} asked */
async function load(asked) {
  if (underway?.asked === asked) return;
  underway?.own.abort();
  const own = new AbortController();
  underway = { asked, own };
  loading.value = true;
  try {
    const next = await build(JSON.parse(asked), own.signal);
    accept(asked, next);
  } catch (error) {
    if (!api.isAbort(error)) report(asked, error);
  } finally {
    if (underway.own === own) {
      underway = null;
      loading.value = false;
    }
  }
}

/**
 * @param {string} asked
 * @param {Built} next
 */
function accept(asked, next) {
  batch(() => {
    built.value = next;
    answered.value = asked;
    refusals.value = [];
    lost.value = false;
  });
}

/**
 * @param {string} asked
 * @param {unknown} error
 */
function report(asked, error) {
  if (!api.isFailure(error)) throw error;
  const isRefused = error instanceof api.Refusal && error.status < 500;
  batch(() => {
    lost.value = !isRefused;
    if (!isRefused) return;
    answered.value = asked;
    refusals.value = error.fields.length ? error.fields : [{ pointer: '', detail: error.message }];
  });
}

/**
 * @param {{input: RunInput, operation: AskedOperation}} asked
 * @param {AbortSignal} abort
 * @returns {Promise<Built>}
 */
async function build(asked, abort) {
  const { request, flattened, other } = await prepared(asked, abort);
  const run = await api.createRun(request, abort);
  const before = built.peek();
  const from = flattened?.input ?? run.input;
  const same = before && JSON.stringify(before.run.input) === JSON.stringify(from);
  const [input, output] = await Promise.all([
    same ? before.input : api.readArray(run.links.input, abort),
    api.readArray(run.links.output, abort),
  ]);
  keep(run);
  return modelOf(run, input, output, { flattened, other });
}
