/** Which of the page's dialogs an address opens: a law of convolutions, or the shape calculator. */

import { effect } from '@preact/signals';
import { settings } from './settings.js';
import { player } from './walk.js';

// Behind a dialog nothing walks on, not even while the dialog itself is still on its way.
effect(() => {
  if (settings.show.value !== null && player.playing.peek()) player.toggle();
});

/** @param {NonNullable<typeof settings.show.value>} which */
export function openShown(which) {
  settings.show.value = which;
}

export function closeShown() {
  settings.show.value = null;
}
