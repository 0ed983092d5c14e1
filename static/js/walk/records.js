/**
 * Step records, fetched a page at a time and kept for a while. Asking for a record that is not
 * here yet fetches it; only a few requests run at once, and of what was asked for meanwhile only
 * the latest counts, so that dragging over a map does not send a request a frame. Where the server
 * gives fewer large records at once than were asked for, its pages are ours from then on.
 */

import { signal } from '@preact/signals-core';
import { extentOf } from './extent.js';
import { indicesAt, pageSize, pagesAt } from './pages.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').StepPage} StepPage */
/** @typedef {import('../types.js').StepRecord} StepRecord */

/** @callback FetchPage
 * @param {Model} model
 * @param {number} start
 * @param {number} count
 * @returns {Promise<StepPage>}
 */

/**
 * @typedef {object} Records
 * @property {(model: Model) => void} setModel whose records are meant from now on
 * @property {(position: number) => StepRecord[]|null} at the records of a place, one for a
 *   convolution, one a channel for pooling; null while they are on their way. Tracked by signals.
 * @property {(position: number) => void} prefetch sees to it that a place is there in time
 */

const REQUESTS = 4;
const KEPT_PAGES = 48;
/** Milliseconds before a page that failed is asked for again. */
const RETRY = 2000;

/**
 * @param {FetchPage} fetchPage
 * @returns {Records}
 */
export function createRecords(fetchPage) {
  const version = signal(0);
  /** @type {Map<string, StepRecord[]>} oldest use first */
  const kept = new Map();
  /** @type {Set<string>} */
  const pending = new Set();
  /** @type {Map<string, number>} page → when it failed */
  const failed = new Map();
  /** @type {Model|null} */
  let model = null;
  let size = 1;
  /** @type {number|null} the place that was asked for last and is not complete */
  let wanted = null;

  const keyOf = (/** @type {number} */ page) => `${model?.id}/${size}/${page}`;

  /** @param {number} position */
  function request(position) {
    wanted = null;
    if (!model) return;
    for (const page of pagesAt(model, position, size)) {
      const key = keyOf(page);
      if (kept.has(key) || pending.has(key) || isResting(key)) continue;
      if (pending.size >= REQUESTS) {
        wanted = position;
        return;
      }
      load(model, page * size, size, key);
    }
  }

  /** @param {string} key */
  function isResting(key) {
    return performance.now() - (failed.get(key) ?? -Infinity) < RETRY;
  }

  /**
   * @param {Model} of
   * @param {number} from
   * @param {number} count
   * @param {string} key
   */
  async function load(of, from, count, key) {
    pending.add(key);
    try {
      const { steps, total } = await fetchPage(of, from, count);
      const short = steps.length < Math.min(count, total - from);
      if (!short) kept.set(key, steps);
      else if (model === of) size = Math.max(1, steps.length);
      failed.delete(key);
      trim(of);
      version.value += 1;
    } catch {
      failed.set(key, performance.now());
      setTimeout(() => {
        version.value += 1;
      }, RETRY);
    }
    pending.delete(key);
    if (wanted !== null) request(wanted);
  }

  /** @param {Model} of */
  function trim(of) {
    const bound = KEPT_PAGES + 2 * of.run.output_shape[0];
    for (const key of kept.keys()) {
      if (kept.size <= bound) break;
      kept.delete(key);
    }
  }

  /**
   * @param {number} index of a step
   * @returns {StepRecord|null}
   */
  function find(index) {
    const key = keyOf(Math.floor(index / size));
    const page = kept.get(key);
    if (!page) return null;
    kept.delete(key);
    kept.set(key, page);
    return page[index % size] ?? null;
  }

  return {
    setModel(next) {
      if (model?.id === next.id) return;
      model = next;
      size = pageSize(next);
      wanted = null;
      version.value += 1;
    },
    at(position) {
      version.value;
      if (!model) return null;
      const found = indicesAt(model, position).map(find);
      if (found.every((record) => record !== null)) return /** @type {StepRecord[]} */ (found);
      request(position);
      return null;
    },
    prefetch(position) {
      if (!model) return;
      const [maps, rows, cols] = extentOf(model);
      if (position < maps * rows * cols) request(position);
    },
  };
}
