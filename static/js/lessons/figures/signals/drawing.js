/** A function drawn by hand: samples, joined by lines where it is continuous. */

import { computed, signal } from '@preact/signals';
import { domain, settings } from './state.js';

/** @typedef {Extract<import('../../../lib/signals.js').Signal, {shape: 'samples'}>} Drawn */

/** What it is before a hand has drawn. */
const START = Object.freeze({ continuous: { spacing: 0.25, count: 21 }, discrete: { spacing: 1, count: 8 } });

/** Which of both a hand draws into now; null: none. */
export const target = signal(/** @type {'f'|'g'|null} */ (null));

/** The samples of it; null where it is another shape. */
export const samples = computed(() => {
  const now = target.value && settings[target.value].value;
  return now && now.shape === 'samples' ? now : null;
});

export const isDrawing = computed(() => samples.value !== null);

/** A start that has something to see. @returns {Drawn} */
export function toDraw() {
  const { spacing, count } = START[domain.peek()];
  const values = Array.from({ length: count }, (_, at) => {
    const t = (at * spacing) / (spacing * (count - 1));
    return Number((Math.sin(Math.PI * t) ** 2 * (1 - 0.45 * t) + 0.12 * Math.sin(6 * Math.PI * t) ** 2).toFixed(2));
  });
  return { shape: 'samples', start: 0, spacing, values };
}

/**
 * The hand goes on from where it was: the samples between take the heights between.
 * @param {number} t
 * @param {number} value
 * @param {number|null} from where it was just now
 */
export function drawnWith(t, value, from) {
  const now = samples.peek();
  const into = target.peek();
  if (!now || !into) return;
  const spacing = now.spacing ?? 1;
  const place = (/** @type {number} */ at) => Math.min(now.values.length - 1, Math.max(0, Math.round((at - now.start) / spacing)));
  const [start, end] = [place(from ?? t), place(t)];
  const begin = from === null ? value : now.values[start];
  const values = now.values.map((before, at) => {
    if (at < Math.min(start, end) || at > Math.max(start, end)) return before;
    const share = start === end ? 1 : (at - start) / (end - start);
    return Number((begin + (value - begin) * share).toFixed(2));
  });
  settings[into].value = { ...now, values };
}

/** @param {number} at @param {number} value */
export function setSample(at, value) {
  const now = samples.peek();
  const into = target.peek();
  if (now && into) settings[into].value = { ...now, values: now.values.map((before, place) => (place === at ? value : before)) };
}
