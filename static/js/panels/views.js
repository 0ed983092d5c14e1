/** The switch between the views of a convolution: in the header, or over the stage where the header is full. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { room } from '../state/layout.js';
import { hasViews } from '../state/looked_at.js';
import { settings, VIEWS } from '../state/settings.js';
import { Segmented } from './controls.js';

/** @typedef {import('../types.js').View} View */

/** Nothing where there is nothing to choose. */
function Views() {
  if (!hasViews.value) return null;
  const options = VIEWS.map((value) => ({ value, label: t(`views.${value}`) }));
  return html`<${Segmented} label=${t('views.label')} name="view" class="views" options=${options}
    value=${settings.view.value} onChange=${setView} />`;
}

/** @param {string} view */
function setView(view) {
  settings.view.value = /** @type {View} */ (view);
}

export function HeaderViews() {
  if (room.value === 'middle') return null;
  return room.value === 'wide' ? html`<${Views} />` : html`<${ViewSelect} />`;
}

/** A phone has no room for a switch beside the numbers. */
function ViewSelect() {
  if (!hasViews.value) return null;
  return html`<select class="view-select" aria-label=${t('views.label')} value=${settings.view.value}
    onChange=${(/** @type {Event} */ event) => setView(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}>
    ${VIEWS.map((value) => html`<option key=${value} value=${value}>${t(`views.${value}`)}</option>`)}
  </select>`;
}

/** Over the stage, where the header is full. */
export function ViewsBar() {
  if (room.value !== 'middle' || !hasViews.value) return null;
  return html`<div class="views-bar"><${Views} /></div>`;
}
