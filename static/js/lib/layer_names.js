/**
 * PyTorch's layers by their arguments, in order, and how the server calls both. Only what is listed
 * is read; what has no say in a shape is read and left out.
 */

/**
 * What an argument is: `ints` one integer or several, `padding` these or a word, `skip` what has no
 * say in a shape, `=1` and the like what the server knows with this value only.
 * @typedef {'int'|'ints'|'padding'|'flag'|'number'|'skip'|`=${string}`} Sort
 */

/**
 * @typedef {object} Described
 * @property {string} op the server's name
 * @property {readonly (readonly [string, Sort])[]} parameters in PyTorch's order
 * @property {readonly string[]} needed those without a default
 */

/** @type {(readonly [string, Sort])[]} */
const LAST = [['padding_mode', 'skip'], ['device', 'skip'], ['dtype', 'skip']];

/** @type {(op: string) => Described} */
const conv = (op) => ({
  op,
  parameters: [['in_channels', 'int'], ['out_channels', 'int'], ['kernel_size', 'ints'], ['stride', 'ints'],
    ['padding', 'padding'], ['dilation', 'ints'], ['groups', 'int'], ['bias', 'flag'], ...LAST],
  needed: ['in_channels', 'out_channels', 'kernel_size'],
});

/** @type {(op: string) => Described} */
const transposed = (op) => ({
  op,
  parameters: [['in_channels', 'int'], ['out_channels', 'int'], ['kernel_size', 'ints'], ['stride', 'ints'],
    ['padding', 'ints'], ['output_padding', 'ints'], ['groups', 'int'], ['bias', 'flag'], ['dilation', 'ints'],
    ...LAST],
  needed: ['in_channels', 'out_channels', 'kernel_size'],
});

/** @type {(op: string) => Described} */
const maxPool = (op) => ({
  op,
  parameters: [['kernel_size', 'ints'], ['stride', 'ints'], ['padding', 'ints'], ['dilation', 'ints'],
    ['return_indices', 'skip'], ['ceil_mode', 'flag']],
  needed: ['kernel_size'],
});

/** @type {(op: string) => Described} */
const avgPool = (op) => ({
  op,
  parameters: [['kernel_size', 'ints'], ['stride', 'ints'], ['padding', 'ints'], ['ceil_mode', 'flag'],
    ['count_include_pad', 'flag'], ...(op.endsWith('2d')
      ? [/** @type {readonly [string, Sort]} */ (['divisor_override', 'skip'])] : [])],
  needed: ['kernel_size'],
});

/** @type {(op: string) => Described} */
const normPool = (op) => ({
  op,
  parameters: [['norm_type', 'number'], ['kernel_size', 'ints'], ['stride', 'ints'], ['ceil_mode', 'flag']],
  needed: ['norm_type', 'kernel_size'],
});

/** @type {(op: string) => Described} */
const adaptive = (op) => ({
  op, parameters: [['output_size', 'ints'], ['return_indices', 'skip']], needed: ['output_size'],
});

/** @type {(op: string, ...parameters: [string, Sort][]) => Described} */
const plain = (op, ...parameters) => ({ op, parameters, needed: [] });

/** @type {Described} */
const batchNorm = {
  op: 'batch_norm',
  parameters: [['num_features', 'int'], ['eps', 'skip'], ['momentum', 'skip'], ['affine', '=True'],
    ['track_running_stats', 'skip'], ['device', 'skip'], ['dtype', 'skip']],
  needed: ['num_features'],
};

/** @type {Readonly<Record<string, Described>>} */
export const LAYERS = Object.freeze({
  Conv1d: conv('conv1d'),
  Conv2d: conv('conv2d'),
  ConvTranspose1d: transposed('conv_transpose1d'),
  ConvTranspose2d: transposed('conv_transpose2d'),
  MaxPool1d: maxPool('max_pool1d'),
  MaxPool2d: maxPool('max_pool2d'),
  AvgPool1d: avgPool('avg_pool1d'),
  AvgPool2d: avgPool('avg_pool2d'),
  LPPool1d: normPool('lp_pool1d'),
  LPPool2d: normPool('lp_pool2d'),
  AdaptiveMaxPool1d: adaptive('adaptive_max_pool1d'),
  AdaptiveMaxPool2d: adaptive('adaptive_max_pool2d'),
  AdaptiveAvgPool1d: adaptive('adaptive_avg_pool1d'),
  AdaptiveAvgPool2d: adaptive('adaptive_avg_pool2d'),
  ReLU: plain('relu', ['inplace', 'skip']),
  LeakyReLU: plain('leaky_relu', ['negative_slope', 'number'], ['inplace', 'skip']),
  Sigmoid: plain('sigmoid'),
  Tanh: plain('tanh'),
  Softmax: plain('softmax', ['dim', 'skip']),
  Flatten: plain('flatten', ['start_dim', '=1'], ['end_dim', '=-1']),
  BatchNorm1d: batchNorm,
  BatchNorm2d: batchNorm,
  Linear: {
    op: 'linear',
    parameters: [['in_features', 'int'], ['out_features', 'int'], ['bias', 'flag'], ['device', 'skip'], ['dtype', 'skip']],
    needed: ['in_features', 'out_features'],
  },
});
