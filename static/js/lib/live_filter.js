/**
 * A convolution of one frame after the other, for what moves too fast to travel to the server. The
 * same arithmetic as app/engine/convolution.py; nothing is allocated after the beginning.
 */

/** @typedef {import('../types.js').ConvMode} ConvMode */
/** @typedef {import('../types.js').Four} Four */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').PaddingMode} PaddingMode */

/**
 * @typedef {object} LiveLayer
 * @property {number[][][][]} weight (C_out, C_in / groups, kH, kW), not turned
 * @property {number[]|null} bias (C_out,)
 * @property {ConvMode} mode
 * @property {number} groups
 * @property {Pair} stride
 * @property {Four} padding top, bottom, left, right
 * @property {PaddingMode} paddingMode
 * @property {Pair} dilation
 */

/**
 * @typedef {object} LiveFilter
 * @property {Float64Array} input (C, H, W), written by who calls
 * @property {Float64Array} output (chosen filters, H_out, W_out), as `apply` left it
 * @property {[number, number, number]} shape of the output
 * @property {() => void} apply
 */

/** What no cell of the input stands for: a zero. */
const ZERO = -1;

/**
 * @param {LiveLayer} layer
 * @param {[number, number, number]} shape of the input
 * @param {number[]} filters those of the layer that are worked out
 * @returns {LiveFilter|null} null where the kernel does not fit into the padded input
 */
export function createFilter(layer, [channels, height, width], filters) {
  const { weight, stride, padding: [top, bottom, left, right], paddingMode, dilation } = layer;
  const rows = sources(height, top, bottom, paddingMode);
  const columns = sources(width, left, right, paddingMode);
  const [kernelH, kernelW] = [weight[0][0].length, weight[0][0][0].length];
  const outH = Math.floor((rows.length - dilation[0] * (kernelH - 1) - 1) / stride[0]) + 1;
  const outW = Math.floor((columns.length - dilation[1] * (kernelW - 1) - 1) / stride[1]) + 1;
  if (outH < 1 || outW < 1) return null;
  const input = new Float64Array(channels * height * width);
  const padded = new Float64Array(channels * rows.length * columns.length);
  const output = new Float64Array(filters.length * outH * outW);
  const plane = outH * outW;
  const taps = filters.map((filter) => tapsOf(layer, filter, [rows.length, columns.length]));
  const starts = filters.map((filter) => layer.bias?.[filter] ?? 0);
  const down = stride[0] * columns.length;

  const apply = () => {
    pad(input, padded, [height, width], rows, columns);
    for (let at = 0; at < filters.length; at += 1) {
      output.fill(starts[at], at * plane, (at + 1) * plane);
      const { offsets, weights } = taps[at];
      for (let tap = 0; tap < weights.length; tap += 1) {
        const factor = weights[tap];
        let to = at * plane;
        for (let row = 0; row < outH; row += 1) {
          let from = offsets[tap] + row * down;
          for (let col = 0; col < outW; col += 1, to += 1, from += stride[1]) {
            output[to] += factor * padded[from];
          }
        }
      }
    }
  };
  return { input, output, shape: [filters.length, outH, outW], apply };
}

/**
 * The weights of a filter that are not zero, and how far from the beginning of the padded input
 * each reads at first.
 * @param {LiveLayer} layer
 * @param {number} filter
 * @param {Pair} size of a padded channel
 * @returns {{offsets: Int32Array, weights: Float64Array}}
 */
function tapsOf({ weight, mode, groups, dilation }, filter, [rows, columns]) {
  const slots = weight[filter].length;
  const first = Math.floor(filter / (weight.length / groups)) * slots;
  /** @type {number[]} */
  const offsets = [];
  /** @type {number[]} */
  const weights = [];
  weight[filter].forEach((kernel, slot) => {
    // A true convolution turns the kernel by 180°.
    const applied = mode === 'convolution' ? kernel.toReversed().map((row) => row.toReversed()) : kernel;
    applied.forEach((row, i) => row.forEach((value, j) => {
      if (value === 0) return;
      weights.push(value);
      offsets.push(((first + slot) * rows + i * dilation[0]) * columns + j * dilation[1]);
    }));
  });
  return { offsets: Int32Array.from(offsets), weights: Float64Array.from(weights) };
}

/**
 * @param {Float64Array} input
 * @param {Float64Array} padded
 * @param {Pair} size of a channel
 * @param {Int32Array} rows of the input that each padded row copies
 * @param {Int32Array} columns
 */
function pad(input, padded, [height, width], rows, columns) {
  const channels = input.length / (height * width);
  let to = 0;
  for (let channel = 0; channel < channels; channel += 1) {
    for (let row = 0; row < rows.length; row += 1) {
      const from = (channel * height + rows[row]) * width;
      for (let col = 0; col < columns.length; col += 1, to += 1) {
        const isZero = rows[row] === ZERO || columns[col] === ZERO;
        padded[to] = isZero ? 0 : input[from + columns[col]];
      }
    }
  }
}

/**
 * @param {number} size cells of an axis
 * @param {number} before
 * @param {number} after
 * @param {PaddingMode} mode
 * @returns {Int32Array} which cell gives each place of the padded axis its value
 */
function sources(size, before, after, mode) {
  return Int32Array.from({ length: before + size + after }, (_, index) => {
    const place = index - before;
    if (place >= 0 && place < size) return place;
    if (mode === 'zeros') return ZERO;
    if (mode === 'replicate') return place < 0 ? 0 : size - 1;
    if (mode === 'circular') return ((place % size) + size) % size;
    const period = Math.max(1, 2 * (size - 1));
    return size - 1 - Math.abs((((place % period) + period) % period) - (size - 1));
  });
}

/**
 * The pixels of a canvas as the channels of an input.
 * @param {Uint8ClampedArray} pixels red, green, blue, alpha
 * @param {Float64Array} input three channels
 * @param {number} full what 255 becomes
 */
export function readPixels(pixels, input, full) {
  const plane = input.length / 3;
  for (let at = 0, from = 0; at < plane; at += 1, from += 4) {
    input[at] = (pixels[from] * full) / 255;
    input[plane + at] = (pixels[from + 1] * full) / 255;
    input[2 * plane + at] = (pixels[from + 2] * full) / 255;
  }
}
