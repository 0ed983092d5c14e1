/** The map that is present, as it is taken along. */

import { computed } from '@preact/signals';
import { model } from './run.js';
import { filter } from './walk.js';

/** A map is enlarged, cell by cell, to about so many pixels. */
export const MAP_PIXELS = 768;

/** A vector is one map, whichever channel its numbers come from. */
export const mapNow = computed(() => (model.value?.kind === 'flatten' ? 0 : filter.value));
