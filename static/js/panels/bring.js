/** The ways to bring something of one's own, and what went wrong on the way. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { dialog } from '../state/layout.js';
import { paste } from '../state/paste.js';
import { settings } from '../state/settings.js';
import { openTable } from '../state/table.js';
import { upload, uploadError } from '../state/upload.js';
import { Sending } from './sending.js';

/** @param {import('../state/layout.js').DialogName} name */
const open = (name) => () => {
  uploadError.value = null; // what went wrong before is not about this
  dialog.value = name;
};

export function Bring() {
  const describedBy = uploadError.value ? 'upload-complaint' : undefined;
  return html`<div class="bring">
    <${UploadButton} describedBy=${describedBy} />
    <${Way} text="picture.paste" onClick=${paste} />
    <div class="bring-said"><${Sending} id="upload-complaint" /></div>
    <${Way} text="picture.camera" onClick=${open('camera')} isDialog />
    <${Way} text="picture.draw" onClick=${open('draw')} isDialog />
    <${Way} text="picture.numbers" onClick=${openTable} isDialog />
    <${Way} text="picture.examples" onClick=${open('examples')} isDialog />
  </div>`;
}

/** @param {{text: string, onClick: () => void, isDialog?: boolean}} props */
function Way({ text, onClick, isDialog = false }) {
  return html`<button type="button" class="button" onClick=${onClick}
    aria-haspopup=${isDialog ? 'dialog' : undefined}>${t(text)}</button>`;
}

/** @param {{describedBy?: string|undefined, onTaken?: (id: string) => void}} props `onTaken` is told the picture's id */
export function UploadButton({ describedBy, onTaken }) {
  /** @param {Event} event */
  const onChange = async (event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const [file] = input.files ?? [];
    input.value = ''; // so that the same file can be chosen again
    if (file && await upload(file)) onTaken?.(settings.image.peek());
  };
  return html`<label class="button">
    <input type="file" accept="image/*" onChange=${onChange} aria-describedby=${describedBy} />
    <span>${t('picture.upload')}</span>
  </label>`;
}
