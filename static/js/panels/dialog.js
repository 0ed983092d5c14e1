/** A dialog over the page: it has a title, and closes with Escape, a button, or beside it. */

import { useEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Icon } from './icons.js';

/**
 * @typedef {object} DialogProps
 * @property {string} id
 * @property {string} title
 * @property {boolean} isOpen
 * @property {() => void} onClose
 * @property {string} [class]
 * @property {(event: KeyboardEvent) => void} [onKeyDown]
 * @property {import('preact').ComponentChildren} [children] there only while it is open
 */

/** @param {DialogProps} props */
export function Dialog({ id, title, isOpen, onClose, class: look = '', onKeyDown, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement|null} */ (null));
  useEffect(() => {
    const here = dialog.current;
    if (!isOpen) {
      here?.close();
    } else if (here && !here.open) {
      here.showModal();
      // Where nothing asks for the focus: not the first control, which need not be the chosen one.
      if (!here.querySelector('[autofocus]')) here.focus();
    }
  }, [isOpen]);
  /** @param {PointerEvent} event */
  const onPointerDown = (event) => {
    if (event.target === dialog.current) onClose(); // the backdrop
  };
  return html`<dialog ref=${dialog} class=${`dialog ${look}`} aria-labelledby=${`${id}-title`}
    tabindex="-1" onClose=${onClose} onPointerDown=${onPointerDown} onKeyDown=${onKeyDown}>
    <div class="dialog-body">
      <h2 id=${`${id}-title`}>${title}</h2>
      ${isOpen && children}
      <button type="button" class="close" aria-label=${t('dialog.close')} onClick=${onClose}>
        <${Icon} name="close" />
      </button>
    </div>
  </dialog>`;
}
