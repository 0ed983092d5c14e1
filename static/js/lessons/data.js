/** What the lessons ask the server: the numbers of their figures, and of their questions. */

import { batch, effect, signal } from '@preact/signals';
import { isAbort, isFailure, post, Refusal } from '../api.js';

/** @typedef {import('../lib/signals.js').Domain} Domain */
/** @typedef {import('../lib/signals.js').Signal} Signal */

/**
 * @typedef {object} ConvolveQuestion
 * @property {Domain} domain
 * @property {'convolution'|'correlation'} [mode]
 * @property {Signal} f
 * @property {Signal} g
 * @property {readonly [number, number]} [range]
 * @property {number} [step] between samples of what is continuous
 */

/**
 * @typedef {object} Convolved
 * @property {Domain} domain
 * @property {'convolution'|'correlation'} mode
 * @property {number[]} t
 * @property {number[]} f
 * @property {number[]} g
 * @property {number[]} x
 * @property {number[]} h
 * @property {{x: number, h: number}} peak
 * @property {{f: number, g: number, h: number}} area
 * @property {number} swapped_difference
 * @property {{f: [number, number][]|null, g: [number, number][]|null, h: [number, number][]|null}} impulses
 */

/**
 * @param {ConvolveQuestion} question
 * @param {AbortSignal|null} [abort]
 * @returns {Promise<Convolved>}
 */
export function convolved(question, abort = null) {
  return post('/signals/convolve', question, abort);
}

/**
 * @typedef {object} Smoothed
 * @property {number[]} t
 * @property {number[]} truth
 * @property {number[]} readings
 * @property {number[]} weights of the newest reading first
 * @property {number[]} smoothed
 * @property {{readings: number, smoothed: number}} error root mean square
 * @property {{age: number, reading: number, weight: number, product: number}[]|null} terms of the moment that was asked for
 * @property {number|null} sum of them
 */

/**
 * @param {{readings: number, noise: number, seed: number, weights: {shape: 'exponential'|'box', width: number}, at?: number}} question
 * @param {AbortSignal|null} [abort]
 * @returns {Promise<Smoothed>}
 */
export function smoothed(question, abort = null) {
  return post('/signals/smooth', question, abort);
}

/** @typedef {{start: number, probabilities: number[]}} Chances from the lowest value up */

/**
 * @typedef {Chances & {
 *   mean: number, variance: number, first: Chances, second: Chances,
 *   pairs: {first: number, second: number, product: number}[][],
 * }} Distribution of a sum; `pairs` are the ways to each total
 */

/**
 * @param {{dice: number, faces: number}} question
 * @param {AbortSignal|null} [abort]
 * @returns {Promise<Distribution>}
 */
export function distribution(question, abort = null) {
  return post('/distributions/dice', question, abort);
}

/**
 * @typedef {{kind: 'dense', inputs: number, outputs: number}
 *   | {kind: 'window', inputs: number, kernel_size: number, stride?: number, padding?: number, dilation?: number}
 *   | {kind: 'channels', in_channels: number, out_channels: number, groups: number}} LinesQuestion
 */

/**
 * @typedef {object} Connected
 * @property {number} inputs
 * @property {number} outputs
 * @property {[number, number, number][]} edges input, output, weight; lines that share a weight have its number
 * @property {number} weights
 * @property {number} biases
 * @property {number} dense_weights
 */

/**
 * @param {LinesQuestion} question
 * @param {AbortSignal|null} [abort]
 * @returns {Promise<Connected>}
 */
export function connected(question, abort = null) {
  return post('/connectivity', question, abort);
}

/**
 * @typedef {object} MatrixAnswer
 * @property {[number, number]} shape
 * @property {number[][]} matrix
 * @property {number[][]} taps -1 where no weight stands
 * @property {{rows: number, columns: number, height: number, width: number}|null} blocks
 * @property {number} distinct
 * @property {number} zeros
 * @property {number[]} bias
 * @property {{columns: number[][], weight: number[][], output: number[][]}|null} im2col
 */

/**
 * @param {{operation: Record<string, unknown>, input_shape?: number[], input?: {values: unknown}}} question
 * @param {AbortSignal|null} [abort]
 * @returns {Promise<MatrixAnswer>}
 */
export function matrixOf(question, abort = null) {
  return post('/matrices', question, abort);
}

/** Milliseconds that a control has to rest before the server is asked. */
const REST = 60;

/** How many figures wait for an answer. */
export const underway = signal(0);

/**
 * An answer that follows a question; the last good one stays until the next is here. `stop` ends it.
 * @template Q, A
 * @param {import('@preact/signals').ReadonlySignal<Q|null>} question null while there is none
 * @param {(question: Q, abort: AbortSignal) => Promise<A>} ask
 */
export function answerTo(question, ask) {
  const answer = signal(/** @type {A|null} */ (null));
  /** Why there is none: the server's words, or "" where it does not answer. */
  const refusal = signal(/** @type {string|null} */ (null));
  /** @type {AbortController|null} */
  let own = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let last = '';
  let isWaiting = false;

  /** @param {boolean} now */
  function wait(now) {
    if (now !== isWaiting) underway.value += now ? 1 : -1;
    isWaiting = now;
  }

  /** @param {Q} asked */
  async function load(asked) {
    own?.abort();
    own = new AbortController();
    try {
      const found = await ask(asked, own.signal);
      batch(() => {
        answer.value = found;
        refusal.value = null;
        wait(false);
      });
    } catch (error) {
      if (isAbort(error)) return;
      if (!isFailure(error)) throw error;
      batch(() => {
        refusal.value = error instanceof Refusal ? error.message : '';
        wait(false);
      });
    }
  }

  const stop = effect(() => {
    const asked = question.value;
    const text = JSON.stringify(asked);
    if (asked === null || text === last) return;
    last = text;
    clearTimeout(timer);
    wait(true);
    timer = setTimeout(load, answer.peek() === null ? 0 : REST, asked);
  });

  /** Ask again, where the server did not answer. */
  function retry() {
    if (question.peek() === null) return;
    wait(true);
    load(/** @type {Q} */ (question.peek()));
  }

  return { answer, refusal, retry, stop };
}
