/** Light or dark: what was chosen, else what the system prefers. */

import { computed, effect, signal } from '@preact/signals';
import { isPrinting } from './printing.js';
import { settings } from './settings.js';

/** Where `first_paint.js` looks before anything is drawn. */
const KEPT = 'convwalk.theme';

const system = matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = signal(system.matches);
system.addEventListener('change', () => {
  systemIsDark.value = system.matches;
});

const kept = signal(recall());

/** The theme on the screen. */
export const theme = computed(() => (
  isPrinting.value ? 'light' : settings.theme.value ?? kept.value ?? (systemIsDark.value ? 'dark' : 'light')
));

/** @returns {'light'|'dark'|null} */
function recall() {
  try {
    const value = localStorage.getItem(KEPT);
    return value === 'light' || value === 'dark' ? value : null;
  } catch {
    return null; // storage is switched off: nothing is remembered
  }
}

export function toggleTheme() {
  const next = theme.peek() === 'dark' ? 'light' : 'dark';
  settings.theme.value = next;
  kept.value = next;
  try {
    localStorage.setItem(KEPT, next);
  } catch {
    // storage is switched off: the address still carries it
  }
}

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});
