/** The native controls that every panel is made of. */

import { html } from '../lib/html.js';

/**
 * @typedef {object} Option
 * @property {string} value
 * @property {string} label
 * @property {string} [title] read out in place of the label
 */

/**
 * A row of radio buttons that looks like one switch.
 * @param {{label: string, name: string, options: Option[], value: string,
 *   onChange: (value: string) => void, columns?: number, class?: string,
 *   role?: 'radiogroup'|'group'}} props a group is a part of a larger radio group
 */
export function Segmented({
  label, name, options, value, onChange, columns, class: extra = '', role = 'radiogroup',
}) {
  const style = { '--columns': columns ?? options.length };
  return html`<div class=${`segmented ${extra}`} role=${role} aria-label=${label} style=${style}>
    ${options.map((option) => html`<label key=${option.value} class="segment">
      <input type="radio" name=${name} value=${option.value} checked=${option.value === value}
        aria-label=${option.title} onChange=${() => onChange(option.value)} />
      <span>${option.label}</span>
    </label>`)}
  </div>`;
}

/**
 * What is wrong, beside what it is about.
 * @param {{id: string, text: string|undefined|null}} props
 */
export function Complaint({ id, text }) {
  return text ? html`<p class="complaint" id=${id} role="alert">${text}</p>` : null;
}

/**
 * @param {{id: string, label: string, value: number, min: number, max: number, step?: number,
 *   shown: string, complaint?: string, isOff?: boolean, note?: string, describedBy?: string,
 *   apart?: {label: string, onClick: () => void}, onInput: (value: number) => void}} props `shown`
 *   is the value as it is written and read out; `apart` makes more values of the one
 */
export function Slider({
  id, label, value, min, max, step = 1, shown, complaint, isOff = false, note, describedBy, apart,
  onInput,
}) {
  const complaintId = `${id}-complaint`;
  return html`<div class="slider" title=${note}>
    <label for=${id}>${label}</label>
    <input type="range" id=${id} min=${min} max=${max} step=${step} value=${value}
      disabled=${isOff} aria-valuetext=${shown} aria-invalid=${complaint ? 'true' : undefined}
      aria-describedby=${complaint ? complaintId : describedBy}
      onInput=${(/** @type {InputEvent} */ event) => onInput(valueOf(event))} />
    ${apart
      ? html`<button type="button" class="slider-apart" title=${apart.label} onClick=${apart.onClick}>
          <output for=${id}>${shown}</output><span class="visually-hidden">${apart.label}</span>
        </button>`
      : html`<output for=${id}>${shown}</output>`}
    <${Complaint} id=${complaintId} text=${complaint} />
  </div>`;
}

/**
 * @param {{id: string, label: string, isOn: boolean, note?: string,
 *   onChange: (isOn: boolean) => void}} props
 */
export function Toggle({ id, label, isOn, note, onChange }) {
  return html`<div class="toggle">
    <input type="checkbox" role="switch" id=${id} checked=${isOn}
      aria-describedby=${note ? `${id}-note` : undefined}
      onChange=${(/** @type {Event} */ event) => {
        onChange(/** @type {HTMLInputElement} */ (event.currentTarget).checked);
      }} />
    <label for=${id}>${label}</label>
    ${note && html`<p class="toggle-note" id=${`${id}-note`}>${note}</p>`}
  </div>`;
}

/** @param {Event} event of what is typed into @returns {string} */
export function textOf(event) {
  return /** @type {HTMLInputElement|HTMLTextAreaElement} */ (event.currentTarget).value;
}

/** @param {Event} event @returns {number} */
export function valueOf(event) {
  return Number(/** @type {HTMLInputElement} */ (event.currentTarget).value);
}
