/**
 * A run that follows a question: asked for when the question has rested, given up when it changes.
 * The last good answer stays until the next one is whole.
 */

import { batch, computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { keep } from './chain.js';
import { modelOf } from './model.js';
import { prepared } from './prepare.js';

/** @typedef {import('../types.js').AskedOperation} AskedOperation */
/** @typedef {import('../types.js').FieldError} FieldError */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').RunInput} RunInput */
/** @typedef {Omit<Model, 'kernelName'>} Built */
/** @typedef {import('@preact/signals').ReadonlySignal<string|null>} Question JSON of an input and an operation */

/** Milliseconds that a slider has to rest before the server is asked. */
const REST = 120;

/** Whether the server could not be reached, or failed. */
export const lost = signal(false);

/**
 * @param {Question} question null while the input or the operation is not known
 * @param {() => Built|null} [near] another run that may read the same input
 */
export function createAsking(question, near = () => null) {
  const built = signal(/** @type {Built|null} */ (null));
  /** Whether a run is on its way. */
  const loading = signal(false);
  const answered = signal(/** @type {string|null} */ (null));
  /** Whether the question has had its answer, good or bad. */
  const isSettled = computed(() => answered.value !== null && answered.value === question.value);
  /** Why the last question was refused: the fields and what is wrong with them. */
  const refusals = signal(/** @type {FieldError[]} */ ([]));

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
  function retry() {
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
      accept(asked, await build(JSON.parse(asked), [built.peek(), near()], own.signal));
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

  return { built, loading, isSettled, refusals, retry };
}

/**
 * @param {{input: RunInput, operation: AskedOperation}} asked
 * @param {(Built|null)[]} others whose input may be the same, and is not read again then
 * @param {AbortSignal} abort
 * @returns {Promise<Built>}
 */
async function build(asked, others, abort) {
  const { request, flattened, other } = await prepared(asked, abort);
  const run = await api.createRun(request, abort);
  const from = JSON.stringify(flattened?.input ?? run.input);
  const same = others.find((one) => one && JSON.stringify(one.run.input) === from);
  const [input, output] = await Promise.all([
    same ? same.input : api.readArray(run.links.input, abort),
    api.readArray(run.links.output, abort),
  ]);
  keep(run);
  return modelOf(run, input, output, { flattened, other });
}
