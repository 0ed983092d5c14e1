/** The operation and its sizes. */

import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCount } from '../lib/format.js';
import { formatFull, parseNumber } from '../lib/numbers.js';
import { complaints } from '../state/complaints.js';
import { BETWEEN, family, POOLS } from '../state/family.js';
import { edited, setBias } from '../state/edit.js';
import { channels, layer, possibleGroups } from '../state/presets.js';
import { BOUNDS, settings } from '../state/settings.js';
import { denseBias, isDense, setDenseBias } from '../state/dense.js';
import { nameOfGroups } from '../state/layer.js';
import { openShown } from '../state/shown.js';
import { model } from '../state/run.js';
import { isTransposed } from '../state/transposed.js';
import { filter } from '../state/walk.js';
import { CellSliders } from './cells.js';
import { Complaint, Segmented, Slider } from './controls.js';
import { DenseSliders } from './dense.js';
import { PoolSliders } from './pooling.js';
import { EvenNote, PaddingSlider, SizeSlider, sidesOf } from './sizes.js';
import { TransposedSliders } from './transposed.js';

/** @typedef {import('../state/settings.js').OperationName} OperationName */
/** @typedef {import('../types.js').Padding} Padding */
/** @typedef {import('../types.js').Sides} Sides */

const NONE = Object.freeze([0, 0, 0, 0]);

/** @type {readonly {key: string, columns: number, members: readonly OperationName[]}[]} */
const GROUPS = Object.freeze([
  { key: 'convolution', columns: 3, members: ['correlation', 'convolution', 'transposed'] },
  { key: 'pooling', columns: 3, members: POOLS },
  { key: 'between', columns: 3, members: BETWEEN },
]);

export function OperationPanel() {
  return html`
    <h2 class="visually-hidden">${t('operation.title')}</h2>
    <div class="operations" role="radiogroup" aria-label=${t('operation.title')}>
      ${GROUPS.map((group) => html`<${Group} key=${group.key} ...${group} name=${group.key} />`)}
    </div>
    <${Complaint} id="operation-complaint" text=${complaints.value.operation} />
  `;
}

/** @param {{name: string, columns: number, members: readonly OperationName[]}} props */
function Group({ name, columns, members }) {
  const label = t(`operation.group.${name}`);
  return html`
    <div class="operations-heading">
      <p class="operations-label" aria-hidden="true">${label}</p>
      ${name === 'convolution' && html`<button type="button" class="panel-link" title=${t('laws.open_note')}
        onClick=${() => openShown('commute')}>${t('laws.open')}</button>`}
    </div>
    <${Segmented} label=${label} role="group" name="operation" columns=${columns}
      options=${members.map((value) => ({ value, label: t(`operation.${value}`) }))}
      value=${settings.operation.value}
      onChange=${(/** @type {OperationName} */ one) => { settings.operation.value = one; }} />
  `;
}

export function SizesPanel() {
  if (isTransposed.value) {
    return html`<div class="sliders"><${TransposedSliders} BiasField=${BiasField} /></div>`;
  }
  if (family.value === 'dense') {
    return html`<div class="sliders"><${DenseSliders} BiasField=${BiasField} /></div>`;
  }
  const Sliders = { conv: ConvSliders, pool: PoolSliders, cells: CellSliders }[family.value];
  return html`<div class="sliders"><${Sliders} /></div>`;
}

function ConvSliders() {
  const now = layer.value;
  if (!now) return null;
  const { weight, groups } = now;
  const [height, width] = [weight[0][0].length, weight[0][0][0].length];
  return html`
    <${SizeSlider} id="kernel" label=${t('operation.kernel')} min=${1} max=${BOUNDS.kernel}
      value=${sidesOf(settings.kernel.value, height, width)} isArea=${true}
      complaint=${complaints.value.kernel} note=${t('operation.kernel_note')}
      onChange=${(/** @type {Sides} */ sides) => { settings.kernel.value = sides; }} />
    <${EvenNote} kernel=${weight[0][0]} />
    <${Steps} />
    <${GroupsSlider} groups=${groups} />
    <${Slider} id="filters" label=${t('operation.filters')} min=${groups}
      max=${Math.max(groups, BOUNDS.filters - (BOUNDS.filters % groups))} step=${groups}
      value=${weight.length} shown=${String(weight.length)}
      complaint=${complaints.value.filters} note=${t('operation.filters_note')}
      onInput=${(/** @type {number} */ count) => { settings.filters.value = count; }} />
    <${BiasField} at=${Math.min(filter.value, weight.length - 1)} />
  `;
}

function Steps() {
  const { stride, padding, dilation } = settings;
  return html`
    <${SizeSlider} id="stride" label=${t('operation.stride')} min=${1} max=${BOUNDS.stride}
      value=${stride.value} complaint=${complaints.value.stride} note=${t('operation.stride_note')}
      onChange=${(/** @type {Sides} */ value) => { stride.value = value; }} />
    <${PaddingSlider} label=${t('operation.padding')} max=${BOUNDS.padding} value=${padding.value}
      actual=${model.value?.run.padding ?? NONE} complaint=${complaints.value.padding}
      note=${t('operation.padding_note')}
      onChange=${(/** @type {Padding} */ value) => { padding.value = value; }} />
    <${SizeSlider} id="dilation" label=${t('operation.dilation')} min=${1} max=${BOUNDS.dilation}
      value=${dilation.value} complaint=${complaints.value.dilation}
      note=${t('operation.dilation_note')}
      onChange=${(/** @type {Sides} */ value) => { dilation.value = value; }} />
  `;
}

/** Only what the channels can be divided by can be reached. @param {{groups: number}} props */
function GroupsSlider({ groups }) {
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

/**
 * The bias of a filter: of the one that the walk is in.
 * @param {{at: number, isShort?: boolean}} props
 */
function BiasField({ at, isShort = false }) {
  const refused = useSignal(/** @type {string|null} */ (null));
  const bias = biasesNow();
  if (bias?.[at] === undefined) return null;
  const id = isTransposed.value ? `bias-${at}` : 'bias';
  /** @param {Event} event */
  const onChange = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const value = parseNumber(input.value);
    refused.value = value === null ? input.value : null;
    if (value === null) input.value = formatFull(bias[at]);
    else if (isDense.peek()) setDenseBias(at, value);
    else setBias(at, value);
  };
  const label = bias.length > 1
    ? biasName(at, isShort)
    : t('operation.bias');
  return html`<div class="slider bias-field">
    <label for=${id}>${label}</label>
    <input type="text" inputmode="decimal" id=${id} autocomplete="off" spellcheck=${false}
      value=${formatFull(bias[at])} onChange=${onChange}
      onInput=${() => { refused.value = null; }}
      aria-describedby=${refused.value === null ? undefined : `${id}-complaint`} />
    <${Complaint} id=${`${id}-complaint`}
      text=${refused.value !== null && t('stage.not_a_number', { text: refused.value })} />
  </div>`;
}

/**
 * @param {number} at
 * @param {boolean} isShort
 * @returns {string}
 */
function biasName(at, isShort) {
  if (isDense.value) return t('dense.bias_of', { unit: at + 1 });
  return isShort ? `${t('operation.bias')} ${at + 1}` : t('operation.bias_of', { filter: at + 1 });
}

/** @returns {number[]|undefined} the biases of the chosen layer */
function biasesNow() {
  if (isDense.value) return denseBias.value;
  return edited.value?.bias;
}
