/** What is not part of the first look comes when it is asked for: its modules are fetched then. */

import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { complain } from '../state/notices.js';

/** @typedef {import('preact').ComponentType<any>} Part */

/**
 * A part with a sheet of styles of its own, which is put into the page before it.
 * @param {string} sheet its name in static/css
 * @param {Promise<Part>} part
 * @returns {Promise<Part>}
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
 * @param {boolean} props.isWanted
 * @param {() => Promise<Part>} props.load
 * @param {() => void} props.onFailure the wish is taken back where the part could not be fetched
 * @param {object} [props.given] what the part is given
 * @param {import('preact').ComponentChildren} [props.children] what is seen until the part is there
 */
export function Late({ isWanted, load, onFailure, given = {}, children = null }) {
  const part = useSignal(/** @type {{Part: Part}|null} */ (null));
  useEffect(() => {
    if (!isWanted || part.peek()) return;
    load().then((Part) => {
      part.value = { Part };
    }, () => {
      onFailure();
      complain('notice.lost');
    });
  }, [isWanted]);
  return part.value ? html`<${part.value.Part} ...${given} />` : children;
}
