/**
 * The walk beside the page's own: another run of the same input, which differs in one setting, and
 * what goes in step with the page's player.
 */

import { batch, computed, effect } from '@preact/signals';
import { compared, otherOperation } from '../lib/comparisons.js';
import { followed, leading, placesOf } from '../lib/in_step.js';
import { createChannelMaps } from '../walk/channel_maps.js';
import { createRecords } from '../walk/records.js';
import { createAsking, lost } from './asking.js';
import { besides } from './looked_at.js';
import { built, kernelName, model, question } from './run.js';
import { COMPARISONS, settings } from './settings.js';
import { player, readSteps } from './walk.js';

/** @typedef {import('../lib/comparisons.js').Compared} Compared */
/** @typedef {import('../lib/comparisons.js').Reason} Reason */
/** @typedef {import('../types.js').AskedOperation} AskedOperation */
/** @typedef {import('../lib/comparisons.js').Comparison} Comparison */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Moment} Moment */
/** @typedef {import('../types.js').RunInput} RunInput */

/** @type {import('@preact/signals').ReadonlySignal<{input: RunInput, operation: AskedOperation}|null>} */
const asked = computed(() => (question.value ? JSON.parse(question.value) : null));

/** What the present operation can be compared by. */
export const offered = computed(() => {
  const now = asked.value;
  return now ? COMPARISONS.filter((what) => typeof compared(now.operation, what) !== 'string') : [];
});

/**
 * What is compared, with the value that the other walk has; or why it cannot be. null while nothing
 * is, or the operation is not known.
 * @type {import('@preact/signals').ReadonlySignal<
 *   {what: Comparison, reason: Reason, by: null} | {what: Comparison, reason: null, by: Compared & {other: string|number}} | null>}
 */
export const comparison = computed(() => {
  const [what, now] = [besides.value, asked.value];
  if (!what || !now) return null;
  const by = compared(now.operation, what);
  if (typeof by === 'string') return { what, reason: by, by: null };
  const other = by.others.find((value) => String(value) === settings.besideValue.value) ?? by.usual;
  return { what, reason: null, by: { ...by, other } };
});

const otherQuestion = computed(() => {
  const [now, to] = [asked.value, comparison.value];
  if (!now || !to?.by) return null;
  return JSON.stringify({ ...now, operation: otherOperation(now.operation, to.what, to.by.other) });
});

const asking = createAsking(otherQuestion, () => built.peek());

/** Why there is no other walk: what the server has against it. */
export const { refusals: otherRefusals } = asking;

/** The other walk's; null while there is none to compare, and until it is here. */
export const otherModel = computed(() => {
  const [one, to] = [asking.built.value, comparison.value];
  if (!one || !to?.by || asking.refusals.value.length) return null;
  return /** @type {Model} */ (Object.freeze({ ...one, kernelName: kernelName.value }));
});

/**
 * Both as they are drawn: a colour says the same in both.
 * @type {import('@preact/signals').ReadonlySignal<{first: Model|null, second: Model|null}>}
 */
export const pair = computed(() => {
  const [first, second] = [model.value, otherModel.value];
  if (!first || !second) return { first, second };
  const outputMax = Math.max(first.outputMax, second.outputMax);
  return { first: Object.freeze({ ...first, outputMax }), second: Object.freeze({ ...second, outputMax }) };
});

export const otherRecords = createRecords(readSteps);
/** Only the whole layer has any, and it is not looked at side by side. */
export const otherMaps = createChannelMaps(() => Promise.reject(new Error('not asked for')));

const places = computed(() => (
  model.value && otherModel.value
    ? { first: placesOf(model.value), second: placesOf(otherModel.value) } : null
));

/** Where the other walk stands. */
export const follower = computed(() => {
  if (!places.value) return { position: 0, isHere: true };
  const { first, second } = places.value;
  return followed(first, second, Math.min(player.position.value, player.total.value - 1));
});

/** @type {import('@preact/signals').ReadonlySignal<Moment>} */
const moment = computed(() => {
  const now = player.moment.value;
  const { position, isHere } = follower.value;
  if (position < 0) return { position: 0, phase: 'slide', progress: 0, sweep: false };
  return isHere ? { ...now, position } : { ...now, position, phase: 'write', progress: 1 };
});

/** What the other stage is moved by. */
export const otherPlayer = Object.freeze({ moment, playing: player.playing });

/**
 * Go where the other walk comes to a step of its own.
 * @param {number} position
 * @returns {number} in the page's own walk
 */
export function leadTo(position) {
  return places.value ? leading(places.value.first, places.value.second, position) : position;
}

/** Whether the other walk is not yet what the settings say, or its step has no numbers yet. */
export const isOtherBusy = computed(() => {
  if (lost.value || !comparison.value?.by) return false;
  if (!asking.isSettled.value) return true;
  return otherModel.value !== null && !moment.value.sweep && otherRecords.at(moment.value.position) === null;
});

/** @param {Comparison} what */
export function compareBy(what) {
  batch(() => {
    settings.beside.value = what;
    settings.besideValue.value = null;
  });
}

effect(() => {
  if (otherModel.value) otherRecords.setModel(otherModel.value);
});

// Where the other walk turns its kernels, this one waits until they are.
effect(() => player.turnToo(otherModel.value?.mode === 'convolution'));

// What could not be reached before is asked for again together with the page's own.
effect(() => {
  if (!lost.value && !asking.isSettled.peek()) asking.retry();
});
