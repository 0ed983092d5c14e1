/** The records of the step that is shown. */

import { computed } from '@preact/signals-core';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').StampRecord} StampRecord */
/** @typedef {import('../types.js').StepRecord} StepRecord */
/** @typedef {import('../walk/records.js').Records} Records */

/**
 * @template T
 * @typedef {import('@preact/signals-core').ReadonlySignal<T>} ReadonlySignal
 */

/**
 * The records of the place on the stage. When a weight is edited, the same place of another run
 * comes: the old numbers stay until the new ones are there.
 * @param {Records} records
 * @param {object} of
 * @param {ReadonlySignal<Model>} of.model
 * @param {ReadonlySignal<number>} of.position
 * @param {ReadonlySignal<boolean>} of.sweep
 * @param {ReadonlySignal<string>} of.shapeKey
 * @returns {ReadonlySignal<StepRecord[]|null>}
 */
export function recordsShown(records, { model, position, sweep, shapeKey }) {
  /** @type {{key: string, run: string, found: StepRecord[]}|null} */
  let kept = null;
  return computed(() => {
    const key = `${shapeKey.value}@${position.value}`;
    const run = model.value.id;
    if (sweep.value) return null;
    const found = records.at(position.value);
    if (found) kept = { key, run, found };
    else if (kept?.key !== key || kept.run === run) kept = null;
    return kept?.found ?? null;
  });
}

/**
 * @param {StepRecord[]|null} found
 * @returns {StampRecord|null} the stamp, if it is one that was found
 */
export function stampIn(found) {
  const [record] = /** @type {unknown[]} */ (found ?? []);
  const isStamp = typeof record === 'object' && record !== null && 'cut_taps' in record;
  return isStamp ? /** @type {StampRecord} */ (record) : null;
}
