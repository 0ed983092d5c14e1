/** Which picture a figure reads: a sample, or one of the reader's own. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { UploadButton } from '../../panels/bring.js';
import { textOf } from '../../panels/controls.js';
import { Sending } from '../../panels/sending.js';
import { uploads } from '../../state/pictures.js';
import { uploadError } from '../../state/upload.js';
import { SAMPLES } from './pictures.js';

/** @param {{setting: import('@preact/signals').Signal<string>, samples?: readonly string[]}} props */
export function PictureChoice({ setting, samples = SAMPLES }) {
  const now = setting.value;
  const own = uploads.value.map(({ id }) => id);
  // A link may name an upload of another day.
  const all = [...samples, ...own, ...(samples.includes(now) || own.includes(now) ? [] : [now])];
  return html`<label class="figure-choice">${t('learn.spectra.choose.picture')}
    <select value=${now} onChange=${(/** @type {Event} */ event) => { setting.value = textOf(event); }}>
      ${all.map((one) => html`<option key=${one} value=${one}>${samples.includes(one) ? t(`samples.${one}.title`) : t('picture.yours')}</option>`)}
    </select></label>
    <${UploadButton} describedBy=${uploadError.value ? 'upload-complaint' : undefined}
      onTaken=${(/** @type {string} */ id) => { setting.value = id; }} /><${Sending} id="upload-complaint" />`;
}
