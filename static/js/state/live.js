/** What a frame of the camera goes through: the present layer, as it would read a picture. */

import { computed } from '@preact/signals';
import { sizeOf, UPLOAD_GRID } from './pictures.js';
import { layerOver } from './presets.js';
import { settings } from './settings.js';

/** @typedef {import('../lib/live_filter.js').LiveLayer} LiveLayer */
/** @typedef {import('../types.js').Pair} Pair */

/** A photograph has red, green and blue. */
const CHANNELS = 3;

/** The layer over a colour picture; null where it is not a convolution of the picture itself. */
export const liveLayer = computed(() => {
  const { operation, from, stride, padding, paddingMode, dilation } = settings;
  const mode = operation.value;
  if (from.value !== null || (mode !== 'correlation' && mode !== 'convolution')) return null;
  const layer = layerOver(CHANNELS);
  if (!layer) return null;
  const rim = padding.value;
  return /** @type {LiveLayer} */ ({
    ...layer,
    mode,
    stride: [stride.value, stride.value],
    padding: [rim, rim, rim, rim],
    paddingMode: paddingMode.value,
    dilation: [dilation.value, dilation.value],
  });
});

/** Whether its three maps are the red, green and blue of a picture again. */
export const isPicture = computed(() => (
  liveLayer.value?.groups === CHANNELS && liveLayer.value.weight.length === CHANNELS
));

/** What the full colour counts. */
export const full = computed(() => (settings.range.value === '1' ? 1 : 255));

/**
 * @param {number} width of the video in pixels
 * @param {number} height
 * @returns {Pair} rows and columns that a frame is read with, as many as if it were uploaded
 */
export function liveSize(width, height) {
  return sizeOf([0, 0, width, height], UPLOAD_GRID);
}
