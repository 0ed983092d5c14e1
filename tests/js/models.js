/** Small layers for the tests, as the page would build them from the API's answers. */

/**
 * @param {object} [layer]
 * @param {[number, number, number]} [layer.input]
 * @param {number} [layer.filters]
 * @param {[number, number]} [layer.kernel]
 * @param {[number, number]} [layer.stride]
 * @param {[number, number, number, number]} [layer.padding]
 * @param {[number, number]} [layer.dilation]
 * @param {number} [layer.groups]
 * @param {'conv'|'max'|'avg'} [layer.kind]
 * @param {'correlation'|'convolution'} [layer.mode]
 */
export function layer({
  input = [3, 12, 12], filters = 2, kernel = [3, 3], stride = [1, 1], padding = [1, 1, 1, 1],
  dilation = [1, 1], groups = 1, kind = 'conv', mode = 'correlation',
} = {}) {
  const size = (/** @type {0|1} */ axis) => {
    const span = dilation[axis] * (kernel[axis] - 1) + 1;
    const padded = input[axis + 1] + padding[axis * 2] + padding[axis * 2 + 1];
    return Math.floor((padded - span) / stride[axis]) + 1;
  };
  const output = [kind === 'conv' ? filters : input[0], size(0), size(1)];
  const names = input[0] === 3 ? ['R', 'G', 'B'] : Array.from({ length: input[0] }, (_, n) => `${n + 1}`);
  return /** @type {import('../../static/js/types.js').Model} */ (/** @type {unknown} */ ({
    id: 'a run',
    kind,
    mode: kind === 'conv' ? mode : null,
    filters: kind === 'conv' ? filters : 1,
    channels: names.map((name, n) => ({ name, hue: ['red', 'green', 'blue'][n] ?? 'grey' })),
    run: {
      input_shape: input,
      output_shape: output,
      kernel_size: kernel,
      stride,
      padding,
      dilation,
      groups,
      counts: { steps: output[0] * output[1] * output[2] },
    },
  }));
}
