/** How much room there is: three columns, a stage with one rail, a phone, or the stage alone. */

import { computed, effect, signal } from '@preact/signals';
import { isPrinting } from './printing.js';
import { settings } from './settings.js';

/** @typedef {'wide'|'middle'|'narrow'} Room */
/** @typedef {'page'|'present'|'embed'} Mode */
/** @typedef {'picture'|'operation'|'filters'|'size'} Tab */

/**
 * @param {string} query
 * @returns {import('@preact/signals').Signal<boolean>}
 */
function matching(query) {
  const list = matchMedia(query);
  const matches = signal(list.matches);
  list.addEventListener('change', () => {
    matches.value = list.matches;
  });
  return matches;
}

// The same widths stand in layout.css.
const isWide = matching('(min-width: 1200px)');
const isNarrow = matching('(max-width: 959px)');

export const isPhone = matching('(max-width: 639px)');

/** What stands around the stage. @type {import('@preact/signals').ReadonlySignal<Mode>} */
export const mode = computed(() => {
  if (settings.embed.value) return 'embed';
  return settings.present.value ? 'present' : 'page';
});

effect(() => {
  document.documentElement.dataset.mode = mode.value;
});

const roomOnScreen = computed(() => {
  if (mode.value !== 'page') return isPhone.value ? 'narrow' : 'wide';
  if (isWide.value) return 'wide';
  return isNarrow.value ? 'narrow' : 'middle';
});

/** The room on the screen; paper is narrower, and is brought to what is on the screen. @type {Room} */
let onScreen = roomOnScreen.peek();

/** @type {import('@preact/signals').ReadonlySignal<Room>} */
export const room = computed(() => {
  if (!isPrinting.value) onScreen = roomOnScreen.value;
  return onScreen;
});

export const TABS = /** @type {const} */ (['picture', 'operation', 'filters', 'size']);

/** The tab of the one rail. @type {import('@preact/signals').Signal<Tab>} */
export const tab = signal('operation');

/** The sheet that lies over a narrow page. @type {import('@preact/signals').Signal<Tab|null>} */
export const sheet = signal(null);

export const helpIsOpen = signal(false);

export function closeHelp() {
  helpIsOpen.value = false;
}

/** @typedef {'table'|'draw'|'camera'|'examples'|'filters'|'take'} DialogName */

/** The dialog that lies over the page, but for the list of keys. */
export const dialog = signal(/** @type {DialogName|null} */ (null));

export function closeDialog() {
  dialog.value = null;
}

/**
 * Bring a panel into sight, where there is not room for all.
 * @param {Tab} name
 */
export function showPanel(name) {
  if (room.peek() === 'middle') tab.value = name;
  if (room.peek() === 'narrow') sheet.value = name;
}
