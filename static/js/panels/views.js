/** The switch between the views of an operation: in the header, or over the stage where the header is full. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { room } from '../state/layout.js';
import { besides, look, way, ways } from '../state/looked_at.js';
import { Segmented } from './controls.js';

/** @typedef {import('../state/looked_at.js').Way} Way */

/** The one that is chosen has the focus, when the page is drawn anew. */
export function focusViews() {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    /** @type {HTMLElement|null} */ (document.querySelector('.views input:checked, .view-select'))?.focus();
  }));
}

/** @returns {{value: Way, label: string}[]} */
function options() {
  return ways.value.map((value) => ({ value, label: t(`views.${value}`) }));
}

/** Nothing where there is nothing to choose. */
export function Views() {
  if (ways.value.length === 0) return null;
  return html`<${Segmented} label=${t('views.label')} name="view" class="views" options=${options()}
    value=${way.value} onChange=${look} />`;
}

export function HeaderViews() {
  if (room.value === 'middle') return null;
  return room.value === 'wide' ? html`<${Views} />` : html`<${ViewSelect} />`;
}

/** A phone has no room for a switch beside the numbers. */
function ViewSelect() {
  if (ways.value.length === 0) return null;
  return html`<select class="view-select" aria-label=${t('views.label')} value=${way.value}
    onChange=${(/** @type {Event} */ event) => {
      look(/** @type {Way} */ (/** @type {HTMLSelectElement} */ (event.currentTarget).value));
    }}>
    ${options().map(({ value, label }) => html`<option key=${value} value=${value}>${label}</option>`)}
  </select>`;
}

/** Over the stage, where the header is full; side by side, both walks have a bar that it is in. */
export function ViewsBar() {
  if (room.value !== 'middle' || ways.value.length === 0 || besides.value) return null;
  return html`<div class="views-bar"><${Views} /></div>`;
}
