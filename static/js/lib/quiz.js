/** The questions of the quiz: the same seed asks the same. Pure. */

import { pickOne, randomFrom, shuffled } from './random.js';

/** @typedef {import('../types.js').Preset} Preset */

/** Names to choose from. */
const CHOICES = 4;

/** Kernels that agree more than this (the cosine of their weights) cannot be told apart by eye. */
const ALIKE = 0.6;

/** Middle of the square in which kernels of different sizes are compared. */
const MIDDLE = 7;

/** Families of which any two do nearly the same to a picture. */
const BLURRED = Object.freeze(['smoothing', 'sharpening']);

/**
 * @param {Preset} preset
 * @returns {boolean} whether what it does to a picture can be seen
 */
function isTelling({ family, name }) {
  return !['bank', 'upsampling'].includes(family) && !name.startsWith('shift_');
}

/**
 * Which preset was it?
 * @param {readonly Preset[]} presets
 * @param {number} seed
 * @returns {{answer: Preset, choices: Preset[]}|null} null while there are too few presets
 */
export function kernelQuestion(presets, seed) {
  const random = randomFrom(seed);
  const telling = presets.filter(isTelling);
  if (telling.length < CHOICES) return null;
  const answer = pickOne(telling, random);
  const choices = [answer];
  for (const one of shuffled(telling, random)) {
    if (choices.length === CHOICES) break;
    if (choices.every((other) => isOther(one, other))) choices.push(one);
  }
  return choices.length < CHOICES ? null : { answer, choices: shuffled(choices, random) };
}

/**
 * @param {Preset} a
 * @param {Preset} b
 * @returns {boolean} whether a person can tell them apart
 */
function isOther(a, b) {
  if (a.family === b.family && BLURRED.includes(a.family)) return false;
  return Math.abs(cosine(spread(a), spread(b))) < ALIKE;
}

/**
 * @param {Preset} preset of one kernel
 * @returns {Map<number, number>} place from the middle → weight
 */
function spread({ weight }) {
  const kernel = /** @type {number[][]} */ (weight);
  const [down, across] = [kernel.length >> 1, kernel[0].length >> 1];
  return new Map(kernel.flatMap((row, i) => row.map((value, j) => (
    /** @type {[number, number]} */ ([(i - down + MIDDLE) * 2 * MIDDLE + j - across + MIDDLE, value])
  ))));
}

/**
 * @param {Map<number, number>} a
 * @param {Map<number, number>} b
 */
function cosine(a, b) {
  const dot = (/** @type {Map<number, number>} */ u, /** @type {Map<number, number>} */ v) => (
    [...u].reduce((sum, [place, value]) => sum + value * (v.get(place) ?? 0), 0)
  );
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/**
 * What comes out of it?
 * @typedef {object} SizeQuestion
 * @property {[number, number, number]} input channels, rows, columns
 * @property {Record<string, unknown> & {op: string, kernel_size: number, stride: number, padding: number}} layer
 */

/**
 * @param {number} seed
 * @returns {SizeQuestion} one that the arithmetic takes
 */
export function sizeQuestion(seed) {
  const random = randomFrom(seed);
  const pick = (/** @type {number[]} */ ...all) => pickOne(all, random);
  const height = 9 + Math.floor(random() * 24);
  const width = random() < 0.5 ? height : 9 + Math.floor(random() * 24);
  const kind = pickOne(['conv', 'conv', 'conv', 'pool', 'transposed'], random);
  const layer = LAYERS[kind](pick);
  return { input: [pick(1, 3, 8, 16), height, width], layer };
}

/** @type {Record<string, (pick: (...all: number[]) => number) => SizeQuestion['layer']>} */
const LAYERS = {
  conv: (pick) => ({
    op: 'conv2d', out_channels: pick(4, 6, 10, 32), kernel_size: pick(2, 3, 3, 4, 5), stride: pick(1, 2, 2, 3),
    padding: pick(0, 1, 1, 2), dilation: pick(1, 1, 1, 2),
  }),
  pool: (pick) => {
    const kernel = pick(2, 3);
    return {
      op: pick(0, 1) ? 'max_pool2d' : 'avg_pool2d', kernel_size: kernel, stride: pick(2, 2, 3), padding: pick(0, 0, 1),
      ceil_mode: pick(0, 1, 1) === 1,
    };
  },
  transposed: (pick) => ({
    op: 'conv_transpose2d', out_channels: pick(2, 6, 12), kernel_size: pick(2, 3, 4), stride: pick(2, 2, 3),
    padding: pick(0, 1, 1), output_padding: pick(0, 1), dilation: 1,
  }),
};
