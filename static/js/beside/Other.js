/** What the other walk has in place of the page's own setting: to be chosen where there is more than one. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { comparison } from '../state/beside.js';
import { settings } from '../state/settings.js';
import { walkName } from './words.js';

/** @param {{name: string}} props what it is called where there is nothing to choose */
export function Other({ name }) {
  const to = comparison.value;
  if (!to?.by || to.by.others.length < 2) return html`<span>${name}</span>`;
  const { what, by } = to;
  return html`<select class="beside-other" aria-label=${t('beside.other')} value=${String(by.other)}
    onChange=${(/** @type {Event} */ event) => {
      settings.besideValue.value = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
    }}>
    ${by.others.map((value) => html`<option key=${value} value=${String(value)}
      selected=${value === by.other}>${walkName(what, value, t)}</option>`)}
  </select>`;
}
