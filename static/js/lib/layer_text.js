/** The layer of a run in PyTorch's words, with what is not as the default. Pure. */

/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').RunJson} RunJson */

/** @type {Readonly<Record<string, string>>} */
const NAMES = Object.freeze({
  conv2d: 'Conv2d',
  conv_transpose2d: 'ConvTranspose2d',
  max_pool2d: 'MaxPool2d',
  avg_pool2d: 'AvgPool2d',
  lp_pool2d: 'LPPool2d',
  adaptive_max_pool2d: 'AdaptiveMaxPool2d',
  adaptive_avg_pool2d: 'AdaptiveAvgPool2d',
  relu: 'ReLU',
  leaky_relu: 'LeakyReLU',
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  softmax: 'Softmax',
  batch_norm: 'BatchNorm2d',
});

/** @param {readonly number[]} pair @returns {string} one number where both are the same */
function written([down, across]) {
  return down === across ? String(down) : `(${down}, ${across})`;
}

/**
 * @param {string} name
 * @param {readonly number[]} pair
 * @param {number|string} otherwise what it is where it is not said
 * @returns {string[]} none where it need not be said
 */
function unless(name, pair, otherwise) {
  return written(pair) === String(otherwise) ? [] : [`${name}=${written(pair)}`];
}

/**
 * @param {RunJson} run as the server gave it
 * @returns {string|null} such as "Conv2d(3, 2, 3, padding=1)"; null for padding that PyTorch's layers
 *   have no words for, more on one side than on the other
 */
export function layerText(run) {
  const [top, bottom, left, right] = run.padding;
  if (top !== bottom || left !== right) return null;
  const { op } = run.operation;
  return `${NAMES[op]}(${argumentsOf(run).join(', ')})`;
}

/** @param {RunJson} run @returns {string[]} */
function argumentsOf(run) {
  const { operation, input_shape: [channels], output_shape: [maps], groups } = run;
  const sizes = { kernel: run.kernel_size, stride: run.stride, dilation: run.dilation };
  const padding = /** @type {Pair} */ ([run.padding[0], run.padding[2]]);
  const window = written(sizes.kernel);
  const grouped = groups === 1 ? [] : [`groups=${groups}`];
  switch (operation.op) {
    case 'conv2d':
      return [String(channels), String(maps), window, ...unless('stride', sizes.stride, 1),
        ...unless('padding', padding, 0), ...unless('dilation', sizes.dilation, 1), ...grouped];
    case 'conv_transpose2d':
      return [String(channels), String(maps), window, ...unless('stride', sizes.stride, 1),
        ...unless('padding', padding, 0), ...unless('output_padding', run.output_padding ?? [0, 0], 0), ...grouped,
        ...unless('dilation', sizes.dilation, 1)];
    case 'max_pool2d':
    case 'avg_pool2d':
      return [window, ...unless('stride', sizes.stride, window), ...unless('padding', padding, 0),
        ...unless('dilation', sizes.dilation, 1), ...(operation.ceil_mode ? ['ceil_mode=True'] : [])];
    case 'lp_pool2d':
      return [String(operation.norm_type), window, ...unless('stride', sizes.stride, window),
        ...(operation.ceil_mode ? ['ceil_mode=True'] : [])];
    case 'adaptive_max_pool2d':
    case 'adaptive_avg_pool2d':
      return [written(run.output_shape.slice(1))];
    case 'leaky_relu': return [String(operation.negative_slope)];
    case 'softmax': return ['dim=1'];
    case 'batch_norm': return [String(channels)];
    default: return [];
  }
}
