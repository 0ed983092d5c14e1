/** A native dialog: the browser keeps the focus in it, Escape closes it, and so does a click beside it. */

import { useEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Icon } from './icons.js';

/** @typedef {import('preact').ComponentChildren} Children */

/**
 * @param {{id: string, title: string, class: string, isOpen: boolean, onClose: () => void,
 *   children?: Children}} props
 */
export function Dialog({ id, title, class: look, isOpen, onClose, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement|null} */ (null));
  useEffect(() => {
    if (!isOpen) {
      dialog.current?.close();
    } else if (!dialog.current?.open) {
      dialog.current?.showModal();
      // Not its first control, which need not be the one that is chosen.
      dialog.current?.focus();
    }
  }, [isOpen]);
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    if (event.target === dialog.current) onClose(); // the backdrop
  };
  return html`<dialog ref=${dialog} class=${`dialog ${look}`} aria-labelledby=${id} tabindex="-1" onClose=${onClose}
    onClick=${onClick}>
    <div class="dialog-body">
      <h2 id=${id}>${title}</h2>
      ${children}
      <button type="button" class="close" aria-label=${t('help.close')} onClick=${onClose}>
        <${Icon} name="close" />
      </button>
    </div>
  </dialog>`;
}
