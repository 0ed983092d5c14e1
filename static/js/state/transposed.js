/**
 * The transposed convolution that is chosen. Its sizes and weights are its own, so that switching
 * there and back loses nothing; a kernel that a person has chosen for the convolution comes along
 * until another is chosen here.
 */

import { batch, computed } from '@preact/signals';
import { swapped } from '../lib/transposed.js';
import { t } from '../lib/i18n.js';
import { deriveLayer } from './layer.js';
import { channels, presets } from './presets.js';
import { settings } from './settings.js';

/** @typedef {import('../types.js').Preset} Preset */
/** @typedef {import('../types.js').TransposedOperation} TransposedOperation */

/** What the page opens with: input cells come back as they are, with their means in between. */
const FIRST = 'bilinear_3';

const HALVES = Object.freeze([1 / 2, 1, 1 / 2]);
const QUARTERS = Object.freeze([1 / 4, 3 / 4, 3 / 4, 1 / 4]);

/**
 * Kernels that make a picture larger at stride 2, and the padding that leaves no rim.
 * @type {Readonly<Record<string, {weight: number[][], padding: number}>>}
 */
const ENLARGING = Object.freeze({
  bilinear_3: { weight: outer(HALVES), padding: 1 },
  bilinear_4: { weight: outer(QUARTERS), padding: 1 },
  nearest_2: { weight: outer([1, 1]), padding: 0 },
});

/**
 * @param {readonly number[]} side
 * @returns {number[][]}
 */
function outer(side) {
  return side.map((down) => side.map((across) => down * across));
}

/** The same in both: they follow the page's language by being made again. @param {string} key */
function words(key) {
  return { en: t(key), zh: t(key) };
}

const upsampling = computed(() => Object.entries(ENLARGING).map(([name, { weight }]) => (
  /** @type {Preset} */ ({
    name,
    family: 'upsampling',
    family_title: words('kernels.family.upsampling'),
    title: words(`kernels.${name}.title`),
    note: words(`kernels.${name}.note`),
    weight,
    bias: null,
    combine: 'each',
  })
)));

export const isTransposed = computed(() => settings.operation.value === 'transposed');

/** What there is to choose from: kernels that enlarge, and those of the convolution. */
export const transposedPresets = computed(() => [...upsampling.value, ...presets.value]);

/** Whether the convolution's kernel is the one that is stamped. */
const isFollowing = computed(() => {
  const { tPreset, tWeights, preset } = settings;
  return tPreset.value === null && tWeights.value === null && preset.value !== preset.initial;
});

/** The chosen preset; null when the weights are a person's own, or it is not known. */
export const transposedPreset = computed(() => {
  if (settings.tWeights.value) return null;
  const name = isFollowing.value ? settings.preset.value : settings.tPreset.value ?? FIRST;
  return transposedPresets.value.find((one) => one.name === name) ?? null;
});

/**
 * The layer with its weights filter by filter, (C_out, C_in / groups, kH, kW); null while it is not
 * known.
 */
export const transposedLayer = computed(() => {
  if (channels.value === 0) return null;
  const { tWeights, tBias, tKernel, tFilters, tGroups, weights, bias, kernel, filters, groups } = settings;
  const follows = isFollowing.value;
  return deriveLayer({
    preset: transposedPreset.value,
    weights: tWeights.value ?? (follows ? weights.value : null),
    bias: tBias.value ?? (follows ? bias.value : null),
    kernel: tKernel.value ?? (follows ? kernel.value : null),
    filters: tFilters.value ?? (follows ? filters.value : null),
    groups: tGroups.value ?? (follows ? groups.value : null),
  }, channels.value);
});

/** @returns {TransposedOperation|null} what the server is asked for */
export function transposedOperation() {
  const layer = transposedLayer.value;
  if (!layer) return null;
  return {
    op: 'conv_transpose2d',
    weight: swapped(layer.weight, layer.groups),
    bias: layer.bias,
    stride: settings.tStride.value,
    padding: settings.tPadding.value,
    output_padding: settings.tOutputPadding.value,
    dilation: settings.tDilation.value,
    groups: layer.groups,
  };
}

/**
 * Take a preset as the whole layer; one that enlarges comes with the sizes it does so at.
 * @param {string} name
 */
export function chooseTransposedPreset(name) {
  batch(() => {
    if (name in ENLARGING) {
      settings.tStride.value = settings.tStride.initial;
      settings.tPadding.value = ENLARGING[name].padding;
      settings.tOutputPadding.value = 0;
      settings.tDilation.value = 1;
    }
    settings.tPreset.value = name;
    settings.tWeights.value = null;
    settings.tBias.value = null;
    settings.tKernel.value = null;
    settings.tFilters.value = null;
    settings.tGroups.value = null;
  });
}

/**
 * Take weights as a person's own, filter by filter.
 * @param {number[][][][]} weight
 */
export function setTransposedWeights(weight) {
  const now = transposedLayer.peek();
  if (!now) return;
  batch(() => {
    settings.tWeights.value = weight;
    settings.tPreset.value = null;
    settings.tBias.value = now.bias;
    settings.tGroups.value = now.groups;
    settings.tKernel.value = null;
    settings.tFilters.value = null;
  });
}
