/**
 * The layer that the sliders describe: a preset or a person's own weights, brought to a kernel
 * size, a number of filters and groups. Everything here is pure; what is derived is never written
 * back, so a slider moved there and back again loses nothing.
 */

import { fit, identity, shapeOf, zeros } from '../lib/kernels.js';

/** @typedef {import('../types.js').Preset} Preset */
/** @typedef {number[][]} Kernel */

/**
 * What is chosen; null follows the preset.
 * @typedef {object} Choice
 * @property {Preset|null} preset
 * @property {number[][][][]|null} weights a person's own, before the preset
 * @property {number[]|null} bias
 * @property {import('../types.js').Sides|null} kernel one side for a square kernel, or its two
 * @property {number|null} filters
 * @property {number|null} groups
 */

/**
 * @typedef {object} Layer
 * @property {number[][][][]} weight (C_out, C_in / groups, kH, kW)
 * @property {number[]} bias (C_out,)
 * @property {number} groups
 */

/**
 * @param {Choice} choice
 * @param {number} channels of the input
 * @returns {Layer|null} null while neither a preset nor weights are known
 */
export function deriveLayer(choice, channels) {
  const source = choice.weights ?? choice.preset?.weight;
  if (!source) return null;
  const given = isBank(source) ? source : null;
  const single = isBank(source) ? null : source;
  const groups = groupsOf(choice, channels, single !== null);
  const perGroup = channels / groups;
  const wanted = choice.filters ?? (given ? given.length : groups);
  const filters = Math.ceil(wanted / groups) * groups;
  const shape = shapeOf(isBank(source) ? source[0][0] : source);

  /** @param {number} filter @param {number} slot @returns {Kernel} */
  const kernelAt = (filter, slot) => {
    const channel = Math.floor(filter / (filters / groups)) * perGroup + slot;
    // A bank made for other channels is dealt out over these in turn.
    if (given && filter < given.length) return given[filter][channel % given[filter].length];
    if (single && (groups > 1 || filter === 0)) return single;
    // One channel passed through as it is; the next filter takes the next channel.
    return slot === filter % perGroup ? identity(shape) : zeros(shape);
  };

  const weight = Array.from({ length: filters }, (_, filter) => (
    Array.from({ length: perGroup }, (__, slot) => fit(kernelAt(filter, slot), choice.kernel))
  ));
  const own = choice.weights ? null : choice.preset?.bias;
  const bias = weight.map((_, filter) => choice.bias?.[filter] ?? own?.[filter] ?? 0);
  return { weight, bias, groups };
}

/**
 * @param {Choice} choice
 * @param {number} channels
 * @param {boolean} isSingle one kernel for all channels
 * @returns {number} a divisor of channels
 */
function groupsOf(choice, channels, isSingle) {
  const eachForItself = !choice.weights && isSingle && choice.preset?.combine !== 'sum';
  const groups = choice.groups ?? (eachForItself ? channels : 1);
  return channels % groups === 0 ? groups : 1;
}

/**
 * @param {Kernel|number[][][][]} weight
 * @returns {weight is number[][][][]}
 */
export function isBank(weight) {
  return Array.isArray(weight[0][0]);
}

/**
 * A copy of weights with one of them changed.
 * @param {number[][][][]} weight
 * @param {[number, number, number, number]} at filter, slot, row, column
 * @param {number} value
 * @returns {number[][][][]}
 */
export function withWeight(weight, [filter, slot, row, col], value) {
  // Not a deep copy with one number put in: channels may share one kernel.
  const line = weight[filter][slot][row].with(col, value);
  const kernel = weight[filter][slot].with(row, line);
  return weight.with(filter, weight[filter].with(slot, kernel));
}

/**
 * Which channels a filter reads.
 * @param {Layer} layer
 * @param {number} filter
 * @returns {number[]} in the order of its kernels
 */
export function channelsOf({ weight, groups }, filter) {
  const perGroup = weight[0].length;
  const first = Math.floor(filter / (weight.length / groups)) * perGroup;
  return Array.from({ length: perGroup }, (_, slot) => first + slot);
}

/**
 * @param {number} groups
 * @param {number} channels of the input
 * @returns {'standard'|'grouped'|'depthwise'}
 */
export function nameOfGroups(groups, channels) {
  if (groups === 1) return 'standard';
  return groups === channels ? 'depthwise' : 'grouped';
}

/**
 * @param {number} channels
 * @returns {number[]} the groups they can be split into
 */
export function groupChoices(channels) {
  return Array.from({ length: channels }, (_, i) => i + 1).filter((g) => channels % g === 0);
}
