/** From the server's answer and its arrays to what the stage draws. Pure. */

import { largestFinite } from '../lib/numbers.js';
import { ALONE, isFlat, planesOf, rowsOf, wrapOf } from '../lib/vector.js';

/** @typedef {import('../types.js').Kind} Kind */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').RunAnswer} RunAnswer */
/** @typedef {import('../types.js').RunJson} RunJson */
/** @typedef {import('../types.js').Scale} Scale */

/** What is not named here does something to every cell by itself. @type {Readonly<Record<string, Kind>>} */
const KINDS = Object.freeze({
  conv2d: 'conv',
  conv_transpose2d: 'conv',
  max_pool2d: 'max',
  avg_pool2d: 'avg',
  lp_pool2d: 'lp',
  adaptive_max_pool2d: 'max',
  adaptive_avg_pool2d: 'avg',
  flatten: 'flatten',
  add: 'add',
  linear: 'conv',
});
const RGB = Object.freeze(/** @type {Model['channels']} */ ([
  { name: 'R', hue: 'red' }, { name: 'G', hue: 'green' }, { name: 'B', hue: 'blue' },
]));
const VECTOR = Object.freeze({ name: 'x', hue: /** @type {Scale} */ ('grey') });
const GREY = Object.freeze(/** @type {Model['channels']} */ ([{ name: 'Y', hue: 'grey' }]));

/** What lies between fixed bounds, whatever goes in. @type {Readonly<Record<string, Pair>>} */
const BOUNDED = Object.freeze({ sigmoid: [0, 1], softmax: [0, 1], tanh: [-1, 1] });

/**
 * @param {RunAnswer} answer
 * @param {NdArray} input
 * @param {NdArray} output
 * @param {{flattened?: RunAnswer|null, other?: NdArray|null}} [beside] the run that made a vector of
 *   the input, and what is added to it
 * @returns {Omit<Model, 'kernelName'>}
 */
export function modelOf(answer, input, output, { flattened = null, other = null } = {}) {
  const isDense = answer.operation.op === 'linear';
  const run = isDense ? asConvolution(answer, flattened) : withWindows(answer);
  const { operation } = run;
  const kind = KINDS[operation.op] ?? 'apply';
  const inputRange = rangeOfInput(run, input);
  // What was flattened for the layer is still seen with its rows and columns.
  const isVector = isFlat(answer.input_shape) && !flattened;
  const vectors = { input: isVector, output: isFlat(answer.output_shape) };
  const channels = isVector
    ? [{ ...VECTOR, hue: inputRange[0] < 0 ? /** @type {Scale} */ ('signed') : VECTOR.hue }]
    : channelsOf(run, inputRange);
  const outputRange = rangeOfOutput(kind, operation.op, inputRange, output);
  return {
    id: run.id,
    run,
    kind,
    transposed: null,
    mode: operation.op === 'conv2d' ? operation.mode : null,
    vectors,
    dense: isDense ? { features: answer.input_shape[0], isFlattened: flattened !== null } : null,
    other: other && besideOf(other),
    input: { ...input, shape: run.input_shape },
    output: { ...output, shape: run.output_shape },
    inputRange,
    outputRange,
    outputMax: largestFinite(output.data),
    channels,
    outputHues: channels.map(({ hue }) => (outputRange[0] < 0 ? 'signed' : hue)),
    filters: kind === 'conv' ? run.output_shape[0] : 1,
  };
}

/**
 * An answer as the page reads it: where no window slides, a window is one cell, and each cell has
 * its own.
 * @param {RunAnswer} answer
 * @returns {RunJson}
 */
export function withWindows(answer) {
  const [input, output] = [answer.input_shape, answer.output_shape];
  const isAdaptive = answer.operation.op.startsWith('adaptive_');
  const size = /** @type {any} */ (answer.output_size);
  return {
    ...answer,
    input_shape: planesOf(input),
    output_shape: answer.operation.op === 'flatten' ? flatShape(input, output) : planesOf(output),
    kernel_size: answer.kernel_size ?? [1, 1],
    stride: answer.stride ?? [1, 1],
    padding: answer.padding ?? [0, 0, 0, 0],
    dilation: answer.dilation ?? [1, 1],
    groups: answer.groups ?? 1,
    output_size: isAdaptive ? null : size,
    adaptive: isAdaptive ? size : null,
  };
}

/**
 * @param {readonly number[]} input
 * @param {readonly number[]} output
 * @returns {[number, number, number]} a vector's, in which each channel fills whole lines
 */
function flatShape(input, [count]) {
  if (isFlat(input)) return planesOf(input);
  return [1, ...wrapOf(count, input[1] * input[2], ALONE, input[2])];
}

/**
 * A dense layer as the convolution that it is: each unit a filter as large as its input, used once.
 * @param {RunAnswer} answer of a linear run
 * @param {RunAnswer|null} flattened what it reads as a vector; null where it is one already
 * @returns {RunJson}
 */
function asConvolution(answer, flattened) {
  const shape = planesOf(flattened?.input_shape ?? answer.input_shape);
  const [, height, width] = shape;
  const weight = /** @type {number[][]} */ (/** @type {unknown} */ (answer.weight));
  const windows = withWindows({ ...answer, kernel_size: [height, width] });
  return {
    ...windows,
    input: flattened?.input ?? answer.input,
    input_shape: shape,
    output_shape: [answer.output_shape[0], 1, 1],
    weight: weight.map((row) => {
      const lines = rowsOf(row, width);
      return Array.from({ length: shape[0] }, (_, channel) => (
        lines.slice(channel * height, (channel + 1) * height)
      ));
    }),
  };
}

/**
 * What is added, with its own colours: it may have signs where the input has none.
 * @param {NdArray} array (C, H, W)
 * @returns {NonNullable<Model['other']>}
 */
function besideOf(array) {
  return { array, range: reachOf(array) };
}

/**
 * @param {RunJson} run
 * @param {NdArray} input
 * @returns {Pair} a picture's as it was read; of other numbers the least that holds them and zero
 */
function rangeOfInput({ input: from }, input) {
  return 'image' in from ? from.range ?? [0, 255] : reachOf(input);
}

/**
 * @param {{data: Float64Array|number[]}} array
 * @returns {Pair} with zero in it; the same on both sides of it where there are negative values
 */
export function reachOf({ data }) {
  const most = largestFinite(data);
  return data.some((value) => value < 0 && value !== -Infinity) ? [-most, most] : [0, most];
}

/**
 * @param {RunJson} run
 * @param {Pair} range of the input
 * @returns {Model['channels']} those of a picture have names; others are counted
 */
function channelsOf({ input: from, input_shape: [count] }, range) {
  if ('image' in from) return [...(count === 3 ? RGB : GREY)];
  const hue = range[0] < 0 ? 'signed' : 'grey';
  return Array.from({ length: count }, (_, n) => ({ name: String(n), hue }));
}

/**
 * @param {Kind} kind
 * @param {string} op
 * @param {Pair} inputRange
 * @param {NdArray} output
 * @returns {Pair}
 */
function rangeOfOutput(kind, op, inputRange, output) {
  if (BOUNDED[op]) return BOUNDED[op];
  // What a maximum or a mean makes is of the input's kind, and keeps its colours.
  return kind === 'max' || kind === 'avg' || op === 'relu' ? inputRange : reachOf(output);
}

/**
 * The statistics that batch normalisation takes out of its input.
 * @param {NdArray} input (C, H, W)
 * @returns {{running_mean: number[], running_var: number[]}} one of each a channel; the variance
 *   is the mean of the squares of the distances, as in training
 */
export function statisticsOf({ shape: [channels, height, width], data }) {
  const size = height * width;
  const planes = Array.from({ length: channels }, (_, channel) => (
    data.subarray(channel * size, (channel + 1) * size)
  ));
  const mean = planes.map((plane) => plane.reduce((sum, value) => sum + value, 0) / size);
  const variance = planes.map((plane, channel) => (
    plane.reduce((sum, value) => sum + (value - mean[channel]) ** 2, 0) / size
  ));
  return { running_mean: mean, running_var: variance };
}
