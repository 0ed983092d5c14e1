/**
 * What the pointer or the focus is on. All that belongs to it lights up; pinned, it stays lit until
 * it is let go, whatever the pointer does.
 */

import { computed, signal } from '@preact/signals-core';

/**
 * @typedef {{kind: 'tap', channel: number, tap: number}
 *   | {kind: 'input', row: number, col: number, map?: number}
 *   | {kind: 'output', row: number, col: number, map?: number}} Hover map: the channel, where it is
 *   not the present one
 */

/** @param {ReturnType<typeof import('./notices.js').createNotices>} notices */
export function createPointing(notices) {
  const on = signal(/** @type {Hover|null} */ (null));
  const isPinned = signal(false);

  return {
    /** What is lit. */
    hover: computed(() => on.value),
    isPinned: computed(() => isPinned.value),
    /**
     * @param {Hover} what
     * @param {string} text that is said beside it; nothing, when there is nothing to say
     * @param {import('./notices.js').Pointed} event
     */
    point(what, text, event) {
      if (isPinned.peek()) return;
      on.value = what;
      notices.tell(text, event);
    },
    /** The pointer or the focus has left. */
    forget() {
      if (isPinned.peek()) return;
      on.value = null;
      notices.hush();
    },
    /** Keep what is lit, or let it go. */
    pin() {
      isPinned.value = !isPinned.peek() && on.peek() !== null;
    },
    /** @returns {boolean} whether there was something to let go */
    letGo() {
      const was = isPinned.peek();
      isPinned.value = false;
      if (was) {
        on.value = null;
        notices.hush();
      }
      return was;
    },
  };
}
