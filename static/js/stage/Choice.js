/** A choice between two ways to look, on the stage. */

import { useId } from 'preact/hooks';
import { html } from '../lib/html.js';

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.name
 * @param {{value: string, label: import('preact').ComponentChild, title?: string}[]} props.options title is what a
 *   label without words stands for
 * @param {string} props.value
 * @param {(value: any) => void} props.onChange also what is chosen already, when it is pressed again
 * @param {string} [props.className]
 * @param {Record<string, string>} [props.style]
 */
export function Choice({
  label, name, options, value, onChange, style, className = '',
}) {
  // There may be two stages on a page, each with its own.
  const group = `${name}-${useId()}`;
  return html`
    <div class=${`view-switch ${className}`} role="radiogroup" aria-label=${label} style=${style}>
      ${options.map((one) => html`<label key=${one.value} class="view" title=${one.title}>
        <input type="radio" name=${group} value=${one.value} checked=${one.value === value}
          aria-label=${one.title} onClick=${() => onChange(one.value)} />
        <span>${one.label}</span>
      </label>`)}
    </div>`;
}
