/** The figure of two functions: turned, slid, multiplied, added up. */

import { computed } from '@preact/signals';
import { brief, fixed } from '../../numbers.js';
import { explore } from './explore.js';
import { Figure } from './Figure.js';
import { answer, place, placeIn, query, read, samples } from './state.js';

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
const facts = computed(() => {
  const now = answer.value;
  if (!now) return {};
  const often = samples.value ?? { ...now, every: 1 };
  return {
    x: fixed(now.x[place.value], 2),
    h: brief(now.h[place.value]),
    peak_x: fixed(now.peak.x, 2),
    peak_h: brief(now.peak.h),
    area_f: brief(now.area.f),
    area_g: brief(now.area.g),
    area_h: brief(now.area.h),
    swapped: brief(now.swapped_difference),
    every: String(often.every),
    h_sampled: brief(often.h[placeIn(often)]),
  };
});

/** @type {import('../../types.js').FigureKind} */
export const signals = { Figure, read, query, facts, explore };
