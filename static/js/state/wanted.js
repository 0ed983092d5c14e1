/**
 * "I want an output of this size": the question to the server's inverse arithmetic, its answer, and
 * the way there and back on the sliders. What is wanted is nobody's but the asker's and not in the
 * address; the settings that are chosen are.
 */

import { batch, computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { sizesOf, waysOf } from '../lib/inverse.js';
import { fourOf, pairOf, shortFour, shortPair, spanOfTaps } from '../lib/sides.js';
import { askedOperation } from './operation.js';
import { inputSize, layer, vectorSize } from './presets.js';
import { BOUNDS, settings } from './settings.js';

/** @typedef {import('../lib/inverse.js').Way} Way */
/** @typedef {import('../types.js').InverseAnswer} InverseAnswer */
/** @typedef {import('../types.js').InverseQuestion} InverseQuestion */
/** @typedef {import('../types.js').AskedOperation} Operation */
/** @typedef {import('../types.js').Padding} Padding */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').Sides} Sides */
/** @typedef {import('./settings.js').OperationName} OperationName */

/** Milliseconds that the typing has to rest before the server is asked. */
const REST = 160;

const LIMITS = Object.freeze({
  stride: BOUNDS.stride, padding: BOUNDS.padding, outputPadding: BOUNDS.outputPadding,
});

/** Whether a person is asking. */
export const isAsking = signal(false);

/** What was typed: the height and the width, or one for both. */
export const typed = signal(/** @type {string[]} */ ([]));

/**
 * What came of it.
 * @type {import('@preact/signals').Signal<{answer: InverseAnswer, ways: Way[]}|{refused: string}|null>}
 */
export const found = signal(null);

/**
 * The settings as they stood before the first way was taken, and of which operation.
 * @type {import('@preact/signals').Signal<{operation: OperationName, values: (Padding|null)[]}|null>}
 */
const before = signal(null);

/** What of the present operation the question is about; null where no window slides. */
const asked = computed(() => {
  if (vectorSize.value !== null) return null;
  const operation = askedOperation();
  return operation && inputSize.value ? aboutSizes(operation, /** @type {Pair} */ (inputSize.value)) : null;
});

/** Whether there is a size to want. */
export const canAsk = computed(() => asked.value !== null);

/** Whether the axes can have different sizes: one number is not enough then. */
export const hasTwoSizes = computed(() => {
  if (!asked.value) return false;
  const { input_size: input, kernel_size: kernel, dilation = [1] } = asked.value;
  return [input, kernel, dilation].some((sides) => sides[0] !== sides.at(-1));
});

/** Whether something was typed that is no size. */
export const isUnreadable = computed(() => sizesOf(typed.value, 2) === null);

/** What is to be answered, as text. */
const question = computed(() => {
  const sizes = sizesOf(typed.value, 2);
  if (!isAsking.value || !asked.value || !sizes) return null;
  return JSON.stringify({ ...asked.value, output_size: sizes });
});

/**
 * @param {Operation} operation
 * @param {Pair} size of the input
 * @returns {Omit<InverseQuestion, 'output_size'>|null}
 */
function aboutSizes(operation, size) {
  const common = { op: operation.op, input_size: size };
  switch (operation.op) {
    case 'conv2d':
    case 'conv_transpose2d': {
      const [kernel] = (operation.weight ?? [])[0];
      return { ...common, kernel_size: [kernel.length, kernel[0].length], dilation: ones(operation.dilation) };
    }
    case 'max_pool2d':
    case 'avg_pool2d':
    case 'lp_pool2d': {
      const dilation = 'dilation' in operation ? operation.dilation : 1;
      const isCeil = operation.ceil_mode ?? false;
      return { ...common, kernel_size: ones(operation.kernel_size), dilation: ones(dilation), ceil_mode: isCeil };
    }
    default:
      return null;
  }
}

/** @param {Sides|undefined} given @returns {number[]} */
function ones(given = 1) {
  return typeof given === 'number' ? [given] : given;
}

/** What the present answer is an answer to. */
const answered = signal(/** @type {string|null} */ (null));

/** Whether what was found is of an earlier question: it stays to be seen until the next answer. */
export const isBehind = computed(() => answered.value !== question.value);

effect(() => {
  const text = question.value;
  if (text === null) {
    found.value = null;
    answered.value = null;
    return undefined;
  }
  const giveUp = new AbortController();
  const timer = setTimeout(ask, REST, text, giveUp.signal);
  return () => {
    clearTimeout(timer);
    giveUp.abort();
  };
});

/**
 * @param {string} text
 * @param {AbortSignal} abort
 */
async function ask(text, abort) {
  try {
    const answer = await api.inverseArithmetic(JSON.parse(text), abort);
    // Sorted once, by where the sliders stand now: a list must not move under the hand.
    tell(text, { answer, ways: waysOf(answer, way.peek(), LIMITS) });
  } catch (error) {
    if (api.isAbort(error)) return;
    if (!api.isFailure(error)) throw error;
    tell(text, { refused: error instanceof api.Refusal ? error.fields[0]?.detail ?? error.message : '' });
  }
}

/**
 * @param {string} text the question
 * @param {typeof found.value} what
 */
function tell(text, what) {
  batch(() => {
    answered.value = text;
    found.value = what;
  });
}

/** What the sliders of the present operation stand at. @type {import('@preact/signals').ReadonlySignal<Way>} */
export const way = computed(() => {
  const { stride, padding, tStride, tPadding, tOutputPadding, poolStride, poolPadding, window, dilation } = settings;
  const at = (/** @type {Sides} */ jump, /** @type {Padding} */ rim, /** @type {Sides} */ extra = 0) => {
    const [taps] = layer.value?.weight[0] ?? [[[0]]];
    const gaps = pairOf(dilation.value);
    const span = /** @type {Pair} */ ([taps.length, taps[0].length].map((side, axis) => spanOfTaps(side, gaps[axis])));
    return { stride: pairOf(jump), padding: fourOf(rim, span), outputPadding: pairOf(extra) };
  };
  switch (settings.operation.value) {
    case 'correlation':
    case 'convolution': return at(stride.value, padding.value);
    case 'transposed': return at(tStride.value, tPadding.value, tOutputPadding.value);
    case 'lp_pool': return at(poolStride.value ?? window.value, 0);
    default: return at(poolStride.value ?? window.value, poolPadding.value);
  }
});

/** The settings that a way of the present operation sets. */
function touched() {
  const { stride, padding, tStride, tPadding, tOutputPadding, poolStride, poolPadding } = settings;
  switch (settings.operation.peek()) {
    case 'correlation':
    case 'convolution': return [stride, padding];
    case 'transposed': return [tStride, tPadding, tOutputPadding];
    default: return [poolStride, poolPadding];
  }
}

/** Whether there is a way back from what was chosen. */
export const canUndo = computed(() => before.value?.operation === settings.operation.value);

/** @param {Way} to */
export function take({ stride, padding, outputPadding }) {
  const values = touched().map((one) => one.peek());
  if (!canUndo.peek()) before.value = { operation: settings.operation.peek(), values };
  const [jump, rim, extra] = [shortPair(stride), shortPair([padding[0], padding[2]]), shortPair(outputPadding)];
  batch(() => {
    switch (settings.operation.peek()) {
      case 'correlation':
      case 'convolution':
        settings.stride.value = jump;
        settings.padding.value = shortFour(padding);
        break;
      case 'transposed':
        settings.tStride.value = jump;
        settings.tPadding.value = rim;
        settings.tOutputPadding.value = extra;
        break;
      default:
        settings.poolStride.value = isWindow(stride) ? null : jump;
        // The p-norm has none, and leaves that of the others.
        if (settings.operation.peek() !== 'lp_pool') settings.poolPadding.value = rim;
    }
  });
}

/** @param {Pair} stride @returns {boolean} whether it is the window's size, which it then follows */
function isWindow(stride) {
  return pairOf(settings.window.peek()).every((side, axis) => side === stride[axis]);
}

/** The sliders as they stood before the first way was taken. */
export function undo() {
  const to = before.peek();
  if (!canUndo.peek() || !to) return;
  batch(() => {
    touched().forEach((one, place) => {
      /** @type {import('@preact/signals').Signal<unknown>} */ (one).value = to.values[place];
    });
    before.value = null;
  });
}

/** @param {number[]} size what is there now, to begin with */
export function startAsking(size) {
  batch(() => {
    before.value = null;
    typed.value = (hasTwoSizes.peek() ? size : size.slice(0, 1)).map(String);
    isAsking.value = true;
  });
}

export function stopAsking() {
  batch(() => {
    isAsking.value = false;
    before.value = null;
  });
}
