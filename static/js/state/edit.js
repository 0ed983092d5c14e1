/**
 * Changing the kernels of the layer that is shown, a convolution's or a transposed one's: cell by
 * cell from the stage, or as a whole by a tool.
 */

import { computed } from '@preact/signals';
import * as kernels from '../lib/kernels.js';
import { changing, changingAll } from './history.js';
import { channelsOf, withWeight } from './layer.js';
import { layer, setWeights } from './presets.js';
import { settings } from './settings.js';
import { isTransposed, setTransposedWeights, transposedLayer } from './transposed.js';
import { filter } from './walk.js';

/** @typedef {import('../lib/kernels.js').Kernel} Kernel */
/** @typedef {keyof typeof TOOLS} Tool */
/** @typedef {'done'|'positive'|'nothing'|'same'|'sides'} Outcome what there is to say about it */

/** @type {Readonly<Record<string, (kernel: Kernel, salt: number) => Kernel>>} */
const TOOLS = Object.freeze({
  normalise: kernels.normalise,
  negate: kernels.negate,
  zero: (kernel) => kernels.zeros(kernels.shapeOf(kernel)),
  identity: (kernel) => kernels.identity(kernels.shapeOf(kernel)),
  random: kernels.random,
  flip_across: kernels.flipAcross,
  flip_down: kernels.flipDown,
  quarter_turn: kernels.quarterTurn,
  half_turn: kernels.halfTurn,
  transpose: kernels.transpose,
});

/** The layer whose kernels are shown. */
export const edited = computed(() => (isTransposed.value ? transposedLayer.value : layer.value));

/** The filter that the tools are for. */
export const editedFilter = computed(
  () => Math.min(filter.value, (edited.value?.weight.length ?? 1) - 1),
);

/** The channels that this filter reads. */
export const editedChannels = computed(
  () => (edited.value ? channelsOf(edited.value, editedFilter.value) : []),
);

/** What the tools are for: the layer, all kernels of the filter (null), or that of one channel. */
export const scope = computed(() => {
  const chosen = settings.edit.value;
  if (chosen === null || chosen === 'layer') return chosen;
  return editedChannels.value.includes(chosen) ? chosen : null;
});

/** @param {number[][][][]} weight */
function write(weight) {
  (isTransposed.peek() ? setTransposedWeights : setWeights)(weight);
}

/**
 * @param {number} at filter
 * @param {number} slot which of its kernels
 * @param {number} row of the kernel as given, not turned
 * @param {number} col
 * @param {number} value
 */
export function setWeight(at, slot, row, col, value) {
  const now = edited.peek();
  if (!now || now.weight[at]?.[slot]?.[row]?.[col] === undefined) return;
  if (now.weight[at][slot][row][col] === value) return;
  changing(`weight ${at} ${slot} ${row} ${col}`, () => {
    write(withWeight(now.weight, [at, slot, row, col], value));
  });
}

/**
 * @param {number} at filter
 * @param {number} value
 */
export function setBias(at, value) {
  const now = edited.peek();
  if (!now || now.bias[at] === undefined || now.bias[at] === value) return;
  changing(`bias ${at}`, () => {
    (isTransposed.peek() ? settings.tBias : settings.bias).value = now.bias.with(at, value);
  });
}

/**
 * @param {Tool} name
 * @returns {Outcome}
 */
export function applyTool(name) {
  const now = edited.peek();
  if (!now) return 'same';
  const isMeant = meant(now.weight);
  const touched = now.weight.flatMap((one, at) => one.filter((_, slot) => isMeant(at, slot)));
  const weight = now.weight.map((one, at) => one.map((kernel, slot) => (
    isMeant(at, slot) ? TOOLS[name](kernel, slot) : kernel
  )));
  const [height, width] = kernels.shapeOf(weight[0][0]);
  const fits = weight.flat().every((one) => one.length === height && one[0].length === width);
  if (!fits) return 'sides';
  if (JSON.stringify(weight) === JSON.stringify(now.weight)) {
    return name === 'normalise' && touched.every(isSilent) ? 'nothing' : 'same';
  }
  changingAll(() => write(weight));
  if (name !== 'normalise') return 'done';
  return touched.some((one) => kernels.divisorOf(one).of === 'positive') ? 'positive' : 'done';
}

/** @param {Kernel} kernel */
function isSilent(kernel) {
  return kernels.divisorOf(kernel).of === 'nothing';
}

/**
 * Which kernels the tools are for.
 * @param {number[][][][]} weight
 * @returns {(at: number, slot: number) => boolean}
 */
function meant(weight) {
  const chosen = scope.peek();
  if (chosen === 'layer') return () => true;
  const [one, slots] = [editedFilter.peek(), editedChannels.peek()];
  return (at, slot) => at === Math.min(one, weight.length - 1)
    && (chosen === null || slots[slot] === chosen);
}
