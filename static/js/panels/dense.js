/** The weights of a dense layer, and how many units it has. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCount } from '../lib/format.js';
import { complaints } from '../state/complaints.js';
import { densePreset, densePresets, features } from '../state/dense.js';
import { vectorSize } from '../state/presets.js';
import { BOUNDS, settings } from '../state/settings.js';
import { filter } from '../state/walk.js';
import { Segmented, Slider } from './controls.js';

/** @typedef {import('../lib/dense.js').DensePreset} DensePreset */

/**
 * In a vector there is a first half and a second one in place of left and right.
 * @param {DensePreset} name
 * @returns {string}
 */
function labelOf(name) {
  const isVector = vectorSize.value !== null && name !== 'mean' && name !== 'untrained';
  return t(`dense.preset.${name}${isVector ? '.vector' : ''}`);
}

export function DenseWeights() {
  const { dPreset, dSeed } = settings;
  const isDrawn = densePreset.value === 'untrained';
  return html`
    <h2 class="panel-title">${t('dense.weights')}</h2>
    <${Segmented} label=${t('dense.weights')} name="dense-weights" columns=${2} class="dense-presets"
      options=${densePresets.value.map((value) => ({ value, label: labelOf(value) }))}
      value=${densePreset.value}
      onChange=${(/** @type {DensePreset} */ value) => { dPreset.value = value; }} />
    <p class="slider-note dense-note">${t(isDrawn ? 'dense.untrained_note' : 'dense.patterns_note')}</p>
    ${isDrawn && html`<p class="dense-seed">
      <span>${t('dense.seed', { n: dSeed.value })}</span>
      <button type="button" class="button dense-draw" onClick=${() => {
        dSeed.value = (dSeed.peek() % BOUNDS.seed) + 1;
      }}>${t('dense.draw_again')}</button>
    </p>`}
  `;
}

/**
 * @param {{BiasField: import('preact').ComponentType<{at: number}>}} props the field is the
 *   convolution's too
 */
export function DenseSliders({ BiasField }) {
  const { dUnits } = settings;
  return html`
    <${Slider} id="units" label=${t('dense.units')} min=${1} max=${BOUNDS.units} value=${dUnits.value}
      shown=${String(dUnits.value)} complaint=${complaints.value.units} describedBy="units-note"
      note=${t('dense.units_note')}
      onInput=${(/** @type {number} */ count) => { dUnits.value = count; }} />
    <p class="slider-note" id="units-note">${t(vectorSize.value === null ? 'dense.flattened' : 'dense.as_it_is', {
      n: formatCount(features.value),
    })}</p>
    <${BiasField} at=${Math.min(filter.value, dUnits.value - 1)} />
    <p class="panel-text">${t('dense.about')}</p>
  `;
}
