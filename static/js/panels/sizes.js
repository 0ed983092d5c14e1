/**
 * A size that may differ between height and width: a slider while it is one number, a field an axis
 * (for padding also a side) when it is taken apart.
 */

import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { middleOf, shapeOf } from '../lib/kernels.js';
import { Complaint, Slider } from './controls.js';
import { Icon } from './icons.js';

/** @typedef {import('../types.js').Padding} Padding */
/** @typedef {import('../types.js').Sides} Sides */

const AXES = Object.freeze(['height', 'width']);
const SIDES = Object.freeze(['top', 'bottom', 'left', 'right']);

/** What was pressed is gone when the other form is drawn. @param {string} id */
function focusSoon(id) {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/**
 * What a window's size says: a person may have taken equal sides apart, a preset may have two.
 * @param {Sides|null} chosen
 * @param {number} height
 * @param {number} width
 * @returns {Sides}
 */
export function sidesOf(chosen, height, width) {
  return chosen ?? (height === width ? height : [height, width]);
}

/**
 * @param {object} props
 * @param {string} props.id
 * @param {string} props.label
 * @param {string} props.note
 * @param {Sides} props.value
 * @param {number} props.min
 * @param {number} props.max
 * @param {string} [props.complaint]
 * @param {boolean} [props.isArea] whether one number is written as "3×3"
 * @param {(value: Sides) => void} props.onChange
 */
export function SizeSlider({ id, label, note, value, min, max, complaint, isArea = false, onChange }) {
  if (typeof value === 'number') {
    return html`<${Slider} id=${id} label=${label} min=${min} max=${max} value=${value}
      shown=${isArea ? `${value}×${value}` : String(value)} complaint=${complaint} note=${note}
      apart=${{ label: t('sizes.apart', { label }), onClick: () => { onChange([value, value]); focusSoon(id); } }}
      onInput=${onChange} />`;
  }
  return html`<${Fields} id=${id} label=${label} note=${note} names=${AXES} values=${value}
    min=${min} max=${max} complaint=${complaint}
    onChange=${(/** @type {number[]} */ pair) => onChange(/** @type {Sides} */ (pair))}
    onTogether=${() => onChange(value[0])} />`;
}

/**
 * Around which cell a kernel grows and shrinks, where that is not plain to see.
 * @param {{kernel: number[][]}} props
 */
export function EvenNote({ kernel }) {
  const shape = shapeOf(kernel);
  if (shape.every((side) => side % 2 === 1)) return null;
  const [row, col] = middleOf(shape);
  return html`<p class="slider-note">${t('sizes.even', { row, col })}</p>`;
}

/**
 * A convolution's padding: also four sides, or as much as keeps the size.
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.note
 * @param {Padding} props.value
 * @param {readonly number[]} props.actual top, bottom, left, right of the present run
 * @param {number} props.max
 * @param {string} [props.complaint]
 * @param {(value: Padding) => void} props.onChange
 */
export function PaddingSlider({ label, note, value, actual, max, complaint, onChange }) {
  if (typeof value === 'number') {
    return html`<${SizeSlider} id="padding" label=${label} note=${note} value=${value} min=${0}
      max=${max} complaint=${complaint}
      onChange=${(/** @type {Sides} */ next) => {
        onChange(typeof next === 'number' ? next : [next[0], next[0], next[1], next[1]]);
      }} />`;
  }
  const given = typeof value === 'string' ? actual : value;
  const four = given.length === 4 ? given : [given[0], given[0], given[1], given[1]];
  return html`<${Fields} id="padding" label=${label} note=${note} names=${SIDES} values=${four} min=${0}
    max=${max} complaint=${complaint} rule=${{
      isOn: value === 'same',
      onClick: () => onChange(value === 'same' ? /** @type {import('../types.js').Four} */ ([...four]) : 'same'),
    }}
    onChange=${(/** @type {number[]} */ sides) => onChange(/** @type {Padding} */ (sides))}
    onTogether=${() => onChange(Math.min(max, Math.max(...four)))} />`;
}

/**
 * @param {object} props
 * @param {string} props.id
 * @param {string} props.label
 * @param {string} props.note
 * @param {readonly string[]} props.names of what the values are for
 * @param {readonly number[]} props.values
 * @param {number} props.min
 * @param {number} props.max
 * @param {string} [props.complaint]
 * @param {{isOn: boolean, onClick: () => void}} [props.rule] `same`
 * @param {(values: number[]) => void} props.onChange
 * @param {() => void} props.onTogether
 */
function Fields({
  id, label, note, names, values, min, max, complaint, rule, onChange, onTogether,
}) {
  const isRefused = useSignal(false);
  const complaintId = `${id}-complaint`;
  const wrong = isRefused.value ? t('sizes.out_of_range', { min, max }) : complaint;
  /** @param {number} at @param {Event} event */
  const onInput = (at, event) => {
    const { value, validity } = /** @type {HTMLInputElement} */ (event.currentTarget);
    const number = Number(value);
    const isGood = validity.valid && value !== '' && Number.isInteger(number);
    isRefused.value = !isGood;
    if (isGood) onChange([...values].with(at, number));
  };
  return html`<div class=${`slider sides ${names.length > 2 ? 'is-four' : ''}`} role="group"
    aria-label=${label} title=${note}>
    <span class="sides-label" aria-hidden="true">${label}</span>
    <span class="sides-fields">
      ${names.map((name, at) => html`<label key=${name}>
        <span aria-hidden="true">${t(`sizes.short.${name}`)}</span>
        <input type="number" id=${at === 0 ? id : `${id}-${name}`} min=${min} max=${max} step=${1}
          value=${values[at]} aria-label=${t(`sizes.${name}`, { label })}
          aria-invalid=${wrong ? 'true' : undefined}
          aria-describedby=${wrong ? complaintId : undefined}
          onInput=${(/** @type {Event} */ event) => onInput(at, event)}
          onBlur=${(/** @type {Event} */ event) => {
            if (!isRefused.value) return;
            isRefused.value = false;
            /** @type {HTMLInputElement} */ (event.currentTarget).value = String(values[at]);
          }} />
      </label>`)}
    </span>
    <button type="button" class="sides-together" title=${t('sizes.together')}
      aria-label=${t('sizes.together_label', { label })}
      onClick=${() => { onTogether(); focusSoon(id); }}><${Icon} name="together" /></button>
    ${rule && html`<button type="button" class="sides-rule" aria-pressed=${rule.isOn}
      title=${t('sizes.same_note')} onClick=${rule.onClick}>${t('sizes.same')}</button>`}
    <${Complaint} id=${complaintId} text=${wrong} />
  </div>`;
}
