/** Brings into view what a person is asked about, and the channels that a step reads. */

import { useLayoutEffect } from 'preact/hooks';
import { effect } from '@preact/signals-core';

/** @typedef {import('./scene.js').Scene} Scene */

/**
 * On a phone it is chosen and the page scrolls to what is hidden; where the rows scroll they scroll
 * to it. From there on a person may look elsewhere.
 * @param {Scene} scene
 */
export function useFollowing(scene) {
  useLayoutEffect(() => effect(() => {
    const { any, channel } = scene.hidden.value;
    // The numbers may come later than the question.
    if (!any || !scene.present.value) return;
    if (channel !== null) scene.chosen.value = channel;
    const { body, row, layout } = scene.geometry.peek();
    if (layout === 'phone') requestAnimationFrame(showAsked);
    if (channel === null || !body.scrolls) return;
    const rows = document.querySelector('.stage .rows.scrolls');
    rows?.scrollTo({ top: (channel - scene.firstRow.peek()) * (row.height + row.gap) });
  }), [scene]);
  // Where a filter reads a group of channels alone, another one would be a row of nothing.
  useLayoutEffect(() => effect(() => {
    const start = scene.groupStart.value;
    const chosen = scene.chosen.peek();
    if (chosen < start || chosen >= start + scene.groupSize.value) scene.chosen.value = start;
  }), [scene]);
}

function showAsked() {
  document.querySelector('.stage [data-kind="asked"]')?.scrollIntoView({ block: 'nearest' });
}
