/** A button that opens a short list below it. */

import { useRef } from 'preact/hooks';
import { html } from '../lib/html.js';

/** @typedef {import('preact').ComponentChildren} Children */

const GAP = 6;

/**
 * @param {{id: string, label: Children, name?: string, class: string, children?: Children}} props
 *   `name` is read out where the label is a drawing
 */
export function Menu({ id, label, name, class: look, children }) {
  const button = useRef(/** @type {HTMLButtonElement|null} */ (null));
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  /** @param {ToggleEvent} event */
  const place = (event) => {
    if (event.newState !== 'open' || !button.current || !list.current) return;
    const box = button.current.getBoundingClientRect();
    list.current.style.top = `${box.bottom + GAP}px`;
    list.current.style.right = `${document.documentElement.clientWidth - box.right}px`;
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
