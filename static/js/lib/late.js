/** What is not part of the first look comes when it is asked for: its modules are fetched then. */

import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
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

/**
 * Draws a part of the page from when it is first wanted, and keeps it then.
 * @param {object} props
 * @param {boolean} [props.isWanted] where it is not, it is not fetched for now
 * @param {() => Promise<Part<any>>} props.load the same function every time
 * @param {{}} [props.given] to the part
 * @param {() => void} props.onFailure the wish is taken back where the part could not be fetched
 */
export function Late({ isWanted = true, load, given, onFailure }) {
  const seen = useSignal(parts.has(load) && isWanted);
  useEffect(() => {
    if (!isWanted || seen.peek()) return;
    load().then((Part) => {
      parts.set(load, Part);
      seen.value = true;
    }, onFailure);
  }, [isWanted]);
  const Part = parts.get(load);
  return seen.value && Part ? html`<${Part} ...${given} />` : null;
}
