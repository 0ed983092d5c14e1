/** Which of the page's dialogs an address opens: a law of convolutions, or the shape calculator. */

import { settings } from './settings.js';

/** @param {NonNullable<typeof settings.show.value>} which */
export function openShown(which) {
  settings.show.value = which;
}

export function closeShown() {
  settings.show.value = null;
}
