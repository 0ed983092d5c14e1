/** A picture moved by a pixel or two: how much of it changes, and how little of what a pool makes of it. */

import { computed } from '@preact/signals';
import { integer, oneOf } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo } from '../../data.js';
import { outputOf } from '../../engine.js';
import { AS_IT_IS, pictureOf, pictureSetting, rowsOf } from '../pictures.js';

/** @typedef {import('../../../types.js').NdArray} NdArray */

export const POOLS = /** @type {const} */ (['max_pool2d', 'avg_pool2d']);
export const BOUNDS = Object.freeze({ window: 6, far: 3 });

const signed = { parse: (/** @type {string} */ text) => (/^-?[0-3]$/.test(text) ? Number(text) : undefined), print: String };

export const settings = Object.freeze({
  pool: setting('pool', /** @type {typeof POOLS[number]} */ ('max_pool2d'), oneOf(POOLS)),
  picture: pictureSetting('astronaut'),
  window: setting('window', 4, integer(1, BOUNDS.window)),
  right: setting('right', 1, signed),
  down: setting('down', 0, signed),
});

export const { query, read } = tableOf(settings);

/** Cells of the picture that is looked at; so many more are around it, for it to move into. */
const SIDE = 48;
const AROUND = 3;

/** A change of less than this share of the range is none that an eye would see. */
const SEEN = 0.1;

/**
 * @typedef {object} Moved
 * @property {NdArray} before
 * @property {NdArray} after
 * @property {NdArray} pooledBefore
 * @property {NdArray} pooledAfter
 * @property {number} changed mean change of a pixel, of 255
 * @property {number} pooledChanged of a pooled cell
 * @property {number} seen share of the pixels that change by more than a tenth of the range
 * @property {number} pooledSeen of the pooled cells
 */

/**
 * @param {{picture: string, pool: string, window: number, right: number, down: number}} asked
 * @param {AbortSignal} abort
 * @returns {Promise<Moved>}
 */
async function move({ picture, pool, window, right, down }, abort) {
  const wide = await outputOf(await pictureOf(picture, [SIDE + 2 * AROUND, SIDE + 2 * AROUND]), AS_IT_IS, abort);
  const rows = rowsOf(wide);
  const part = (/** @type {number} */ x, /** @type {number} */ y) => rows.slice(AROUND - y, AROUND - y + SIDE)
    .map((row) => row.slice(AROUND - x, AROUND - x + SIDE));
  const [one, other] = [part(0, 0), part(right, down)];
  const pooling = { op: pool, kernel_size: window };
  const [before, after, pooledBefore, pooledAfter] = await Promise.all([
    outputOf({ values: one }, AS_IT_IS, abort), outputOf({ values: other }, AS_IT_IS, abort),
    outputOf({ values: one }, pooling, abort), outputOf({ values: other }, pooling, abort),
  ]);
  return {
    before, after, pooledBefore, pooledAfter,
    ...changes(before, after, ['changed', 'seen']), ...changes(pooledBefore, pooledAfter, ['pooledChanged', 'pooledSeen']),
  };
}

/**
 * @param {NdArray} a
 * @param {NdArray} b
 * @param {[string, string]} names
 * @returns {any} by these names the mean change, and the share of cells that an eye sees change
 */
function changes(a, b, [mean, share]) {
  const apart = [...a.data].map((value, place) => Math.abs(value - b.data[place]));
  return {
    [mean]: apart.reduce((sum, one) => sum + one, 0) / apart.length,
    [share]: apart.filter((one) => one > SEEN * 255).length / apart.length,
  };
}

export const { answer, refusal, retry } = answerTo(computed(() => ({
  picture: settings.picture.value, pool: settings.pool.value, window: settings.window.value, right: settings.right.value, down: settings.down.value,
})), move);

/** @param {number} share @returns {string} */
export function percent(share) {
  return `${Math.round(share * 100)} %`;
}

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
export const facts = computed(() => {
  const now = answer.value;
  return now ? { pixels_changed: percent(now.seen), cells_changed: percent(now.pooledSeen) } : {};
});

export const explore = computed(() => {
  const name = settings.pool.value === 'max_pool2d' ? 'max_pool' : 'avg_pool';
  return `pic=${settings.picture.value}&op=${name}&window=${settings.window.value}&grid=48&color=grey`;
});
