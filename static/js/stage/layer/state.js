/** What the view of the whole layer reads besides the scene. */

import { computed, signal } from '@preact/signals-core';
import { rimOf } from '../../lib/grid.js';
import { largestFinite } from '../../lib/numbers.js';

/** @typedef {import('../../types.js').NdArray} NdArray */
/** @typedef {import('../geometry/layer.js').Block} Block */
/** @typedef {import('../scene.js').Scene} Scene */
/** @typedef {ReturnType<typeof createLayer>} Layer */

/** Share of the largest |value| at which the colours of a filter's channel maps end. */
const LIMIT = 0.78;

/** @param {Scene} scene */
export function createLayer(scene) {
  /** @type {WeakMap<NdArray, number>} */
  const limits = new WeakMap();
  const mapsOf = (/** @type {number} */ filter) => {
    const [, rows, cols] = scene.model.value.run.output_shape;
    const found = scene.channelMaps.at(filter);
    // Those of another model may come before it does.
    const isOurs = found?.shape[0] === scene.shape.value.perGroup && found.shape[1] === rows && found.shape[2] === cols;
    return isOurs ? found : null;
  };

  return {
    scene,
    /** How far the lanes are scrolled: [across, down]. */
    scroll: signal(/** @type {[number, number]} */ ([0, 0])),
    filterOf: (/** @type {Block} */ { filter }) => filter ?? scene.filter.value,
    /** What the kernels of a filter make; null while they are on their way. */
    mapsOf,
    /**
     * The end of the diverging scale that the channel maps of a filter share: what they add to one
     * another can be seen.
     * @param {number} filter
     */
    limitOf: (filter) => {
      const maps = mapsOf(filter);
      if (!maps) return 1;
      const limit = limits.get(maps) ?? largestFinite(maps.data) * LIMIT;
      limits.set(maps, limit);
      return limit;
    },
    /** Where the window is on a plane: [x, y, width, height] in px from the plane's corner. */
    mark: computed(() => {
      const { pitch } = scene.whole.value.planes[0];
      const rim = rimOf(scene.model.value.run);
      const [top, left, height, width] = scene.place.value;
      return [(left + rim[2]) * pitch, (top + rim[0]) * pitch, width * pitch, height * pitch];
    }),
    /** The present filter's maps, and soon the next one's, are seen to before they are painted. */
    lookAhead() {
      const filter = scene.filter.value;
      if (scene.channelMaps.at(filter) && filter + 1 < scene.model.value.filters) {
        scene.channelMaps.at(filter + 1);
      }
    },
  };
}
