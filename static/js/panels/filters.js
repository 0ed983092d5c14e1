/** The present filter: what it does, those that are near to it, its tools, and all others. */

import { useSignal } from '@preact/signals';
import { nearest } from '../lib/families.js';
import { html } from '../lib/html.js';
import { pick, t } from '../lib/i18n.js';
import { edited } from '../state/edit.js';
import { dialog } from '../state/layout.js';
import { chooseFilter, filters, presentFilter } from '../state/filters.js';
import { ResponsePanel } from './response.js';
import { Thumbnail, Weights } from './thumbnails.js';
import { Tools } from './tools.js';

/** @typedef {import('../types.js').Preset} Preset */

const NEAR = 6;

export function FiltersPanel() {
  const pointed = useSignal(/** @type {Preset|null} */ (null));
  const about = pointed.value ?? presentFilter.value;
  return html`<section class="filters" aria-label=${t('filters.title')}>
    <div class="filter-present">
      ${about
        ? html`<${Thumbnail} key=${about.name} preset=${about} />`
        : edited.value && html`<${Weights} weight=${edited.value.weight} />`}
      <h2>${about ? pick(about.title) : t('filters.own')}</h2>
      <button type="button" class="filters-all" aria-haspopup="dialog"
        onClick=${() => { dialog.value = 'filters'; }}>${t('filters.all')}</button>
      <p class="filter-note" title=${about ? pick(about.note) : undefined}>
        ${about ? pick(about.note) : t('filters.own_note')}
      </p>
    </div>
    <div class="filters-near" role="radiogroup" aria-label=${t('filters.title')}>
      ${nearest(filters.value, presentFilter.value, NEAR).map((one) => html`<${Choice}
        key=${one.name} preset=${one}
        onPoint=${(/** @type {boolean} */ is) => { pointed.value = is ? one : null; }} />`)}
    </div>
    <${Tools} />
    <${ResponsePanel} />
  </section>`;
}

/** @param {{preset: Preset, onPoint: (is: boolean) => void}} props */
function Choice({ preset, onPoint }) {
  return html`<label class="preset" title=${pick(preset.title)}
    onPointerEnter=${() => onPoint(true)} onPointerLeave=${() => onPoint(false)}>
    <input type="radio" name="preset" value=${preset.name}
      checked=${preset.name === presentFilter.value?.name} aria-label=${pick(preset.title)}
      aria-description=${pick(preset.note)} onChange=${() => chooseFilter(preset.name)}
      onFocus=${() => onPoint(true)} onBlur=${() => onPoint(false)} />
    <${Thumbnail} preset=${preset} />
  </label>`;
}
