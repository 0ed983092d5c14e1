/** The spacecraft: noisy readings of a position, and what weights make of them. */

import { computed } from '@preact/signals';
import { decimal, integer, oneOf } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo, smoothed } from '../../data.js';
import { brief } from '../../numbers.js';
import { exploreTable } from '../as_table.js';

/** What the sliders may be. */
export const BOUNDS = Object.freeze({ width: 24, noise: 3, seed: 9999 });

export const settings = Object.freeze({
  width: setting('width', 4, integer(1, BOUNDS.width)),
  noise: setting('noise', 1, decimal(0, BOUNDS.noise)),
  weights: setting('weighting', /** @type {'exponential'|'box'} */ ('exponential'), oneOf(['exponential', 'box'])),
  seed: setting('seed', 1, integer(1, BOUNDS.seed)),
  /** The reading whose sum is looked at. */
  at: setting('t', 40, integer(0, 59)),
});

export const { query, read } = tableOf(settings);

const question = computed(() => ({
  readings: 60,
  noise: settings.noise.value,
  seed: settings.seed.value,
  weights: { shape: settings.weights.value, width: settings.width.value },
  at: settings.at.value,
}));

export const { answer, refusal, retry } = answerTo(question, smoothed);

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
export const facts = computed(() => {
  const now = answer.value;
  if (!now) return {};
  return {
    readings: String(now.readings.length),
    raw: brief(now.error.readings),
    smoothed: brief(now.error.smoothed),
  };
});

export const explore = computed(() => answer.value && exploreTable(answer.value.readings.slice(0, 24), answer.value.weights.slice(0, 9)));
