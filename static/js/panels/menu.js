/** A button that opens a short list below it, or above. */

import { useRef } from 'preact/hooks';
import { html } from '../lib/html.js';

/** @typedef {import('preact').ComponentChildren} Children */

const GAP = 6;

/**
 * @param {{id: string, label: Children, name?: string, class: string, isUp?: boolean,
 *   children?: Children}} props `name` is read out where the label is a drawing; `isUp`: it opens
 *   upwards, from a button at the bottom of the page
 */
export function Menu({ id, label, name, class: look, isUp = false, children }) {
  const button = useRef(/** @type {HTMLButtonElement|null} */ (null));
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  /** @param {ToggleEvent} event */
  const place = (event) => {
    if (event.newState !== 'open' || !button.current || !list.current) return;
    const box = button.current.getBoundingClientRect();
    const { clientHeight } = document.documentElement;
    if (isUp) list.current.style.bottom = `${clientHeight - box.top + GAP}px`;
    else list.current.style.top = `${box.bottom + GAP}px`;
    const { clientWidth } = document.documentElement;
    if (box.right < clientWidth / 2) list.current.style.left = `${box.left}px`;
    else list.current.style.right = `${clientWidth - box.right}px`;
  };
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest('a, button')) list.current?.hidePopover();
  };
  return html`
    <button type="button" ref=${button} class=${look} aria-label=${name} popovertarget=${id}>
      ${label}
    </button>
    <div id=${id} ref=${list} class="menu" popover="auto" onBeforeToggle=${place}
      onClick=${onClick}>${children}</div>
  `;
}
