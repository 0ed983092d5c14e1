/** The same in Explore: a signal as a picture of one row, and a kernel of one row over it. */

import { computed } from '@preact/signals';
import { table, weights } from '../../../state/codecs.js';
import { answer, settings } from './state.js';

/** What Explore's kernel and padding may be. */
const LONGEST = 9;
const MOST = 24;

/**
 * The samples at whole places, from the first that is not zero to the last.
 * @param {readonly number[]} t
 * @param {readonly number[]} values
 * @returns {number[]}
 */
function whole(t, values) {
  const at = values.filter((_, place) => Number.isInteger(Number(t[place].toFixed(6))));
  const first = at.findIndex((value) => value !== 0);
  const last = at.findLastIndex((value) => value !== 0);
  return first < 0 ? [0] : at.slice(first, last + 1).map((value) => Number(value.toFixed(4)));
}

export const explore = computed(() => {
  const now = answer.value;
  if (!now) return null;
  const f = whole(now.t, now.impulses.f ? atImpulses(now.t, now.impulses.f) : now.f).slice(0, MOST);
  const g = whole(now.t, now.impulses.g ? atImpulses(now.t, now.impulses.g) : now.g).slice(0, LONGEST);
  const side = g.length - 1;
  return [
    `values=${table.print([[f]])}`,
    `op=${settings.mode.value}`,
    'preset=own',
    `weights=${weights.print([[[g]]])}`,
    `padding=0,0,${side},${side}`,
  ].join('&');
});

/**
 * @param {readonly number[]} t
 * @param {readonly (readonly [number, number])[]} impulses
 * @returns {number[]} their weights at the places of t
 */
function atImpulses(t, impulses) {
  return t.map((at) => impulses.find(([where]) => Math.abs(where - at) < 1e-9)?.[1] ?? 0);
}
