/** What a frame of the camera goes through: the present layer, as it would read a picture. */

import { computed } from '@preact/signals';
import { fourOf, pairOf, spanOfTaps } from '../lib/sides.js';
import { sizeOf, UPLOAD_GRID } from './pictures.js';
import { layerOver } from './presets.js';
import { GRIDS, settings } from './settings.js';

/** @typedef {import('../lib/live_filter.js').LiveLayer} LiveLayer */
/** @typedef {import('../types.js').Pair} Pair */

/** Multiplications that a frame may take, so that a slow machine works out 15 and more a second. */
const FRAME_WORK = 8_000_000;

/** A photograph has red, green and blue. */
const CHANNELS = 3;

/** The layer over a colour picture; null where it is not a convolution of the picture itself. */
export const liveLayer = computed(() => {
  const { operation, from, stride, padding, paddingMode, dilation } = settings;
  const mode = operation.value;
  if (from.value !== null || (mode !== 'correlation' && mode !== 'convolution')) return null;
  const layer = layerOver(CHANNELS);
  if (!layer) return null;
  const kernel = layer.weight[0][0];
  const gaps = pairOf(dilation.value);
  const span = /** @type {Pair} */ ([kernel, kernel[0]].map((taps, axis) => (
    spanOfTaps(taps.length, gaps[axis])
  )));
  /** @type {LiveLayer} */
  const live = {
    ...layer,
    mode,
    stride: pairOf(stride.value),
    padding: fourOf(padding.value, span),
    paddingMode: paddingMode.value,
    dilation: gaps,
  };
  return live;
});

/** Whether its three maps are the red, green and blue of a picture again. */
export const isPicture = computed(() => (
  liveLayer.value?.groups === CHANNELS && liveLayer.value.weight.length === CHANNELS
));

/** What the full colour counts. */
export const full = computed(() => (settings.range.value === '1' ? 1 : 255));

/**
 * @param {{width: number, height: number}} video in pixels
 * @param {number} taps multiplications for one cell
 * @returns {Pair} rows and columns that a frame is read with: as many as if it were uploaded, or
 *   fewer where the kernel is very large
 */
export function liveSize({ width, height }, taps) {
  const sizes = GRIDS.filter((grid) => grid <= UPLOAD_GRID)
    .map((grid) => sizeOf([0, 0, width, height], grid));
  return sizes.findLast(([rows, columns]) => rows * columns * taps <= FRAME_WORK) ?? sizes[0];
}
