/**
 * The dense layer that is chosen. The weights are made here for the input there is: an address says
 * by what pattern, or from which seed.
 */

import { computed } from '@preact/signals';
import { denseWeights, MOST_WEIGHTS, patternsOf } from '../lib/dense.js';
import { sizeOf } from '../lib/vector.js';
import { channels, inputSize, vectorSize } from './presets.js';
import { settings } from './settings.js';

/** @typedef {import('../lib/dense.js').DensePreset} DensePreset */

export const isDense = computed(() => settings.operation.value === 'dense');

/** What a unit looks at: (C, H, W), of a vector one line; null while it is not known. */
export const denseShape = computed(() => {
  if (vectorSize.value !== null) return /** @type {[number, number, number]} */ ([1, 1, vectorSize.value]);
  if (channels.value === 0 || !inputSize.value) return null;
  return /** @type {[number, number, number]} */ ([channels.value, ...inputSize.value]);
});

/** Numbers that a unit looks at. */
export const features = computed(() => (denseShape.value ? sizeOf(denseShape.value) : 0));

/** What can be chosen for the present input. @type {import('@preact/signals').ReadonlySignal<DensePreset[]>} */
export const densePresets = computed(() => (
  denseShape.value ? [...patternsOf(denseShape.value), 'untrained'] : []
));

/** @type {import('@preact/signals').ReadonlySignal<DensePreset>} */
export const densePreset = computed(() => {
  const chosen = settings.dPreset.value;
  if (chosen && densePresets.value.includes(chosen)) return chosen;
  return vectorSize.value === null ? 'mean' : 'untrained';
});

/** Whether there are more weights than the page draws. */
export const isTooLarge = computed(() => features.value * settings.dUnits.value > MOST_WEIGHTS);

export const denseBias = computed(() => (
  Array.from({ length: settings.dUnits.value }, (_, unit) => settings.dBias.value?.[unit] ?? 0)
));

/** @returns {import('../types.js').AskedOperation|null} */
export function denseOperation() {
  if (!denseShape.value) return null;
  const { dUnits, dSeed } = settings;
  return {
    op: 'linear',
    // prepare.js refuses a layer without weights.
    weight: isTooLarge.value
      ? []
      : denseWeights(densePreset.value, denseShape.value, dUnits.value, dSeed.value),
    bias: denseBias.value,
  };
}

/**
 * @param {number} unit
 * @param {number} value
 */
export function setDenseBias(unit, value) {
  const now = denseBias.peek();
  if (now[unit] === undefined || now[unit] === value) return;
  settings.dBias.value = now.with(unit, value);
}
