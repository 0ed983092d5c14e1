/** A picture and a kernel by way of their frequencies, compared with sliding. */

import { computed, signal } from '@preact/signals';
import { readArray, spectraOf } from '../../../api.js';
import { spectraAddress } from '../../../lib/addresses.js';
import { oneOf } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo } from '../../data.js';
import { runOf } from '../../engine.js';
import { brief } from '../../numbers.js';
import { pictureOf, pictureSetting } from '../pictures.js';

/** @typedef {import('../../../types.js').NdArray} NdArray */

export const KERNELS = /** @type {const} */ (['gaussian_7', 'box_5', 'motion_blur', 'sharpen', 'sobel_x', 'laplacian_4']);
export const RIMS = /** @type {const} */ (['circular', 'zeros', 'padded']);
export const MODES = /** @type {const} */ (['convolution', 'correlation']);

export const settings = Object.freeze({
  picture: pictureSetting('chelsea'),
  kernel: setting('kernel', /** @type {typeof KERNELS[number]} */ ('gaussian_7'), oneOf(KERNELS)),
  rim: setting('rim', /** @type {typeof RIMS[number]} */ ('circular'), oneOf(RIMS)),
  mode: setting('mode', /** @type {typeof MODES[number]} */ ('convolution'), oneOf(MODES)),
});

export const { query, read } = tableOf(settings);

const SIDE = 64;

const TRANSFORMED = /** @type {const} */ (['picture', 'kernel', 'product', 'result', 'difference']);

/** What is shown, in its order. */
export const SHOWN = /** @type {const} */ (['input', ...TRANSFORMED]);

/**
 * @typedef {object} Seen
 * @property {import('../../../types.js').SpectraAnswer} numbers
 * @property {Record<typeof SHOWN[number], NdArray>} planes
 */

/**
 * @param {{picture: string, kernel: string, rim: string, mode: string}} asked
 * @param {AbortSignal} abort
 * @returns {Promise<Seen>}
 */
async function look({ picture, kernel, rim, mode }, abort) {
  const run = await runOf(await pictureOf(picture, [SIDE, SIDE]), { op: 'conv2d', kernel, mode, padding: 'same' }, abort);
  const how = { padding: rim === 'circular' ? 'circular' : 'zeros', padded: rim === 'padded' };
  const [numbers, input, ...rest] = await Promise.all([
    spectraOf(run.id, how, abort),
    readArray(run.links.input, abort),
    ...TRANSFORMED.map((what) => readArray(spectraAddress(run.id, what, how), abort)),
  ]);
  const planes = Object.fromEntries(SHOWN.map((what, place) => [what, place === 0 ? input : rest[place - 1]]));
  return { numbers, planes: /** @type {Seen['planes']} */ (planes) };
}

export const { answer, refusal, retry } = answerTo(computed(() => ({
  picture: settings.picture.value, kernel: settings.kernel.value, rim: settings.rim.value, mode: settings.mode.value,
})), look);

/** The frequency that is pointed at, in waves across and down the picture; null: none. */
export const wave = signal(/** @type {readonly [number, number]|null} */ (null));

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
export const facts = computed(() => {
  const now = answer.value?.numbers;
  if (!now) return {};
  return {
    spectra_difference: brief(now.largest_difference),
    rim_difference: brief(now.rim_difference),
    inside_difference: brief(now.inside_difference),
  };
});

export const explore = computed(() => {
  const { kernel, picture, mode, rim } = settings;
  return `pic=${picture.value}&color=grey&grid=64&preset=${kernel.value}&op=${mode.value}&padding=same&padding_mode=${rim.value === 'circular' ? 'circular' : 'zeros'}&response=1`;
});
