/** Small layers for the tests, as the page would build them from the API's answers. */

import { modelOf } from '../../static/js/state/model.js';
import { seenAs } from '../../static/js/state/view.js';

const HUES = /** @type {const} */ (['red', 'green', 'blue']);

/**
 * @param {object} [layer]
 * @param {[number, number, number]} [layer.input]
 * @param {number} [layer.filters]
 * @param {[number, number]} [layer.kernel]
 * @param {[number, number]} [layer.stride]
 * @param {[number, number, number, number]} [layer.padding]
 * @param {[number, number]} [layer.dilation]
 * @param {number} [layer.groups]
 * @param {import('../../static/js/types.js').Kind} [layer.kind]
 * @param {'correlation'|'convolution'} [layer.mode]
 * @param {boolean} [layer.ceil] whether the output size is rounded up
 */
export function layer({
  input = [3, 12, 12], filters = 2, kernel = [3, 3], stride = [1, 1], padding = [1, 1, 1, 1],
  dilation = [1, 1], groups = 1, kind = 'conv', mode = 'correlation', ceil = false,
} = {}) {
  const axes = [0, 1].map((axis) => axisOf({
    room: input[axis + 1] + padding[axis * 2] + padding[axis * 2 + 1],
    span: dilation[axis] * (kernel[axis] - 1) + 1,
    stride: stride[axis],
    ceil,
  }));
  const output = [kind === 'conv' ? filters : input[0], axes[0].result, axes[1].result];
  return /** @type {import('../../static/js/types.js').Model} */ (/** @type {unknown} */ ({
    id: 'a run',
    kind,
    mode: kind === 'conv' ? mode : null,
    filters: kind === 'conv' ? filters : 1,
    channels: channelsOf(input[0]),
    run: {
      input_shape: input,
      output_shape: output,
      kernel_size: kernel,
      stride,
      padding,
      dilation,
      groups,
      output_size: { axes },
      counts: { steps: output[0] * output[1] * output[2] },
    },
  }));
}

/**
 * @param {{room: number, span: number, stride: number, ceil: boolean}} axis
 * @returns {{result: number, overhang: number}}
 */
function axisOf({ room, span, stride, ceil }) {
  const result = (ceil ? Math.ceil : Math.floor)((room - span) / stride) + 1;
  return { result, overhang: Math.max(0, (result - 1) * stride + span - room) };
}

/**
 * @param {number} count
 * @returns {import('../../static/js/types.js').Model['channels']}
 */
function channelsOf(count) {
  const names = count === 3 ? ['R', 'G', 'B'] : Array.from({ length: count }, (_, n) => `${n + 1}`);
  return names.map((name, n) => ({ name, hue: HUES[n] ?? 'grey' }));
}

/**
 * A transposed convolution with weights that all differ.
 * @param {object} [layer]
 * @param {[number, number, number]} [layer.input]
 * @param {number} [layer.filters]
 * @param {[number, number]} [layer.kernel]
 * @param {[number, number]} [layer.stride]
 * @param {number} [layer.padding]
 * @param {[number, number]} [layer.outputPadding]
 * @param {[number, number]} [layer.dilation]
 * @param {number} [layer.groups]
 * @param {number[]|null} [layer.bias]
 */
export function transposedRun({
  input = [2, 4, 4], filters = 2, kernel = [3, 3], stride = [2, 2], padding = 1, outputPadding = [0, 0],
  dilation = [1, 1], groups = 1, bias = null,
} = {}) {
  const axes = [0, 1].map((axis) => ({
    result: (input[axis + 1] - 1) * stride[axis] - 2 * padding + dilation[axis] * (kernel[axis] - 1) + 1
      + outputPadding[axis],
  }));
  let next = 0;
  const counted = () => {
    next += 1;
    return (next % 7) - 3;
  };
  const weight = Array.from({ length: input[0] }, () => Array.from({ length: filters / groups }, () => (
    Array.from({ length: kernel[0] }, () => Array.from({ length: kernel[1] }, counted))
  )));
  return /** @type {import('../../static/js/types.js').RunJson} */ (/** @type {unknown} */ ({
    id: 'a transposed run',
    input: { image: 'one' },
    operation: { op: 'conv_transpose2d' },
    input_shape: input,
    output_shape: [filters, axes[0].result, axes[1].result],
    kernel_size: kernel,
    stride,
    padding: [padding, padding, padding, padding],
    output_padding: outputPadding,
    dilation,
    groups,
    weight,
    bias,
    output_size: { axes },
  }));
}

/**
 * The same as it is looked at.
 * @param {'scatter'|'gather'} view
 * @param {Parameters<typeof transposedRun>[0]} [options]
 * @returns {import('../../static/js/types.js').Model}
 */
export function transposed(view, options) {
  const run = transposedRun(options);
  const empty = (/** @type {number[]} */ shape) => ({
    shape, data: new Float64Array(shape.reduce((a, b) => a * b, 1)),
  });
  const model = seenAs(modelOf(run, empty(run.input_shape), empty(run.output_shape)), view);
  return { ...model, channels: channelsOf(run.input_shape[0]), kernelName: null };
}
