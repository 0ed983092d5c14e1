/** Opening a worked example. */

import { batch } from '@preact/signals';
import { readQuery, settings } from './settings.js';
import { followSettings, player } from './walk.js';

/** @typedef {import('./examples_table.js').Example} Example */

/** @param {Example} one @returns {string} its address on this page */
export function exampleAddress(one) {
  return `?${one.query}`;
}

/**
 * Show an example; how fast a person walks, and in which language and colours, stays.
 * @param {Example} one
 */
export function openExample(one) {
  if (player.playing.peek()) player.toggle();
  const personal = [settings.speed, settings.lang, settings.theme].map(({ pair }) => pair.peek());
  batch(() => {
    readQuery([one.query, ...personal].filter(Boolean).join('&'));
    followSettings();
  });
}
