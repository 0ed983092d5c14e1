/** The sizes of a transposed convolution. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { complaints } from '../state/complaints.js';
import { possibleGroups } from '../state/presets.js';
import { BOUNDS, settings } from '../state/settings.js';
import { transposedLayer } from '../state/transposed.js';
import { filters } from '../state/walk.js';
import { Slider } from './controls.js';
import { EvenNote, SizeSlider, sidesOf } from './sizes.js';

/** @typedef {import('../types.js').Sides} Sides */

/** More biases than this stand two in a row. */
const LONG = 2;

/**
 * @param {{BiasField: import('preact').ComponentType<{at: number, isShort?: boolean}>}} props the
 *   field is the convolution's too
 */
export function TransposedSliders({ BiasField }) {
  const now = transposedLayer.value;
  if (!now) return null;
  const { weight, groups } = now;
  const biases = filters.value.filter((one) => one < weight.length);
  const isShort = biases.length > LONG;
  const [height, width] = [weight[0][0].length, weight[0][0][0].length];
  return html`
    <${SizeSlider} id="t-kernel" label=${t('operation.kernel')} min=${1} max=${BOUNDS.kernel}
      value=${sidesOf(settings.tKernel.value, height, width)} isArea=${true}
      complaint=${complaints.value.kernel} note=${t('operation.kernel_note')}
      onChange=${(/** @type {Sides} */ sides) => { settings.tKernel.value = sides; }} />
    <${EvenNote} kernel=${weight[0][0]} />
    <${Steps} />
    <${Channels} groups=${groups} filters=${weight.length} />
    <div class=${isShort ? 'bias-fields' : ''}>
      ${biases.map((one) => html`<${BiasField} key=${one} at=${one} isShort=${isShort} />`)}
    </div>
  `;
}

function Steps() {
  const { tStride, tPadding, tOutputPadding, tDilation } = settings;
  return html`
    <${SizeSlider} id="t-stride" label=${t('operation.stride')} min=${1} max=${BOUNDS.stride}
      value=${tStride.value} complaint=${complaints.value.stride}
      note=${t('operation.t_stride_note')}
      onChange=${(/** @type {Sides} */ value) => { tStride.value = value; }} />
    <${SizeSlider} id="t-padding" label=${t('operation.padding')} min=${0} max=${BOUNDS.padding}
      value=${tPadding.value} complaint=${complaints.value.padding}
      note=${t('operation.t_padding_note')}
      onChange=${(/** @type {Sides} */ value) => { tPadding.value = value; }} />
    <${SizeSlider} id="t-output-padding" label=${t('operation.output_padding')} min=${0}
      max=${BOUNDS.outputPadding} value=${tOutputPadding.value}
      complaint=${complaints.value.output_padding} note=${t('operation.output_padding_note')}
      onChange=${(/** @type {Sides} */ value) => { tOutputPadding.value = value; }} />
    <${SizeSlider} id="t-dilation" label=${t('operation.dilation')} min=${1} max=${BOUNDS.dilation}
      value=${tDilation.value} complaint=${complaints.value.dilation}
      note=${t('operation.dilation_note')}
      onChange=${(/** @type {Sides} */ value) => { tDilation.value = value; }} />
  `;
}

/** @param {{groups: number, filters: number}} props */
function Channels({ groups, filters: count }) {
  const choices = possibleGroups.value;
  return html`
    <${Slider} id="t-groups" label=${t('operation.groups')} min=${0}
      max=${Math.max(1, choices.length - 1)} value=${choices.indexOf(groups)} shown=${String(groups)}
      isOff=${choices.length === 1} complaint=${complaints.value.groups}
      note=${t('operation.groups_note')}
      onInput=${(/** @type {number} */ index) => { settings.tGroups.value = choices[index]; }} />
    <${Slider} id="t-filters" label=${t('operation.filters')} min=${groups}
      max=${BOUNDS.filters - (BOUNDS.filters % groups)} step=${groups} value=${count}
      shown=${String(count)} complaint=${complaints.value.filters} note=${t('operation.filters_note')}
      onInput=${(/** @type {number} */ value) => { settings.tFilters.value = value; }} />
  `;
}
