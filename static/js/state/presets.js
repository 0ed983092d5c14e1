/** The preset kernels, and the layer that is chosen. */

import { batch, computed, signal } from '@preact/signals';
import * as api from '../api.js';
import { source } from './chain.js';
import { isFlat, planesOf } from '../lib/vector.js';
import { deriveLayer, groupChoices, isBank } from './layer.js';
import { family } from './family.js';
import { firstShape } from './input.js';
import { OWN, settings } from './settings.js';

/** @typedef {import('../types.js').Preset} Preset */

/** @type {import('@preact/signals').Signal<Preset[]>} */
export const presets = signal([]);

/** The chosen preset; null when the weights are a person's own, or it is not known. */
export const preset = computed(
  () => presets.value.find(({ name }) => name === settings.preset.value) ?? null,
);

/** The shape of the input as planes; null while what it comes from is not known. */
const shape = computed(() => {
  if (settings.from.value === null) return firstShape.value;
  return source.value && planesOf(source.value.output_shape);
});

/** How many numbers the input has where it is a vector; null where it has rows and columns. */
export const vectorSize = computed(() => {
  const given = settings.from.value === null ? null : source.value?.output_shape;
  return given && isFlat(given) ? given[0] : null;
});

/** Channels of the input; 0 while the run that it comes from is not known. */
export const channels = computed(() => shape.value?.[0] ?? (settings.from.value ? 0 : 3));

/** Rows and columns of the input; null while they are not known. */
export const inputSize = computed(() => shape.value?.slice(1) ?? null);

/**
 * What is chosen, as the layer that reads so many channels.
 * @param {number} count
 * @returns {import('./layer.js').Layer|null} null while the preset is not known
 */
export function layerOver(count) {
  return deriveLayer({
    preset: preset.value,
    weights: settings.weights.value,
    bias: settings.bias.value,
    kernel: settings.kernel.value,
    filters: settings.filters.value,
    groups: settings.groups.value,
  }, count);
}

/** The layer as it is sent to the server; null while it is not known. */
export const layer = computed(() => (channels.value === 0 ? null : layerOver(channels.value)));

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
