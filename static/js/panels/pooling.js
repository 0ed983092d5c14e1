/** What a pool can be told: how its windows lie, and their sizes. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { complaints } from '../state/complaints.js';
import { windows } from '../state/family.js';
import { BOUNDS, settings, WINDOWS } from '../state/settings.js';
import { Segmented, Slider, Toggle } from './controls.js';
import { SizeSlider } from './sizes.js';

/** @typedef {import('../state/settings.js').Windows} Windows */
/** @typedef {import('../types.js').Sides} Sides */

export function PoolSliders() {
  const isNorm = settings.operation.value === 'lp_pool';
  return html`
    ${!isNorm && html`<${WindowsChoice} />`}
    ${windows.value === 'sliding' && html`<${Sliding} />`}
    ${windows.value === 'adaptive' && html`<${OutputSize} />`}
    ${windows.value !== 'sliding' && html`
      <p class="toggle-note" key="about">${t(`pool.${windows.value}_note`)}</p>`}
  `;
}

function WindowsChoice() {
  return html`
    <p class="operations-label" aria-hidden="true">${t('pool.windows')}</p>
    <${Segmented} label=${t('pool.windows')} name="windows" columns=${3}
      options=${WINDOWS.map((value) => ({ value, label: t(`pool.${value}`) }))}
      value=${windows.value}
      onChange=${(/** @type {Windows} */ value) => { settings.windows.value = value; }} />
  `;
}

function OutputSize() {
  const side = settings.outputSize.value;
  return html`<${Slider} id="output-size" label=${t('pool.output_size')} min=${1}
    max=${BOUNDS.outputSize} value=${side} shown=${`${side}×${side}`}
    complaint=${complaints.value.outputSize} note=${t('pool.output_size_note')}
    onInput=${(/** @type {number} */ value) => { settings.outputSize.value = value; }} />`;
}

function Sliding() {
  const { window, poolStride, operation, ceilMode, countPadding, normType } = settings;
  const stride = poolStride.value ?? window.value;
  return html`
    ${operation.value === 'lp_pool' && html`<${Slider} id="norm-type" label=${t('pool.norm')}
      min=${1} max=${BOUNDS.norm} value=${normType.value} shown=${String(normType.value)}
      complaint=${complaints.value.norm} note=${t('pool.norm_note')}
      onInput=${(/** @type {number} */ value) => { normType.value = value; }} />`}
    <${SizeSlider} id="window" label=${t('operation.window')} min=${1} max=${BOUNDS.window}
      value=${window.value} isArea=${true} complaint=${complaints.value.kernel}
      note=${t('operation.window_note')}
      onChange=${(/** @type {Sides} */ value) => { window.value = value; }} />
    <${SizeSlider} id="pool-stride" label=${t('operation.stride')} min=${1} max=${BOUNDS.stride}
      value=${stride} complaint=${complaints.value.stride} note=${t('operation.stride_note')}
      onChange=${(/** @type {Sides} */ value) => { poolStride.value = value; }} />
    ${operation.value !== 'lp_pool' && html`<${Padding} />`}
    ${operation.value === 'avg_pool' && html`<${Toggle} id="count-padding"
      label=${t('operation.count_include_pad')} isOn=${countPadding.value}
      onChange=${(/** @type {boolean} */ isOn) => { countPadding.value = isOn; }} />`}
    <${Toggle} id="ceil-mode" label=${t('operation.ceil_mode')} isOn=${ceilMode.value}
      note=${t('operation.ceil_mode_note')}
      onChange=${(/** @type {boolean} */ isOn) => { ceilMode.value = isOn; }} />
  `;
}

/** The p-norm takes neither padding nor dilation. */
function Padding() {
  const { poolPadding, poolDilation, operation } = settings;
  return html`
    <${SizeSlider} id="pool-padding" label=${t('operation.padding')} min=${0} max=${BOUNDS.padding}
      value=${poolPadding.value} complaint=${complaints.value.padding}
      note=${t('operation.padding_note')}
      onChange=${(/** @type {Sides} */ value) => { poolPadding.value = value; }} />
    ${operation.value === 'max_pool' && html`<${SizeSlider} id="pool-dilation"
      label=${t('operation.dilation')} min=${1} max=${BOUNDS.dilation} value=${poolDilation.value}
      complaint=${complaints.value.dilation} note=${t('operation.dilation_note')}
      onChange=${(/** @type {Sides} */ value) => { poolDilation.value = value; }} />`}
  `;
}
