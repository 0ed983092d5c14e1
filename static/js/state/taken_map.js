/** The map that is present, as it is taken along. */

import { computed } from '@preact/signals';
import { model } from './run.js';
import { filter } from './walk.js';

/** A map is enlarged, cell by cell, to about so many pixels. */
const PIXELS = 768;
const LARGEST_SCALE = 64;

/** A vector is one map, whichever channel its numbers come from. */
export const mapNow = computed(() => (model.value?.kind === 'flatten' ? 0 : filter.value));

/** Pixels a cell. The page breaks a vector into lines, the server has it in one. */
export const mapScale = computed(() => {
  if (!model.value) return 1;
  const { kind, vectors, run: { output_shape: shape } } = model.value;
  const isVector = kind === 'flatten' || vectors?.output;
  const side = isVector ? shape.reduce((cells, size) => cells * size, 1) : Math.max(shape[1], shape[2]);
  return Math.min(LARGEST_SCALE, Math.max(1, Math.floor(PIXELS / side)));
});
