/** In which order many channels are shown, and so in which their sums are added up. */

import { computed } from '@preact/signals-core';

/** @typedef {import('../types.js').StepRecord} StepRecord */

/**
 * @template T
 * @typedef {import('@preact/signals-core').ReadonlySignal<T>} ReadonlySignal
 */

/**
 * The channels of a step from the largest contribution to the least, whatever their signs; equal
 * ones as they are counted.
 * @param {StepRecord} record of a convolution
 * @returns {number[]}
 */
export function largestFirst({ channels }) {
  const sizes = channels.map(({ channel, sum }) => ({ channel, size: Math.abs(sum ?? 0) }));
  return sizes.sort((a, b) => b.size - a.size || a.channel - b.channel).map(({ channel }) => channel);
}

/**
 * The place of each channel in the order of the largest contributions; null where channels stand
 * as they are counted. While it plays all keep their places: a channel can be followed with the
 * eye, and nothing flickers at any speed. Where the walk rests they stand as its step has them.
 * @param {object} of
 * @param {ReadonlySignal<boolean>} of.isWanted
 * @param {ReadonlySignal<boolean>} of.playing
 * @param {ReadonlySignal<string>} of.key of what has the same channels
 * @param {ReadonlySignal<StepRecord|undefined>} of.record null while the numbers are on their way
 * @returns {ReadonlySignal<Map<number, number>|null>}
 */
export function createOrder({ isWanted, playing, key, record }) {
  /** @type {{of: string, ranks: Map<number, number>}|null} */
  let kept = null;
  return computed(() => {
    if (!isWanted.value) {
      kept = null;
      return null;
    }
    if (kept?.of !== key.value) kept = null;
    if (record.value && !(kept && playing.value)) {
      const ranks = new Map(largestFirst(record.value).map((channel, rank) => [channel, rank]));
      kept = { of: key.value, ranks };
    }
    return kept?.ranks ?? null;
  });
}
