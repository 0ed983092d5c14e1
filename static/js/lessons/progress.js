/** Which questions were answered, kept in this browser. */

import { signal } from '@preact/signals';

const KEPT = 'convwalk.learn';

/** @typedef {Readonly<Record<string, readonly string[]>>} Progress lesson → its questions that were answered */

/** @returns {Progress} */
function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    const entries = Object.entries(kept).filter(([, ids]) => Array.isArray(ids));
    return Object.fromEntries(entries.map(([lesson, ids]) => [lesson, ids.filter((/** @type {unknown} */ id) => typeof id === 'string')]));
  } catch {
    return {}; // storage is switched off, or holds something else
  }
}

export const progress = signal(recall());

/**
 * @param {string} lesson
 * @param {string} question
 */
export function answered(lesson, question) {
  const before = progress.peek()[lesson] ?? [];
  if (before.includes(question)) return;
  keep({ ...progress.peek(), [lesson]: [...before, question] });
}

/** Begin again. */
export function forget() {
  keep({});
}

/** @param {Progress} next */
function keep(next) {
  progress.value = next;
  try {
    localStorage.setItem(KEPT, JSON.stringify(next));
  } catch {
    // storage is switched off: it is kept until the page is left
  }
}
