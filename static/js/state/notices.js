/** Sentences that are not about one control: what a link could not say, that a link was copied. */

import { signal } from '@preact/signals';

/** @typedef {{key: string, params: Record<string, string|number>, isTrouble: boolean}} Notice */

const SHOWN = 5000;

/** @type {import('@preact/signals').Signal<Notice|null>} */
export const notice = signal(null);

/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;

/**
 * Say something that goes away by itself.
 * @param {string} key of the text
 */
export function say(key) {
  clearTimeout(timer);
  notice.value = { key, params: {}, isTrouble: false };
  timer = setTimeout(dismiss, SHOWN);
}

/**
 * Say something that stays until it is put away.
 * @param {string} key of the text
 * @param {Record<string, string|number>} [params]
 */
export function complain(key, params = {}) {
  clearTimeout(timer);
  notice.value = { key, params, isTrouble: true };
}

export function dismiss() {
  clearTimeout(timer);
  notice.value = null;
}
