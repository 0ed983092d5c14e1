/** Two functions, how they are combined, and the place that is looked at. */

import { computed } from '@preact/signals';
import { nearest, parseSignal, printSignal } from '../../../lib/signals.js';
import { decimal, oneOf, optional } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo, convolved } from '../../data.js';
import { asPlaces, readEvery } from './sampled.js';

/** @typedef {import('../../../lib/signals.js').Signal} Signal */
/** @typedef {import('../../data.js').Convolved} Convolved */

/** @type {import('../../../state/codecs.js').Codec<Signal>} */
const signalCodec = { parse: parseSignal, print: printSignal };

/** @typedef {readonly [number, number]} Span */

/** @type {import('../../../state/codecs.js').Codec<Span>} */
const spanCodec = {
  parse(text) {
    const [, low, high] = /^(-?\d{1,3}),(-?\d{1,3})$/.exec(text) ?? [];
    return Number(low) < Number(high) ? [Number(low), Number(high)] : undefined;
  },
  print: (value) => value.join(','),
};

/** Between samples of what is continuous. */
export const STEP = 0.05;

/** How far apart the samples may be that stand beside what is continuous. */
export const EVERY = /** @type {const} */ ([1, 0.5, 0.25, 0.1]);

/** `both`: continuous, and beside it the same functions read at even distances. */
export const DOMAINS = /** @type {const} */ (['continuous', 'discrete', 'both']);

/** @type {import('../../../state/codecs.js').Codec<typeof EVERY[number]>} */
const everyCodec = { parse: (text) => EVERY.find((one) => String(one) === text), print: String };

export const settings = Object.freeze({
  f: setting('f', /** @type {Signal} */ (Object.freeze({ shape: 'box', from: 0, to: 2 })), signalCodec),
  g: setting('g', /** @type {Signal} */ (Object.freeze({ shape: 'exponential', start: 0, rate: 1 })), signalCodec),
  domain: setting('domain', /** @type {typeof DOMAINS[number]} */ ('continuous'), oneOf(DOMAINS)),
  every: setting('every', /** @type {typeof EVERY[number]} */ (0.5), everyCodec),
  mode: setting('mode', /** @type {'convolution'|'correlation'} */ ('convolution'), oneOf(['convolution', 'correlation'])),
  /** First and last place; null: what shows everything. */
  span: setting('span', /** @type {Span|null} */ (null), optional(spanCodec)),
  /** null: in the middle of what there is */
  x: setting('x', /** @type {number|null} */ (null), optional(decimal(-1000, 1000))),
});

export const { query, read } = tableOf(settings);

/** What the plots that are always there are of. */
export const domain = computed(() => /** @type {import('../../../lib/signals.js').Domain} */ (settings.domain.value === 'discrete' ? 'discrete' : 'continuous'));

const question = computed(() => ({
  domain: domain.value,
  mode: settings.mode.value,
  f: settings.f.value,
  g: settings.g.value,
  ...(settings.span.value ? { range: settings.span.value } : {}),
  ...(domain.value === 'continuous' ? { step: STEP } : {}),
}));

const whole = answerTo(question, convolved);
export const { answer } = whole;

/** The same functions, known only every so often. */
const sampled = answerTo(computed(() => {
  const now = answer.value;
  if (domain.value === 'discrete' || now?.domain !== 'continuous') return null;
  return { every: settings.every.value, body: { mode: now.mode, ...readEvery(now, settings.every.value) } };
}), async ({ every, body }, abort) => ({ every, ...asPlaces(await convolved({ domain: 'discrete', ...body }, abort), every) }));

/** null where both are discrete anyway, and while it is not known. */
export const samples = computed(() => (domain.value === 'discrete' ? null : sampled.answer.value));

/** What stands beside the plots that are always there. */
export const beside = computed(() => (settings.domain.value === 'both' ? samples.value : null));

export const refusal = computed(() => whole.refusal.value ?? (settings.domain.value === 'both' ? sampled.refusal.value : null));

/** Ask again for what was not answered. */
export function retry() {
  for (const one of [whole, sampled]) if (one.refusal.peek() !== null) one.retry();
}

/** The place that is looked at: a third of the way where none was chosen. */
const lookedAt = computed(() => settings.x.value ?? answer.value?.x[Math.floor(answer.value.x.length / 3)] ?? 0);

/** Where in an answer that is. @param {Convolved} now */
export function placeIn(now) {
  return nearest(lookedAt.value, now.x);
}

/** Of what the slider moves through: samples where there are some. */
export const steered = computed(() => beside.value ?? answer.value);

/** Where in it the place is that is looked at. */
export const place = computed(() => (answer.value ? placeIn(answer.value) : 0));

/** Between two places of now: what is continuous moves smoothly, the rest from one to the next. */
export const stride = computed(() => beside.value?.every ?? (domain.value === 'continuous' ? STEP : 1));

/** @param {number} x */
export function lookAt(x) {
  const now = steered.peek();
  if (now) settings.x.value = Number(now.x[nearest(x, now.x)].toFixed(4));
}
