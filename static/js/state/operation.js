/** The operation that the settings describe, as the API takes it. */

import { addition } from './addition.js';
import { denseOperation } from './dense.js';
import { windows } from './family.js';
import { layer } from './presets.js';
import { settings } from './settings.js';
import { transposedOperation } from './transposed.js';

/** @typedef {import('../types.js').AskedOperation} Operation */
/** @typedef {import('./settings.js').OperationName} OperationName */

/** @type {Readonly<Record<OperationName, () => Operation|null>>} */
const OPERATIONS = {
  correlation: () => convolution('correlation'),
  convolution: () => convolution('convolution'),
  transposed: transposedOperation,
  max_pool: () => adaptive('adaptive_max_pool2d') ?? {
    op: 'max_pool2d',
    ...sliding(),
    padding: settings.poolPadding.value,
    dilation: settings.poolDilation.value,
  },
  avg_pool: () => adaptive('adaptive_avg_pool2d') ?? {
    op: 'avg_pool2d',
    ...sliding(),
    padding: settings.poolPadding.value,
    count_include_pad: settings.countPadding.value,
  },
  lp_pool: () => ({ op: 'lp_pool2d', norm_type: settings.normType.value, ...sliding() }),
  relu: () => ({ op: 'relu' }),
  leaky_relu: () => ({ op: 'leaky_relu', negative_slope: settings.slope.value }),
  sigmoid: () => ({ op: 'sigmoid' }),
  tanh: () => ({ op: 'tanh' }),
  softmax: () => ({ op: 'softmax', dim: 0 }),
  // Mean and variance are the input's own: prepare.js puts them in when it knows it.
  batch_norm: () => ({ op: 'batch_norm', running_mean: [], running_var: [] }),
  flatten: () => ({ op: 'flatten' }),
  dense: denseOperation,
  add: addition,
};

/** @returns {Operation|null} null while the preset or the input's channels are not known */
export function askedOperation() {
  return OPERATIONS[settings.operation.value]();
}

/**
 * @param {'correlation'|'convolution'} mode
 * @returns {Operation|null}
 */
function convolution(mode) {
  if (!layer.value) return null;
  return {
    op: 'conv2d',
    mode,
    ...layer.value,
    stride: settings.stride.value,
    padding: settings.padding.value,
    padding_mode: settings.paddingMode.value,
    dilation: settings.dilation.value,
  };
}

/** What all windows that slide have in common. */
function sliding() {
  return {
    kernel_size: settings.window.value,
    stride: settings.poolStride.value,
    ceil_mode: settings.ceilMode.value,
  };
}

/**
 * @param {'adaptive_max_pool2d'|'adaptive_avg_pool2d'} op
 * @returns {Operation|null} null where the windows slide
 */
function adaptive(op) {
  if (windows.value === 'sliding') return null;
  return { op, output_size: windows.value === 'global' ? 1 : settings.outputSize.value };
}
