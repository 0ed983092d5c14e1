/** The sliders of a convolution, one for each of its arguments. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCount } from '../lib/format.js';
import { complaints } from '../state/complaints.js';
import { nameOfGroups } from '../state/layer.js';
import { channels, layer, possibleGroups } from '../state/presets.js';
import { model } from '../state/run.js';
import { BOUNDS, settings } from '../state/settings.js';
import { Slider } from './controls.js';
import { EvenNote, PaddingSlider, SizeSlider, sidesOf } from './sizes.js';

/** @typedef {import('../types.js').Padding} Padding */
/** @typedef {import('../types.js').Sides} Sides */

const NONE = Object.freeze([0, 0, 0, 0]);

/** @typedef {import('../state/layer.js').Layer} Layer */

/** @param {{now: Layer}} props */
export function KernelSlider({ now: { weight } }) {
  const [height, width] = [weight[0][0].length, weight[0][0][0].length];
  return html`
    <${SizeSlider} id="kernel" label=${t('operation.kernel')} min=${1} max=${BOUNDS.kernel}
      value=${sidesOf(settings.kernel.value, height, width)} isArea=${true}
      complaint=${complaints.value.kernel} note=${t('operation.kernel_note')}
      onChange=${(/** @type {Sides} */ sides) => { settings.kernel.value = sides; }} />
    <${EvenNote} kernel=${weight[0][0]} />`;
}

/** @param {{now: Layer}} props */
export function FiltersSlider({ now: { weight, groups } }) {
  return html`
    <${Slider} id="filters" label=${t('operation.filters')} min=${groups}
      max=${Math.max(groups, BOUNDS.filters - (BOUNDS.filters % groups))} step=${groups}
      value=${weight.length} shown=${String(weight.length)}
      complaint=${complaints.value.filters} note=${t('operation.filters_note')}
      onInput=${(/** @type {number} */ count) => { settings.filters.value = count; }} />`;
}

export function StrideSlider() {
  const { stride } = settings;
  return html`
    <${SizeSlider} id="stride" label=${t('operation.stride')} min=${1} max=${BOUNDS.stride}
      value=${stride.value} complaint=${complaints.value.stride} note=${t('operation.stride_note')}
      onChange=${(/** @type {Sides} */ value) => { stride.value = value; }} />`;
}

export function RimSlider() {
  const { padding } = settings;
  return html`
    <${PaddingSlider} label=${t('operation.padding')} max=${BOUNDS.padding} value=${padding.value}
      actual=${model.value?.run.padding ?? NONE} complaint=${complaints.value.padding}
      note=${t('operation.padding_note')}
      onChange=${(/** @type {Padding} */ value) => { padding.value = value; }} />`;
}

export function DilationSlider() {
  const { dilation } = settings;
  return html`
    <${SizeSlider} id="dilation" label=${t('operation.dilation')} min=${1} max=${BOUNDS.dilation}
      value=${dilation.value} complaint=${complaints.value.dilation}
      note=${t('operation.dilation_note')}
      onChange=${(/** @type {Sides} */ value) => { dilation.value = value; }} />`;
}

/** Only what the channels can be divided by can be reached. @param {{now: Layer}} props */
export function GroupsSlider({ now: { groups } }) {
  const choices = possibleGroups.value;
  return html`<${Slider} id="groups" label=${t('operation.groups')} min=${0}
    max=${Math.max(1, choices.length - 1)} value=${choices.indexOf(groups)} shown=${String(groups)}
    isOff=${choices.length === 1} complaint=${complaints.value.groups}
    note=${t('operation.groups_note')} describedBy="groups-note"
    onInput=${(/** @type {number} */ index) => {
      settings.groups.value = choices[index];
    }} />
    <p class="slider-note" id="groups-note">
      <strong>${t(`groups.${nameOfGroups(groups, channels.value)}`)}</strong> ${' '}
      <${WeightShape} />
    </p>`;
}

/** The shape of the weights and what the groups save of them. */
function WeightShape() {
  const { weight, groups } = /** @type {import('../state/layer.js').Layer} */ (layer.value);
  const shape = [weight.length, weight[0].length, weight[0][0].length, weight[0][0][0].length];
  const count = shape.reduce((product, side) => product * side, 1);
  const saved = count * (groups - 1);
  return html`<span class="slider-shape">(${shape.join(', ')})</span>${saved > 0
    && html`<br />${t('groups.saved', { saved: formatCount(saved), all: formatCount(count * groups) })}`}`;
}
