/** Presenting: the stage alone on a projector, and the wall dark while the teacher speaks. */

import { batch, effect, signal } from '@preact/signals';
import { mode } from './layout.js';
import { settings } from './settings.js';

/** Whether the wall is dark. */
export const isDark = signal(false);

/** The whole screen where the browser allows it: presenting does not depend on it. */
export function present() {
  settings.present.value = true;
  document.documentElement.requestFullscreen?.().catch(() => {});
}

export function leavePresenting() {
  if (mode.peek() !== 'present') return;
  batch(() => {
    settings.present.value = false;
    isDark.value = false;
  });
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

// Where the whole screen is left with the browser's own key, presenting is left too.
document.addEventListener('fullscreenchange', () => {
  if (!document.fullscreenElement) leavePresenting();
});

effect(() => {
  if (mode.value !== 'present') isDark.value = false;
});
