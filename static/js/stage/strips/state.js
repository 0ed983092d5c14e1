/** What the lines of many channels have in common. */

import { computed, signal } from '@preact/signals';
import { termOf } from '../EquationRow.js';
import { endOf, linesInView, shownOrder } from './scale.js';

/** @typedef {import('../geometry/measure.js').Strips} Places */
/** @typedef {import('../scene.js').Scene} Scene */

/** @typedef {ReturnType<typeof createStrips>} StripsState */

/**
 * @param {Scene} scene
 * @param {string} id of the lines on the page
 */
export function createStrips(scene, id) {
  const places = computed(() => /** @type {Places} */ (scene.geometry.value.strips));
  const top = signal(0);
  const order = computed(() => shownOrder(scene.shape.value.channels, scene.order.value));
  const chosen = computed(() => Math.min(scene.chosen.value, scene.shape.value.channels - 1));
  const lines = computed(() => linesInView(order.value, {
    top: top.value, height: places.value.list.height, pitch: places.value.pitch,
  }, chosen.value).join(' '));
  let kept = 1;
  return {
    scene,
    /** @param {number} channel */
    idOf: (channel) => `${id}-${channel}`,
    places,
    /** How far the lines are scrolled. */
    top,
    order,
    chosen,
    /** The channels that have their line now; as a text it changes only when they do. */
    lines,
    placeOf: computed(() => new Map(order.value.map((channel, place) => [channel, place]))),
    /** Where the scale ends; while numbers are on their way, where it ended. Hidden sums have no say. */
    end: computed(() => {
      const terms = scene.present.value?.[0]?.channels;
      if (terms) {
        const sizes = terms.map(({ channel, sum }) => (scene.hidden.value.sum(channel) ? 0 : Math.abs(sum ?? 0)));
        kept = endOf(Math.max(...sizes));
      }
      return kept;
    }),
    /**
     * @param {number} channel
     * @returns {number|null} null before the channel is added, or where its sum is hidden
     */
    sumOf(channel) {
      const sum = termOf(scene, channel)?.term?.sum;
      return sum === undefined || !scene.isSummed(channel) || scene.hidden.value.sum(channel) ? null : sum;
    },
  };
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @returns {boolean} whether the present filter reads it
 */
export function isRead(scene, channel) {
  const place = channel - scene.groupStart.value;
  return place >= 0 && place < scene.groupSize.value;
}
