/** What is added to the input. */

import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatFull, parseNumber } from '../lib/numbers.js';
import { addend, addends } from '../state/addition.js';
import { complaints } from '../state/complaints.js';
import { source } from '../state/chain.js';
import { BOUNDS, settings } from '../state/settings.js';
import { Complaint } from './controls.js';

/** @typedef {import('../state/addition.js').Addend} Addend */

export function AdditionChoice() {
  return html`
    <div class="addends" role="radiogroup" aria-label=${t('add.what')}>
      <p class="operations-label" aria-hidden="true">${t('add.what')}</p>
      ${addends.value.map((one) => html`<${Choice} key=${one.value} ...${one} />`)}
    </div>
    ${addend.value.value === 'number' && html`<${NumberField} />`}
    <${Complaint} id="addend-complaint" text=${complaints.value.addend} />
  `;
}

/** @param {readonly number[]} shape */
function shapeText(shape) {
  return shape.join('×');
}

/**
 * @param {Addend} one
 * @returns {string}
 */
function nameOf({ value, op, place }) {
  return op === null ? t(`add.${value}`) : t('add.layer', { n: place, op });
}

/** What does not fit says why. @param {Addend} one */
function Choice(one) {
  const { value, shape, fits } = one;
  const why = `addend-${value}-why`;
  return html`<label class=${`addend ${fits ? '' : 'is-off'}`}>
    <input type="radio" name="addend" value=${value} checked=${value === addend.value.value}
      disabled=${!fits} aria-describedby=${fits ? undefined : why}
      onChange=${() => { settings.addend.value = value; }} />
    <span>${nameOf(one)} ${shape && fits && html`<span class="addend-shape">${shapeText(shape)}</span>`}</span>
    ${!fits && shape && html`<small id=${why}>${t('add.does_not_fit', {
      shape: shapeText(shape), wanted: shapeText(source.value?.output_shape ?? []),
    })}</small>`}
  </label>`;
}

function NumberField() {
  const refused = useSignal(/** @type {string|null} */ (null));
  /** @param {Event} event */
  const onChange = (event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const value = parseNumber(input.value);
    const isGood = value !== null && Math.abs(value) <= BOUNDS.number;
    refused.value = isGood ? null : input.value;
    if (isGood) settings.number.value = value;
    else input.value = formatFull(settings.number.peek());
  };
  return html`<div class="slider bias-field">
    <label for="addend-number">${t('add.the_number')}</label>
    <input type="text" inputmode="decimal" id="addend-number" autocomplete="off" spellcheck=${false}
      value=${formatFull(settings.number.value)} onChange=${onChange}
      onInput=${() => { refused.value = null; }}
      aria-describedby=${refused.value === null ? undefined : 'addend-number-complaint'} />
    <${Complaint} id="addend-number-complaint"
      text=${refused.value !== null && t('add.not_a_number', { text: refused.value })} />
  </div>`;
}
