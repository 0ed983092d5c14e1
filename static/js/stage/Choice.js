/** A choice between two ways to look, on the stage. */

import { html } from '../lib/html.js';

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.name
 * @param {{value: string, label: string}[]} props.options
 * @param {string} props.value
 * @param {(value: any) => void} props.onChange
 * @param {Record<string, string>} [props.style]
 */
export function Choice({ label, name, options, value, onChange, style }) {
  return html`
    <div class="view-switch" role="radiogroup" aria-label=${label} style=${style}>
      ${options.map((one) => html`<label key=${one.value} class="view">
        <input type="radio" name=${name} value=${one.value} checked=${one.value === value}
          onChange=${() => onChange(one.value)} />
        <span>${one.label}</span>
      </label>`)}
    </div>`;
}
