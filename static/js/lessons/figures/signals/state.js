/** Two functions, how they are combined, and the place that is looked at. */

import { computed } from '@preact/signals';
import { nearest, parseSignal, printSignal } from '../../../lib/signals.js';
import { decimal, oneOf, optional } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo, convolved } from '../../data.js';

/** @typedef {import('../../../lib/signals.js').Signal} Signal */

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

export const settings = Object.freeze({
  f: setting('f', /** @type {Signal} */ (Object.freeze({ shape: 'box', from: 0, to: 2 })), signalCodec),
  g: setting('g', /** @type {Signal} */ (Object.freeze({ shape: 'exponential', start: 0, rate: 1 })), signalCodec),
  domain: setting('domain', /** @type {'continuous'|'discrete'} */ ('continuous'), oneOf(['continuous', 'discrete'])),
  mode: setting('mode', /** @type {'convolution'|'correlation'} */ ('convolution'), oneOf(['convolution', 'correlation'])),
  /** First and last place; null: what shows everything. */
  span: setting('span', /** @type {Span|null} */ (null), optional(spanCodec)),
  /** null: in the middle of what there is */
  x: setting('x', /** @type {number|null} */ (null), optional(decimal(-1000, 1000))),
});

export const { query, read } = tableOf(settings);

const question = computed(() => ({
  domain: settings.domain.value,
  mode: settings.mode.value,
  f: settings.f.value,
  g: settings.g.value,
  ...(settings.span.value ? { range: settings.span.value } : {}),
  ...(settings.domain.value === 'continuous' ? { step: STEP } : {}),
}));

export const { answer, refusal, retry } = answerTo(question, convolved);

/** Where in the answer the place is that is looked at. */
export const place = computed(() => {
  const now = answer.value;
  if (!now) return 0;
  return settings.x.value === null ? Math.floor(now.x.length / 3) : nearest(settings.x.value, now.x);
});

/** Between two places of now: what is continuous moves smoothly, the rest from one to the next. */
export const stride = computed(() => (settings.domain.value === 'continuous' ? STEP : 1));

/** @param {number} x */
export function lookAt(x) {
  const now = answer.peek();
  if (now) settings.x.value = Number(now.x[nearest(x, now.x)].toFixed(4));
}
