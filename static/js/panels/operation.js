/** The operation and its sizes. */

import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatFull, parseNumber } from '../lib/numbers.js';
import { complaints } from '../state/complaints.js';
import { isPooling, layer, possibleGroups, setBias } from '../state/presets.js';
import { BOUNDS, OPERATIONS, settings } from '../state/settings.js';
import { isTransposed, setTransposedBias, transposedLayer } from '../state/transposed.js';
import { filter } from '../state/walk.js';
import { Complaint, Segmented, Slider, Toggle } from './controls.js';
import { TransposedSliders } from './transposed.js';

/** @typedef {import('../state/settings.js').OperationName} OperationName */

export function OperationPanel() {
  const options = OPERATIONS.map((value) => ({ value, label: t(`operation.${value}`) }));
  return html`
    <h2 class="panel-title">${t('operation.title')}</h2>
    <${Segmented} label=${t('operation.title')} name="operation" columns=${2} options=${options}
      value=${settings.operation.value}
      onChange=${(/** @type {OperationName} */ name) => { settings.operation.value = name; }} />
    <${Complaint} id="operation-complaint" text=${complaints.value.operation} />
  `;
}

export function SizesPanel() {
  return html`<div class="sliders">
    ${isTransposed.value && html`<${TransposedSliders} BiasField=${BiasField} />`}
    ${isPooling.value && html`<${PoolSliders} />`}
    ${!isTransposed.value && !isPooling.value && html`<${ConvSliders} />`}
  </div>`;
}

function ConvSliders() {
  const now = layer.value;
  if (!now) return null;
  const { weight, groups } = now;
  const [height, width] = [weight[0][0].length, weight[0][0][0].length];
  return html`
    <${Slider} id="kernel" label=${t('operation.kernel')} min=${1} max=${BOUNDS.kernel}
      value=${Math.max(height, width)} shown=${`${height}×${width}`}
      complaint=${complaints.value.kernel} note=${t('operation.kernel_note')}
      onInput=${(/** @type {number} */ side) => { settings.kernel.value = side; }} />
    <${Steps} />
    <${GroupsSlider} groups=${groups} />
    <${Slider} id="filters" label=${t('operation.filters')} min=${groups}
      max=${BOUNDS.filters - (BOUNDS.filters % groups)} step=${groups}
      value=${weight.length} shown=${String(weight.length)}
      complaint=${complaints.value.filters} note=${t('operation.filters_note')}
      onInput=${(/** @type {number} */ count) => { settings.filters.value = count; }} />
    <${BiasField} at=${Math.min(filter.value, weight.length - 1)} />
  `;
}

function Steps() {
  const { stride, padding, dilation } = settings;
  return html`
    <${Slider} id="stride" label=${t('operation.stride')} min=${1} max=${BOUNDS.stride}
      value=${stride.value} shown=${String(stride.value)} complaint=${complaints.value.stride}
      note=${t('operation.stride_note')}
      onInput=${(/** @type {number} */ value) => { stride.value = value; }} />
    <${Slider} id="padding" label=${t('operation.padding')} min=${0} max=${BOUNDS.padding}
      value=${padding.value} shown=${String(padding.value)} complaint=${complaints.value.padding}
      note=${t('operation.padding_note')}
      onInput=${(/** @type {number} */ value) => { padding.value = value; }} />
    <${Slider} id="dilation" label=${t('operation.dilation')} min=${1} max=${BOUNDS.dilation}
      value=${dilation.value} shown=${String(dilation.value)} complaint=${complaints.value.dilation}
      note=${t('operation.dilation_note')}
      onInput=${(/** @type {number} */ value) => { dilation.value = value; }} />
  `;
}

/** Only what the channels can be divided by can be reached. @param {{groups: number}} props */
function GroupsSlider({ groups }) {
  const choices = possibleGroups.value;
  return html`<${Slider} id="groups" label=${t('operation.groups')} min=${0}
    max=${Math.max(1, choices.length - 1)} value=${choices.indexOf(groups)} shown=${String(groups)}
    isOff=${choices.length === 1} complaint=${complaints.value.groups}
    note=${t('operation.groups_note')}
    onInput=${(/** @type {number} */ index) => {
      settings.groups.value = choices[index];
    }} />`;
}

/** The bias of a filter: of the one that the walk is in. @param {{at: number}} props */
function BiasField({ at }) {
  const refused = useSignal(/** @type {string|null} */ (null));
  const now = isTransposed.value ? transposedLayer.value : layer.value;
  if (!now) return null;
  const id = isTransposed.value ? `bias-${at}` : 'bias';
  /** @param {Event} event */
  const onChange = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const value = parseNumber(input.value);
    refused.value = value === null ? input.value : null;
    if (value === null) input.value = formatFull(now.bias[at]);
    else if (isTransposed.peek()) setTransposedBias(at, value);
    else setBias(at, value);
  };
  const label = now.bias.length > 1
    ? t('operation.bias_of', { filter: at + 1 })
    : t('operation.bias');
  return html`<div class="slider bias-field">
    <label for=${id}>${label}</label>
    <input type="text" inputmode="decimal" id=${id} autocomplete="off" spellcheck=${false}
      value=${formatFull(now.bias[at])} onChange=${onChange}
      onInput=${() => { refused.value = null; }}
      aria-describedby=${refused.value === null ? undefined : `${id}-complaint`} />
    <${Complaint} id=${`${id}-complaint`}
      text=${refused.value !== null && t('stage.not_a_number', { text: refused.value })} />
  </div>`;
}

function PoolSliders() {
  const { window, poolStride, poolPadding, poolDilation, operation, ceilMode, countPadding } = settings;
  const stride = poolStride.value ?? window.value;
  return html`
    <${Slider} id="window" label=${t('operation.window')} min=${1} max=${BOUNDS.window}
      value=${window.value} shown=${`${window.value}×${window.value}`}
      complaint=${complaints.value.kernel} note=${t('operation.window_note')}
      onInput=${(/** @type {number} */ value) => { window.value = value; }} />
    <${Slider} id="pool-stride" label=${t('operation.stride')} min=${1} max=${BOUNDS.stride}
      value=${stride} shown=${String(stride)} complaint=${complaints.value.stride}
      note=${t('operation.stride_note')}
      onInput=${(/** @type {number} */ value) => { poolStride.value = value; }} />
    <${Slider} id="pool-padding" label=${t('operation.padding')} min=${0} max=${BOUNDS.padding}
      value=${poolPadding.value} shown=${String(poolPadding.value)}
      complaint=${complaints.value.padding} note=${t('operation.padding_note')}
      onInput=${(/** @type {number} */ value) => { poolPadding.value = value; }} />
    ${operation.value === 'max_pool' && html`<${Slider} id="pool-dilation"
      label=${t('operation.dilation')} min=${1} max=${BOUNDS.dilation} value=${poolDilation.value}
      shown=${String(poolDilation.value)} complaint=${complaints.value.dilation}
      note=${t('operation.dilation_note')}
      onInput=${(/** @type {number} */ value) => { poolDilation.value = value; }} />`}
    ${operation.value === 'avg_pool' && html`<${Toggle} id="count-padding"
      label=${t('operation.count_include_pad')} isOn=${countPadding.value}
      onChange=${(/** @type {boolean} */ isOn) => { countPadding.value = isOn; }} />`}
    <${Toggle} id="ceil-mode" label=${t('operation.ceil_mode')} isOn=${ceilMode.value}
      note=${t('operation.ceil_mode_note')}
      onChange=${(/** @type {boolean} */ isOn) => { ceilMode.value = isOn; }} />
  `;
}

