/** The operation and its sizes. */

import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatFull, parseNumber } from '../lib/numbers.js';
import { complaints } from '../state/complaints.js';
import { BETWEEN, family, POOLS } from '../state/family.js';
import { edited, setBias } from '../state/edit.js';
import { layer } from '../state/presets.js';
import { settings } from '../state/settings.js';
import { denseBias, isDense, setDenseBias } from '../state/dense.js';
import { openShown } from '../state/shown.js';
import { isTransposed } from '../state/transposed.js';
import { filter } from '../state/walk.js';
import { CellSliders } from './cells.js';
import { Complaint, Segmented } from './controls.js';
import {
  DilationSlider, FiltersSlider, GroupsSlider, KernelSlider, RimSlider, StrideSlider,
} from './conv_sliders.js';
import { DenseSliders } from './dense.js';
import { PoolSliders } from './pooling.js';
import { TransposedSliders } from './transposed.js';

/** @typedef {import('../state/settings.js').OperationName} OperationName */

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

function ConvSliders() {
  const now = layer.value;
  if (!now) return null;
  return html`
    <${KernelSlider} now=${now} />
    <${StrideSlider} />
    <${RimSlider} />
    <${DilationSlider} />
    <${GroupsSlider} now=${now} />
    <${FiltersSlider} now=${now} />
    <${BiasField} at=${Math.min(filter.value, now.weight.length - 1)} />
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
