/**
 * What each kernel of a filter makes of its own channel, fetched a filter at a time when it is asked
 * for and kept for a while.
 */

import { signal } from '@preact/signals-core';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').NdArray} NdArray */

/** @callback FetchChannelMaps
 * @param {Model} model
 * @param {number} filter
 * @returns {Promise<NdArray>} (C_in / groups, H_out, W_out)
 */

/**
 * @typedef {object} ChannelMaps
 * @property {(model: Model) => void} setModel whose maps are meant from now on
 * @property {(filter: number) => NdArray|null} at null while they are on their way. Tracked by
 *   signals.
 */

/** So many numbers are kept, and never less than the filters that were asked for last. */
const KEPT_NUMBERS = 6_000_000;
const LEAST_KEPT = 2;
/** Milliseconds before maps that failed are asked for again. */
const RETRY = 2000;

/**
 * @param {FetchChannelMaps} fetchMaps
 * @returns {ChannelMaps}
 */
export function createChannelMaps(fetchMaps) {
  const version = signal(0);
  /** @type {Map<number, NdArray>} by filter, oldest use first */
  const kept = new Map();
  /** @type {Set<number>} */
  const pending = new Set();
  /** @type {Model|null} */
  let model = null;

  /**
   * @param {Model} of
   * @param {number} filter
   */
  async function load(of, filter) {
    pending.add(filter);
    try {
      const maps = await fetchMaps(of, filter);
      if (model !== of) return;
      kept.set(filter, maps);
      trim();
      pending.delete(filter);
      version.value += 1;
    } catch {
      setTimeout(() => {
        if (model !== of) return;
        pending.delete(filter);
        version.value += 1;
      }, RETRY);
    }
  }

  function trim() {
    const numbers = () => [...kept.values()].reduce((sum, { data }) => sum + data.length, 0);
    for (const filter of kept.keys()) {
      if (kept.size <= LEAST_KEPT || numbers() <= KEPT_NUMBERS) return;
      kept.delete(filter);
    }
  }

  return {
    setModel(next) {
      if (model?.id === next.id) return;
      model = next;
      kept.clear();
      pending.clear();
      version.value += 1;
    },
    at(filter) {
      version.value;
      if (!model || filter >= model.filters) return null;
      const found = kept.get(filter);
      if (found) {
        kept.delete(filter);
        kept.set(filter, found);
        return found;
      }
      if (!pending.has(filter)) load(model, filter);
      return null;
    },
  };
}
