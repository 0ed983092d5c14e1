/** A native dialog: the browser keeps the focus in it, Escape closes it, and so does a click beside it. */

import { useEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Icon } from './icons.js';

/**
 * @typedef {object} DialogProps
 * @property {string} id of its heading
 * @property {string} title
 * @property {string} class
 * @property {boolean} isOpen
 * @property {() => void} onClose may come twice: before the browser closes it for Escape, and after
 * @property {(event: KeyboardEvent) => void} [onKeyDown]
 * @property {import('preact').ComponentChildren} [children] there only while it is open
 */

/** @param {DialogProps} props */
export function Dialog({ id, title, class: look, isOpen, onClose, onKeyDown, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement|null} */ (null));
  const pressed = useRef(/** @type {EventTarget|null} */ (null));
  useEffect(() => {
    if (!isOpen) {
      dialog.current?.close();
    } else if (!dialog.current?.open) {
      dialog.current?.showModal();
      // Not its first control, which need not be the one that is chosen.
      if (!dialog.current?.querySelector('[autofocus]')) dialog.current?.focus();
    }
  }, [isOpen]);
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    // The backdrop, and no stroke or selection that only ended there.
    if (event.target === dialog.current && pressed.current === dialog.current) onClose();
  };
  return html`<dialog ref=${dialog} class=${`dialog ${look}`} aria-labelledby=${id} tabindex="-1"
    onCancel=${onClose} onClose=${onClose} onClick=${onClick} onKeyDown=${onKeyDown}
    onPointerDown=${(/** @type {PointerEvent} */ event) => { pressed.current = event.target; }}>
    <div class="dialog-body">
      <h2 id=${id}>${title}</h2>
      ${isOpen && children}
      <button type="button" class="close" aria-label=${t('dialog.close')} onClick=${onClose}>
        <${Icon} name="close" />
      </button>
    </div>
  </dialog>`;
}
