/** What the settings would be for a run that is known only by the server's answer. Pure. */

import { recognised } from '../lib/dense.js';
import { shortFour, shortPair } from '../lib/sides.js';
import { swapped } from '../lib/transposed.js';

/** @typedef {import('../types.js').Four} Four */
/** @typedef {import('../types.js').Padding} Padding */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').RunAnswer} RunAnswer */
/** @typedef {import('../types.js').Sides} Sides */
/** @typedef {Record<string, unknown>} Values setting → value, of those that the run decides */

/** The value of `preset` when the weights are a person's own; settings.js has it, too. */
const OWN = 'own';

/** @type {Readonly<Record<string, string>>} */
const NAMES = Object.freeze({
  max_pool2d: 'max_pool', avg_pool2d: 'avg_pool', lp_pool2d: 'lp_pool',
  adaptive_max_pool2d: 'max_pool', adaptive_avg_pool2d: 'avg_pool',
  relu: 'relu', leaky_relu: 'leaky_relu', sigmoid: 'sigmoid', tanh: 'tanh', softmax: 'softmax',
  batch_norm: 'batch_norm', flatten: 'flatten',
});

/**
 * @param {Pair|null|undefined} given
 * @param {number} otherwise
 * @returns {Sides}
 */
function sides(given, otherwise) {
  return given ? shortPair(given) : otherwise;
}

/**
 * @param {Four|null|undefined} given
 * @returns {Padding}
 */
function rim(given) {
  return given ? shortFour(given) : 0;
}

/**
 * An output size may be given for one axis only; the slider has one number for both.
 * @param {number|(number|null)[]} given
 * @returns {number}
 */
function one(given) {
  return (typeof given === 'number' ? given : given[0]) ?? 1;
}

/**
 * @param {RunAnswer} run
 * @param {RunAnswer|null} [before] the run that it reads
 * @returns {Values} empty for an operation that the page does not have
 */
export function settingsOf(run, before = null) {
  const { operation } = run;
  if (operation.op === 'linear') return dense(run, before);
  if (operation.op === 'conv2d') return convolution(run);
  if (operation.op === 'conv_transpose2d') return transposed(run);
  if (operation.op === 'add') return { operation: 'add', ...added(operation.other, run) };
  if (!NAMES[operation.op]) return {};
  return { operation: NAMES[operation.op], ...sizesOf(run) };
}

/**
 * @param {RunAnswer} run
 * @returns {Values}
 */
function convolution(run) {
  const { operation, weight, bias, stride, dilation, padding, groups } = run;
  if (operation.op !== 'conv2d') return {};
  return {
    operation: operation.mode,
    preset: OWN,
    weights: weight,
    bias,
    kernel: null,
    filters: null,
    groups,
    stride: sides(stride, 1),
    padding: rim(padding),
    paddingMode: operation.padding_mode ?? 'zeros',
    dilation: sides(dilation, 1),
  };
}

/**
 * A page's own weights are found again by what makes them. Where rows and columns do, the layer
 * reads what was flattened for it.
 * @param {RunAnswer} run
 * @param {RunAnswer|null} before
 * @returns {Values} without a preset where the weights are not the page's
 */
function dense({ operation, input_shape: [features], bias, input: read }, before) {
  if (operation.op !== 'linear') return {};
  const own = { operation: 'dense', dUnits: operation.weight.length, dBias: bias };
  const from = 'run' in read ? read.run : null;
  const onVector = recognised(operation.weight, [1, 1, features]);
  if (onVector) return { ...own, from, dPreset: onVector.preset, dSeed: onVector.seed };
  if (before?.operation.op !== 'flatten' || before.input_shape.length !== 3) return own;
  const found = recognised(operation.weight, /** @type {[number, number, number]} */ (before.input_shape));
  if (!found) return own;
  return {
    ...own,
    from: 'run' in before.input ? before.input.run : null,
    dPreset: found.preset,
    dSeed: found.seed,
  };
}

/**
 * @param {RunAnswer} run
 * @returns {Values} the weights filter by filter
 */
function transposed({ weight, bias, stride, padding, output_padding: more, dilation, groups }) {
  return {
    operation: 'transposed',
    tPreset: null,
    tWeights: weight && swapped(weight, groups ?? 1),
    tBias: bias,
    tKernel: null,
    tFilters: null,
    tGroups: groups,
    tStride: sides(stride, 1),
    tPadding: rim(padding),
    tOutputPadding: sides(more, 0),
    tDilation: sides(dilation, 1),
  };
}

/**
 * @param {RunAnswer} run
 * @returns {Values}
 */
function sizesOf({ operation, kernel_size: kernel, stride, padding, dilation }) {
  switch (operation.op) {
    case 'adaptive_max_pool2d':
    case 'adaptive_avg_pool2d': {
      const side = one(operation.output_size);
      return { windows: side === 1 ? 'global' : 'adaptive', ...(side > 1 && { outputSize: side }) };
    }
    case 'max_pool2d':
    case 'avg_pool2d':
    case 'lp_pool2d':
      return {
        windows: 'sliding',
        window: sides(kernel, 2),
        poolStride: sides(stride, 2),
        poolPadding: rim(padding),
        ceilMode: operation.ceil_mode ?? false,
        ...(operation.op === 'max_pool2d' && { poolDilation: sides(dilation, 1) }),
        ...(operation.op === 'avg_pool2d' && { countPadding: operation.count_include_pad ?? true }),
        ...(operation.op === 'lp_pool2d' && { normType: operation.norm_type }),
      };
    case 'leaky_relu':
      return { slope: operation.negative_slope ?? 0.01 };
    default:
      return {};
  }
}

/**
 * Only a run can be added: one that is not in the chain stands for the picture.
 * @param {number|{run: string}} other
 * @param {RunAnswer} run
 * @returns {Values}
 */
function added(other, { input, chain = [] }) {
  if (typeof other === 'number') return { addend: 'number', number: other };
  if (!('run' in input) || input.run === other.run) return { addend: 'self' };
  return { addend: chain.some(({ id }) => id === other.run) ? other.run : 'picture' };
}
