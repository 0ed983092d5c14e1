/** A line of a formula with its exponents raised. */

import { html } from '../lib/html.js';
import { partsOf } from './formulas.js';

/** @param {{line: string}} props */
export function Raised({ line }) {
  return partsOf(line).map(({ text, place }, key) => {
    if (place === 'sup') return html`<sup key=${key}>${text}</sup>`;
    return place === 'sub' ? html`<sub key=${key}>${text}</sub>` : text;
  });
}
