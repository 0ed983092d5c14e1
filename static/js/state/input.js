/** What the first layer reads: the picture, or a table of numbers in its place. */

import { computed } from '@preact/signals';
import { shapeOfTable } from '../lib/table.js';
import { imageInput, reading } from './pictures.js';
import { settings } from './settings.js';

/** @typedef {import('../types.js').ImageInput} ImageInput */
/** @typedef {import('../types.js').ValuesInput} ValuesInput */

/** Whether a table is walked in place of a picture. */
export const isTable = computed(() => settings.values.value !== null);

/** Channels, rows and columns; null while the picture is not known. */
export const firstShape = computed(() => {
  if (settings.values.value) return shapeOfTable(settings.values.value);
  if (!reading.value) return null;
  return [reading.value.color === 'grey' ? 1 : 3, ...reading.value.size];
});

/**
 * What a run of the first layer reads, as the API takes it.
 * @returns {ImageInput|ValuesInput|null} null while the picture is not known
 */
export function firstInput() {
  return settings.values.value ? { values: settings.values.value } : imageInput();
}
