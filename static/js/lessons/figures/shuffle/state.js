/** A picture and the same pixels in another order: what a dense layer makes of both, and a convolution. */

import { computed } from '@preact/signals';
import { randomFrom, shuffled } from '../../../lib/random.js';
import { integer } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo } from '../../data.js';
import { largestDifference, outputOf } from '../../engine.js';
import { brief } from '../../numbers.js';
import { AS_IT_IS, pictureOf, pictureSetting, rowsOf } from '../pictures.js';

/** @typedef {import('../../../types.js').NdArray} NdArray */

export const settings = Object.freeze({
  picture: pictureSetting('astronaut'),
  seed: setting('order', 1, integer(1, 9999)),
});

export const { query, read } = tableOf(settings);

const SIDE = 16;
const UNITS = 5;

/**
 * @typedef {object} Shuffled
 * @property {NdArray} picture
 * @property {NdArray} mixed
 * @property {NdArray} dense outputs for the picture
 * @property {NdArray} denseMixed for the pixels in the other order, with the weights in it, too
 * @property {NdArray} map of the convolution
 * @property {NdArray} mapMixed
 * @property {number} difference the largest between both outputs of the dense layer
 * @property {number} mapDifference the largest between the map, its cells in the other order, and the map of the shuffled picture
 */

/**
 * @param {{picture: string, seed: number}} asked
 * @param {AbortSignal} abort
 * @returns {Promise<Shuffled>}
 */
async function shuffle({ picture, seed }, abort) {
  const cells = SIDE * SIDE;
  const original = await outputOf(await pictureOf(picture, [SIDE, SIDE]), AS_IT_IS, abort);
  const order = shuffled(Array.from({ length: cells }, (_, at) => at), randomFrom(seed));
  const flat = rowsOf(original).flat();
  const other = order.map((from) => flat[from]);
  const asRows = (/** @type {number[]} */ all) => Array.from({ length: SIDE }, (_, row) => all.slice(row * SIDE, (row + 1) * SIDE));
  const random = randomFrom(7);
  // Whole eighths: sums of them are exact, in whatever order they are added up.
  const weights = Array.from({ length: UNITS }, () => flat.map(() => Math.round(random() * 16 - 8) / 8));
  const kernel = { op: 'conv2d', kernel: 'sobel_x', padding: 1 };
  const [mixed, dense, denseMixed, map, mapMixed] = await Promise.all([
    outputOf({ values: asRows(other) }, AS_IT_IS, abort),
    outputOf({ values: flat }, { op: 'linear', weight: weights }, abort),
    outputOf({ values: other }, { op: 'linear', weight: weights.map((row) => order.map((from) => row[from])) }, abort),
    outputOf({ values: asRows(flat) }, kernel, abort),
    outputOf({ values: asRows(other) }, kernel, abort),
  ]);
  const moved = { shape: map.shape, data: Float64Array.from(order, (from) => map.data[from]) };
  return {
    picture: original, mixed, dense, denseMixed, map, mapMixed,
    difference: largestDifference(dense, denseMixed), mapDifference: largestDifference(moved, mapMixed),
  };
}

export const { answer, refusal, retry } = answerTo(computed(() => ({ picture: settings.picture.value, seed: settings.seed.value })), shuffle);

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
export const facts = computed(() => {
  const now = answer.value;
  return now ? { dense_difference: brief(now.difference), map_difference: brief(now.mapDifference) } : {};
});

export const explore = computed(() => `pic=${settings.picture.value}&color=grey&grid=16&preset=sobel_x`);
