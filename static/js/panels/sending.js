/** Whether something is on its way to the server, and why it was not taken. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { cancelUpload, sending, uploadError } from '../state/upload.js';
import { Complaint } from './controls.js';

/** @param {{id: string}} props of the complaint */
export function Sending({ id }) {
  const error = uploadError.value;
  return html`
    ${sending.value && html`<p class="sending" role="status">
      <progress aria-label=${t('upload.sending')} />
      <span>${t('upload.sending')}</span>
      <button type="button" class="link" onClick=${cancelUpload}>${t('upload.cancel')}</button>
    </p>`}
    <${Complaint} id=${id} text=${error && t(error.key, error.params)} />
  `;
}
