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
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    if (event.target === dialog.current) onClose(); // the backdrop
  };
  return html`<dialog ref=${dialog} class=${`dialog ${look}`} aria-labelledby=${id} tabindex="-1" autofocus onClose=${onClose}
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
