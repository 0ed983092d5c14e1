/** The same in Explore, where both are known by their samples. */

import { computed } from '@preact/signals';
import { exploreTable } from '../as_table.js';
import { answer, settings } from './state.js';

/** What Explore's kernel may be, and what an address can hold. */
const LONGEST = 9;
const MOST = 24;

/**
 * The samples at whole places, from the first that is not zero to the last.
 * @param {readonly number[]} t
 * @param {readonly number[]} values
 * @param {readonly (readonly [number, number])[]|null} impulses
 * @returns {number[]}
 */
function whole(t, values, impulses) {
  const at = t.flatMap((where, place) => {
    if (!Number.isInteger(Number(where.toFixed(6)))) return [];
    if (!impulses) return [values[place]];
    return [impulses.find(([spike]) => Math.abs(spike - where) < 1e-9)?.[1] ?? 0];
  });
  const first = at.findIndex((value) => value !== 0);
  return first < 0 ? [0] : at.slice(first, at.findLastIndex((value) => value !== 0) + 1);
}

export const explore = computed(() => {
  const now = answer.value;
  if (!now) return null;
  const f = whole(now.t, now.f, now.impulses.f).slice(0, MOST);
  const g = whole(now.t, now.g, now.impulses.g).slice(0, LONGEST);
  return exploreTable(f, g, settings.mode.value);
});
