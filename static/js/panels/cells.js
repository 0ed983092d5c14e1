/** What there is to say and to set about an operation on single cells. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { vectorSize } from '../state/presets.js';
import { BOUNDS, settings } from '../state/settings.js';
import { AdditionChoice } from './addition.js';
import { Slider } from './controls.js';

export function CellSliders() {
  const { operation, slope } = settings;
  return html`
    ${operation.value === 'leaky_relu' && html`<${Slider} id="slope" label=${t('cells.slope')}
      min=${0} max=${BOUNDS.slope} step=${0.01} value=${slope.value} shown=${slope.value.toFixed(2)}
      note=${t('cells.slope_note')}
      onInput=${(/** @type {number} */ value) => { slope.value = value; }} />`}
    ${operation.value === 'add' && html`<${AdditionChoice} />`}
    <p class="panel-text">${t(`cells.about.${aboutOf(operation.value)}`)}</p>
  `;
}

/** @param {string} operation @returns {string} softmax has no channels to share among in a vector */
function aboutOf(operation) {
  return operation === 'softmax' && vectorSize.value !== null ? 'softmax.vector' : operation;
}
