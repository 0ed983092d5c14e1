/**
 * The page's colours as numbers, for what is painted by scripts. They follow the theme: a painter
 * that reads `palette.value` is painted again when the theme changes.
 */

import { signal } from '@preact/signals-core';
import { parseColour } from './colour.js';

/** @typedef {import('./colour.js').Rgb} Rgb */

const NAMES = /** @type {const} */ ([
  'paper', 'card', 'line', 'ink', 'muted', 'faint', 'hatch', 'now', 'zero', 'positive', 'negative',
]);

/** @typedef {Record<typeof NAMES[number], Rgb>} Palette */

/** @returns {Palette} */
function read() {
  const style = getComputedStyle(document.documentElement);
  const entries = NAMES.map((name) => [name, parseColour(style.getPropertyValue(`--${name}`))]);
  return Object.freeze(Object.fromEntries(entries));
}

/** @type {import('@preact/signals-core').Signal<Palette>} */
export const palette = signal(read());

new MutationObserver(() => {
  palette.value = read();
}).observe(document.documentElement, { attributeFilter: ['data-theme'] });
