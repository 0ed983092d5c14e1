/** A setting: a signal that knows what it is called in an address, and how it is read and written there. */

import { batch, computed, signal } from '@preact/signals';

/**
 * @template T
 * @typedef {import('@preact/signals').Signal<T> & {
 *   key: string, initial: T, parse: (text: string) => T|undefined, isPlace: boolean,
 *   pair: import('@preact/signals').ReadonlySignal<string>,
 * }} Setting `pair` is "key=value", or nothing for what is as at the start
 */

/**
 * @template T
 * @param {string} key in the address
 * @param {T} initial
 * @param {import('./codecs.js').Codec<T>} codec
 * @param {{place?: boolean}} [options] whether the back button returns to the value before
 * @returns {Setting<T>}
 */
export function setting(key, initial, codec, { place = false } = {}) {
  const value = signal(initial);
  const pair = computed(() => {
    if (value.value === initial) return '';
    // These may stand in a query as they are, and a person can read them.
    const text = encodeURIComponent(codec.print(value.value));
    return `${key}=${text.replace(/%(2C|3B|3A|3D)/g, decodeURIComponent)}`;
  });
  return Object.assign(value, { key, initial, parse: codec.parse, isPlace: place, pair });
}

/**
 * @param {readonly Setting<unknown>[]} table
 * @returns {string} what an address has to say of them, without "?"
 */
export function queryOf(table) {
  return table.map((one) => one.pair.value).filter(Boolean).join('&');
}

/**
 * Set everything as an address says, and what it does not name to how it is at the start.
 * @param {readonly Setting<unknown>[]} table
 * @param {string} search with or without "?"
 * @returns {string[]} "key=value" of what could not be used
 */
export function readInto(table, search) {
  const given = new URLSearchParams(search);
  /** @type {string[]} */
  const unusable = [];
  batch(() => {
    for (const one of table) {
      const text = given.get(one.key);
      const value = text === null ? one.initial : one.parse(text);
      if (value === undefined) unusable.push(`${one.key}=${shorten(text ?? '')}`);
      one.value = value === undefined ? one.initial : value;
    }
  });
  return unusable;
}

/**
 * The settings of a part of a page, as an address says them.
 * @param {Readonly<Record<string, Setting<any>>>} settings
 */
export function tableOf(settings) {
  const all = Object.values(settings);
  return {
    query: computed(() => queryOf(all)),
    /** @param {string} search @returns {string[]} what could not be used */
    read: (search) => readInto(all, search),
  };
}

/** @param {string} text */
function shorten(text) {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
