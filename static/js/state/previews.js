/** What the previews of presets are drawn over: the present picture, when it has come to rest. */

import { computed, effect, signal } from '@preact/signals';
import { source as runBefore } from './chain.js';
import { isTable } from './input.js';
import { picture, reading } from './pictures.js';
import { settings } from './settings.js';
import { isTransposed } from './transposed.js';

/** @typedef {import('../types.js').PreviewSource} PreviewSource */

/** Milliseconds that a crop has to rest before every preview is asked for again. */
const REST = 250;

const wanted = computed(() => {
  if (settings.from.value !== null) {
    return runBefore.value ? JSON.stringify({ run: runBefore.value.id }) : null;
  }
  const read = reading.value;
  // A table of numbers is no picture to recognise anything on.
  if (isTable.value || !read || !picture.value) return null;
  return JSON.stringify({ image: picture.value.id, crop: read.crop.join(','), color: read.color });
});

const rested = signal(/** @type {string|null} */ (null));

effect(() => {
  const next = wanted.value;
  const timer = setTimeout(() => { rested.value = next; }, rested.peek() === null ? 0 : REST);
  return () => clearTimeout(timer);
});

/**
 * @type {import('@preact/signals').ReadonlySignal<PreviewSource|null>} null while it is not known,
 *   and for stamps, which a picture after a convolution would not show
 */
export const previewSource = computed(() => (
  isTransposed.value || rested.value === null ? null : JSON.parse(rested.value)
));
