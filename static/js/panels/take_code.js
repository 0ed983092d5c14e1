/** The run as a program, in the libraries of the field. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { isLost, library, program, programs } from '../state/take.js';
import { Choice, CopyButton, Lost, Row } from './take_parts.js';

export function CodePart() {
  const listed = programs.value;
  const chosen = listed?.find((one) => one.library === library.value);
  const text = program.value;
  return html`
    <p class="dialog-text">${t('take.code_note')}</p>
    <${Row} label=${t('take.library')}>
      <${Choice} label=${t('take.library')} value=${library.value}
        options=${(listed ?? []).map((one) => ({
          value: one.library, label: one.link ? one.title : t('take.cannot', { library: one.title }),
        }))} onChange=${(/** @type {string} */ value) => { library.value = value; }} />
      ${text && chosen?.link && html`<${CopyButton} text=${text} />
        <a class="button" href=${chosen.link} download=${chosen.file}>${chosen.file}</a>`}
    <//>
    ${isLost.value && html`<${Lost} />`}
    ${chosen?.reason
      ? html`<p class="take-reason">${t('take.reason')} <span lang="en">${chosen.reason}</span></p>`
      : html`<pre class="take-code" tabindex="0" translate="no" aria-label=${chosen?.title}
          aria-busy=${text === null ? 'true' : undefined}><code>${text ?? ''}</code></pre>`}
    ${chosen && chosen.packages.length > 0 && html`<p class="take-note">
      <code>pip install ${chosen.packages.join(' ')}</code></p>`}
  `;
}
