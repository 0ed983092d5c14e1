/**
 * Two laws of convolutions on the present picture and kernel: what is taken of both, the runs that
 * the server makes of it, and the cell that is looked at. The last whole answer stays until the next.
 */

import { batch, computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { commuteQuestions, middleOf, planeOf, shapeOf, turnQuestions } from '../lib/laws.js';
import { source } from './chain.js';
import { firstInput } from './input.js';
import { sizeOf } from './pictures.js';
import { channels, layer } from './presets.js';
import { settings } from './settings.js';
import { filter } from './walk.js';

/** @typedef {import('../lib/laws.js').Grid} Grid */
/** @typedef {import('../lib/laws.js').Question} Question */
/** @typedef {import('../types.js').ConvMode} ConvMode */
/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').RunInput} RunInput */
/** @typedef {import('../types.js').StepRecord} StepRecord */
/** @typedef {'commute'|'turn'} Law */

/** Sides of the patch and of the kernel that still can be read, in cells. */
const PATCH = 6;
const KERNEL = 5;

/** One map: the question, and the server's numbers. @typedef {{question: Question, map: Grid, steps: StepRecord[]}} LawRun */

/**
 * @typedef {object} Shown
 * @property {Law} law
 * @property {ConvMode} mode
 * @property {Grid} f patch of the input
 * @property {Grid} g kernel
 * @property {Taken} taken
 * @property {LawRun[]} runs
 */

/**
 * What is taken for f and g.
 * @typedef {object} Taken
 * @property {RunInput} input where f is read
 * @property {boolean} isPicture
 * @property {number} channel counted from 0
 * @property {number} filter counted from 0
 * @property {Grid} kernel
 * @property {Pair} kernelSize before it was cut
 */

/** The law that is shown. @type {import('@preact/signals').ReadonlySignal<Law|null>} */
export const law = computed(() => {
  const { value } = settings.show;
  return value === 'shapes' ? null : value;
});

/** The channel that is looked at, counted from 0. */
export const lawChannel = computed(() => Math.min(settings.lawChannel.value, channels.value) - 1);

/** @returns {Taken|null} null while the picture or the kernel is not known */
function taken() {
  const now = layer.value;
  const input = settings.from.value === null ? smallInput() : source.value && { run: source.value.id };
  if (!now || !input) return null;
  const perGroup = channels.value / now.groups;
  const perFilter = now.weight.length / now.groups;
  const channel = lawChannel.value;
  const group = Math.floor(channel / perGroup);
  // The filter of the walk, if it reads this channel; else the first that does.
  const present = Math.min(filter.value, now.weight.length - 1);
  const chosen = Math.floor(present / perFilter) === group ? present : group * perFilter;
  const kernel = now.weight[chosen][channel - group * perGroup];
  return {
    input,
    isPicture: 'image' in input,
    channel,
    filter: chosen,
    kernel: middleOf(kernel, KERNEL),
    kernelSize: shapeOf(kernel),
  };
}

/** The picture as it is read, in few cells; a table as it is. @returns {RunInput|null} */
function smallInput() {
  const input = firstInput();
  if (!input || !('image' in input) || !input.crop || !input.size) return input;
  return { ...input, size: sizeOf(input.crop, Math.min(PATCH, Math.max(...input.size))) };
}

const question = computed(() => {
  const chosen = law.value && taken();
  return chosen && JSON.stringify({ law: law.value, mode: settings.lawMode.value, taken: chosen });
});

/** What the last answer was. */
export const shown = signal(/** @type {Shown|null} */ (null));

/** Why there is none: the server's words, or nothing where it could not be reached. */
export const lawFailure = signal(/** @type {string|null} */ (null));

/**
 * @param {{law: Law, mode: ConvMode, taken: Taken}} asked
 * @param {AbortSignal} abort
 */
async function load(asked, abort) {
  try {
    const f = middleOf(planeOf(await inputOf(asked.taken.input, abort), asked.taken.channel), PATCH);
    const g = asked.taken.kernel;
    const questions = asked.law === 'commute' ? commuteQuestions(f, g, asked.mode) : turnQuestions(f, g);
    const runs = await Promise.all(questions.map((one) => run(one, abort)));
    batch(() => {
      shown.value = { ...asked, f, g, runs };
      hovered.value = null;
      lit.value = null;
      lawFailure.value = null;
    });
  } catch (error) {
    if (api.isAbort(error) || abort.aborted) return;
    if (!api.isFailure(error)) throw error;
    lawFailure.value = error instanceof api.Refusal ? error.message : '';
  }
}

/** The arrays that were read last, by what they were. @type {{key: string, array: NdArray}|null} */
let read = null;

/**
 * @param {RunInput} input
 * @param {AbortSignal} abort
 * @returns {Promise<NdArray>} its numbers; every run has a link to its input, and ReLU's costs least
 */
async function inputOf(input, abort) {
  const key = JSON.stringify(input);
  if (read?.key !== key) {
    const { links } = await api.createRun({ input, operation: { op: 'relu' } }, abort);
    read = { key, array: await api.readArray(links.input, abort) };
  }
  return read.array;
}

/**
 * @param {Question} asked
 * @param {AbortSignal} abort
 * @returns {Promise<LawRun>}
 */
async function run(asked, abort) {
  const { id, links, counts } = await api.createRun(asked, abort);
  const [output, page] = await Promise.all([
    api.readArray(links.output, abort), api.steps(id, 0, counts.steps),
  ]);
  return { question: asked, map: planeOf(output, 0), steps: page.steps };
}

/** The cell under the pointer, which is looked at while it is there. */
export const hovered = signal(/** @type {Pair|null} */ (null));

/** The pair of numbers that is pointed at, by its name. */
export const lit = signal(/** @type {string|null} */ (null));

/** The cell of the maps that is looked at: pointed at, chosen, or the middle. */
export const lawCell = computed(() => {
  const [rows, cols] = shown.value ? shapeOf(shown.value.runs[0].map) : [1, 1];
  const [row, col] = hovered.value ?? settings.lawCell.value ?? [(rows - 1) >> 1, (cols - 1) >> 1];
  return /** @type {Pair} */ ([Math.min(row, rows - 1), Math.min(col, cols - 1)]);
});

// Last: an address may ask at once.
effect(() => {
  const text = question.value;
  if (!text) return undefined;
  const giveUp = new AbortController();
  load(JSON.parse(text), giveUp.signal);
  return () => giveUp.abort();
});
