/** The preset kernels, and the layer that is chosen. */

import { batch, computed, signal } from '@preact/signals';
import * as api from '../api.js';
import { source } from './chain.js';
import { deriveLayer, groupChoices, isBank } from './layer.js';
import { reading } from './pictures.js';
import { family } from './family.js';
import { OWN, settings } from './settings.js';

/** @typedef {import('../types.js').Preset} Preset */

/** @type {import('@preact/signals').Signal<Preset[]>} */
export const presets = signal([]);

/** The chosen preset; null when the weights are a person's own, or it is not known. */
export const preset = computed(
  () => presets.value.find(({ name }) => name === settings.preset.value) ?? null,
);

/** Channels of the input; 0 while the run that it comes from is not known. */
export const channels = computed(() => {
  if (settings.from.value) return source.value?.output_shape[0] ?? 0;
  return reading.value?.color === 'grey' ? 1 : 3;
});

/** Rows and columns of the input; null while they are not known. */
export const inputSize = computed(() => {
  if (!settings.from.value) return reading.value?.size ?? null;
  return source.value ? source.value.output_shape.slice(1) : null;
});

/** The layer as it is sent to the server; null while it is not known. */
export const layer = computed(() => (channels.value === 0 ? null : deriveLayer({
  preset: preset.value,
  weights: settings.weights.value,
  bias: settings.bias.value,
  kernel: settings.kernel.value,
  filters: settings.filters.value,
  groups: settings.groups.value,
}, channels.value)));

export const possibleGroups = computed(() => groupChoices(channels.value));

export const isPooling = computed(() => family.value === 'pool');

/** Whether the operation has weights, and so filters to choose. */
export const hasFilters = computed(() => family.value === 'conv');

/** @throws {api.Refusal|api.Unreachable} */
export async function loadPresets() {
  presets.value = (await api.listKernels()).map(combined);
}

/**
 * A kernel whose weights add up to zero answers to change, not to brightness: on this page its
 * channels are added into one signed map. Any other makes a picture of a picture, channel by
 * channel.
 * @param {Preset} one
 * @returns {Preset}
 */
function combined(one) {
  if (isBank(one.weight)) return one;
  const total = one.weight.flat().reduce((sum, weight) => sum + weight, 0);
  return { ...one, combine: Math.abs(total) < 1e-9 ? 'sum' : 'each' };
}

/**
 * Take a preset as the whole layer, in its own size.
 * @param {string} name
 */
export function choosePreset(name) {
  batch(() => {
    settings.preset.value = name;
    settings.weights.value = null;
    settings.bias.value = null;
    settings.kernel.value = null;
    settings.filters.value = null;
    settings.groups.value = null;
  });
}

/**
 * Take weights as a person's own: from here on nothing is derived from a preset.
 * @param {number[][][][]} weight
 */
export function setWeights(weight) {
  const now = layer.peek();
  if (!now) return;
  batch(() => {
    settings.weights.value = weight;
    settings.preset.value = OWN;
    settings.bias.value = now.bias;
    settings.groups.value = now.groups;
    settings.kernel.value = null;
    settings.filters.value = null;
  });
}
