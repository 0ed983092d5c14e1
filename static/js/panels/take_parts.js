/** What the parts of the dialog are made of: rows with a name, choices, and text to copy. */

import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { copy } from '../lib/clipboard.js';

/** @typedef {import('preact').ComponentChildren} Children */

/** @param {{label: string, children?: Children}} props */
export function Row({ label, children }) {
  return html`<div class="take-row"><span class="take-name">${label}</span>
    <div class="take-value">${children}</div></div>`;
}

/**
 * @param {{label: string, options: readonly {value: string, label: string}[], value: string,
 *   onChange: (value: string) => void}} props
 */
export function Choice({ label, options, value, onChange }) {
  return html`<select class="take-choice" aria-label=${label} value=${value}
    onChange=${(/** @type {Event} */ event) => {
      onChange(/** @type {HTMLSelectElement} */ (event.currentTarget).value);
    }}>
    ${options.map((one) => html`<option key=${one.value} value=${one.value}
      selected=${one.value === value}>${one.label}</option>`)}
  </select>`;
}

/** @param {{text: string, label?: string}} props `label` is read out where several can be copied */
export function CopyButton({ text, label }) {
  const said = useSignal('');
  const onClick = async () => {
    said.value = t(await copy(text) ? 'take.copied' : 'take.not_copied');
  };
  return html`<span class="take-copy">
    <button type="button" class="button" aria-label=${label && `${t('take.copy')}: ${label}`}
      onClick=${onClick}>${t('take.copy')}</button>
    <span role="status" key=${text}>${said.value}</span>
  </span>`;
}

/**
 * A text that is there to be copied.
 * @param {{label: string, text: string, rows?: number, isCode?: boolean}} props lines of code stay whole
 */
export function Copied({ label, text, rows = 1, isCode = false }) {
  return html`<div class="take-copied">
    <div class="take-head"><span class="take-name">${label}</span>
      <${CopyButton} text=${text} label=${label} /></div>
    <textarea readonly rows=${rows} wrap=${rows === 1 || isCode ? 'off' : 'soft'} aria-label=${label} spellcheck=${false}
      value=${text} onFocus=${(/** @type {FocusEvent} */ event) => {
        /** @type {HTMLTextAreaElement} */ (event.currentTarget).select();
      }} />
  </div>`;
}

export function Lost() {
  return html`<p class="complaint" role="alert">${t('notice.lost')}</p>`;
}
