/** What is not part of the first look comes when it is asked for: its modules are fetched then. */

import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { complain } from '../state/notices.js';

/** @typedef {import('preact').ComponentType<{}>} Part */

/**
 * Draws a part of the page from when it is first wanted, and keeps it then.
 * @param {object} props
 * @param {boolean} props.isWanted
 * @param {() => Promise<Part>} props.load
 * @param {() => void} props.onFailure the wish is taken back where the part could not be fetched
 */
export function Late({ isWanted, load, onFailure }) {
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
  return part.value && html`<${part.value.Part} />`;
}
