/** The settings and the address bar, in step with each other. */

import { batch, effect } from '@preact/signals';
import { place, query, readQuery, sharedQuery } from './settings.js';

/** Browsers refuse an address that is rewritten too often. */
const PAUSE = 500;

/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;
let shownPlace = '';
let latest = '';

/** @returns {string} the address of what is on the screen */
function address() {
  const { pathname } = window.location;
  return query.peek() ? `${pathname}?${query.peek()}` : pathname;
}

/** Give the present entry of the history the address that was seen last. */
function write() {
  clearTimeout(timer);
  timer = undefined;
  if (latest !== window.location.pathname + window.location.search) {
    history.replaceState(null, '', latest);
  }
}

/**
 * Read the address now and whenever the back button changes it, and write it from then on.
 * @param {(unusable: string[]) => void} onRead what could not be used
 */
export function followAddress(onRead) {
  let isReading = false;
  const read = () => {
    clearTimeout(timer);
    timer = undefined;
    isReading = true;
    // At once: a layer that is here already must not come before where it is to be walked from.
    batch(() => onRead(readQuery(window.location.search)));
    isReading = false;
    shownPlace = place.peek();
    latest = address();
  };
  read();
  window.addEventListener('popstate', read);
  effect(() => {
    query.value;
    if (isReading) return;
    if (place.peek() !== shownPlace) {
      // The entry that is left keeps what it showed to the last.
      if (timer !== undefined) write();
      shownPlace = place.peek();
      latest = address();
      history.pushState(null, '', latest);
    } else if (address() !== latest) {
      latest = address();
      timer ??= setTimeout(write, PAUSE);
    }
  });
}

/**
 * @param {string} lang
 * @param {string} theme
 * @returns {string} a link that shows another person exactly this
 */
export function shareLink(lang, theme) {
  const { origin, pathname } = window.location;
  const parts = [sharedQuery.peek(), `lang=${lang}`, `theme=${theme}`].filter(Boolean);
  return `${origin}${pathname}?${parts.join('&')}`;
}
