/** Dice: the chances of a sum are the convolution of the chances of its parts. */

import { computed } from '@preact/signals';
import { integer, optional } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo, distribution } from '../../data.js';
import { brief } from '../../numbers.js';
import { exploreTable } from '../as_table.js';

/** What the sliders may be. */
export const BOUNDS = Object.freeze({ dice: 6, faces: 12 });

export const settings = Object.freeze({
  dice: setting('dice', 2, integer(2, BOUNDS.dice)),
  faces: setting('faces', 6, integer(2, BOUNDS.faces)),
  /** null: the middle one */
  total: setting('total', /** @type {number|null} */ (null), optional(integer(2, BOUNDS.dice * BOUNDS.faces))),
});

export const { query, read } = tableOf(settings);

const question = computed(() => ({ dice: settings.dice.value, faces: settings.faces.value }));

export const { answer, refusal, retry } = answerTo(question, distribution);

/** The place in the answer of the total that is looked at. */
export const place = computed(() => {
  const now = answer.value;
  if (!now) return 0;
  const last = now.probabilities.length - 1;
  const wanted = settings.total.value === null ? Math.floor(last / 2) : settings.total.value - now.start;
  return Math.min(last, Math.max(0, wanted));
});

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
export const facts = computed(() => {
  const now = answer.value;
  if (!now) return {};
  return {
    total: String(now.start + place.value),
    ways: String(now.pairs[place.value].length),
    chance: brief(now.probabilities[place.value]),
    dice: String(settings.dice.value),
  };
});

export const explore = computed(() => {
  const { faces, dice } = settings;
  const one = Array.from({ length: Math.min(9, faces.value) }, () => 1);
  return dice.value === 2 ? exploreTable(one, one) : null;
});
