/** A separable kernel: one pass with k×k weights, or two with k each. */

import { computed } from '@preact/signals';
import { formatCount } from '../../../lib/format.js';
import { readArray } from '../../../api.js';
import { integer, oneOf } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo } from '../../data.js';
import { largestDifference, runOf } from '../../engine.js';
import { brief } from '../../numbers.js';
import { pictureOf, pictureSetting } from '../pictures.js';

/** @typedef {import('../../../types.js').NdArray} NdArray */

export const ROWS = /** @type {const} */ (['box', 'binomial', 'edge']);
export const BOUNDS = Object.freeze({ least: 3, most: 15 });

export const settings = Object.freeze({
  size: setting('k', 7, integer(BOUNDS.least, BOUNDS.most)),
  picture: pictureSetting('chelsea'),
  row: setting('row', /** @type {typeof ROWS[number]} */ ('box'), oneOf(ROWS)),
});

export const { query, read } = tableOf(settings);

const SIDE = 64;

/**
 * @param {typeof ROWS[number]} name
 * @param {number} k
 * @returns {number[]} the weights of one pass, k of them
 */
export function rowOf(name, k) {
  if (name === 'box') return Array.from({ length: k }, () => 1 / k);
  if (name === 'edge') return Array.from({ length: k }, (_, at) => Math.sign(at - (k - 1) / 2) / Math.floor(k / 2));
  let row = [1];
  while (row.length < k) row = [...row, 0].map((value, at) => (value + (row[at - 1] ?? 0)) / 2);
  return row;
}

/**
 * @typedef {object} Passes
 * @property {NdArray} picture
 * @property {NdArray} half after the first of two passes
 * @property {NdArray} twice
 * @property {NdArray} once
 * @property {number} difference the largest between both ways
 * @property {number} onceCost multiply-adds
 * @property {number} twiceCost
 */

/**
 * @param {{name: typeof ROWS[number], k: number, of: string}} asked
 * @param {AbortSignal} abort
 * @returns {Promise<Passes>}
 */
async function pass({ name, k, of }, abort) {
  const across = rowOf(name, k);
  const down = name === 'edge' ? rowOf('binomial', k) : across;
  const picture = await pictureOf(of, [SIDE, SIDE]);
  const conv = (/** @type {number[][]} */ kernel) => ({ op: 'conv2d', weight: [[kernel]], padding: 'same' });
  const first = await runOf(picture, conv([across]), abort);
  const [second, whole] = await Promise.all([
    runOf({ run: first.id }, conv(down.map((value) => [value])), abort),
    runOf(picture, conv(down.map((value) => across.map((other) => value * other))), abort),
  ]);
  const [input, half, twice, once] = await Promise.all(
    [first.links.input, first.links.output, second.links.output, whole.links.output].map((link) => readArray(link, abort)),
  );
  return {
    picture: input, half, twice, once, difference: largestDifference(twice, once),
    onceCost: whole.counts.multiply_adds, twiceCost: first.counts.multiply_adds + second.counts.multiply_adds,
  };
}

export const { answer, refusal, retry } = answerTo(computed(() => ({ name: settings.row.value, k: settings.size.value, of: settings.picture.value })), pass);

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
export const facts = computed(() => {
  const now = answer.value;
  if (!now) return {};
  return {
    k: String(settings.size.value),
    once: formatCount(now.onceCost),
    twice: formatCount(now.twiceCost),
    times: brief(now.onceCost / now.twiceCost),
    passes_difference: brief(now.difference),
  };
});

export const explore = computed(() => `pic=${settings.picture.value}&color=grey&grid=64&preset=${settings.row.value === 'box' ? 'box_5' : settings.row.value === 'edge' ? 'sobel_x' : 'gaussian_5'}&padding=2`);
