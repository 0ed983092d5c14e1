/** What is not part of the first look comes when it is asked for: its modules are fetched then. */

import { useLayoutEffect } from 'preact/hooks';
import { batch, signal, useSignal } from '@preact/signals';
import { html } from './html.js';

/**
 * @template {{}} [Props={}]
 * @typedef {import('preact').ComponentType<Props>} Part
 */

/**
 * What has come; it is there at once the next time.
 * @type {Map<Function, Part<any>>}
 */
const parts = new Map();

/** How many parts are on their way. */
export const fetching = signal(0);

/**
 * A part with a sheet of styles of its own, which is put into the page before it.
 * @param {string} sheet its name in static/css
 * @param {Promise<Part<any>>} part
 * @returns {Promise<Part<any>>}
 */
export async function styled(sheet, part) {
  const href = new URL(`../../css/${sheet}.css`, import.meta.url).href;
  if (!document.head.querySelector(`link[href="${href}"]`)) {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    await new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => {
        link.remove();
        reject(new Error(`no ${sheet}.css`));
      };
      document.head.append(link);
    });
  }
  return part;
}

/**
 * Draws a part of the page from when it is first wanted, and keeps it then.
 * @param {object} props
 * @param {boolean} [props.isWanted] where it is not, it is not fetched for now
 * @param {() => Promise<Part<any>>} props.load the same function every time
 * @param {{}} [props.given] to the part
 * @param {() => void} props.onFailure the wish is taken back where the part could not be fetched
 * @param {import('preact').ComponentChildren} [props.children] what is seen until the part is there
 */
export function Late({ isWanted = true, load, given, onFailure, children = null }) {
  const seen = useSignal(parts.has(load) && isWanted);
  useLayoutEffect(() => {
    if (!isWanted || seen.peek()) return;
    fetching.value += 1;
    load().then((Part) => batch(() => {
      parts.set(load, Part);
      seen.value = true;
      fetching.value -= 1;
    }), () => {
      fetching.value -= 1;
      onFailure();
    });
  }, [isWanted]);
  const Part = parts.get(load);
  return seen.value && Part ? html`<${Part} ...${given} />` : children;
}
