/** Links that are followed within the page; with a key held they are the browser's. */

import { go } from './session.js';

/**
 * @param {() => void} act
 * @returns {(event: MouseEvent) => void}
 */
export function followed(act) {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    act();
  };
}

/**
 * @param {string} lesson
 * @returns {(event: MouseEvent) => void}
 */
export function opens(lesson) {
  return followed(() => { go(lesson); });
}
