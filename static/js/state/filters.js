/** The presets that there are to choose from for the present operation, and the chosen one. */

import { computed } from '@preact/signals';
import { changingAll } from './history.js';
import { choosePreset, preset, presets } from './presets.js';
import {
  chooseTransposedPreset, isTransposed, transposedPreset, transposedPresets,
} from './transposed.js';

export const filters = computed(() => (isTransposed.value ? transposedPresets : presets).value);

/** Null when the weights are a person's own, or it is not known. */
export const presentFilter = computed(
  () => (isTransposed.value ? transposedPreset : preset).value,
);

/** @param {string} name */
export function chooseFilter(name) {
  changingAll(() => (isTransposed.peek() ? chooseTransposedPreset : choosePreset)(name));
}
