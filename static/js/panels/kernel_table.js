/** A kernel with its numbers, small. */

import { css, diverging, inkOn } from '../lib/colour.js';
import { html } from '../lib/html.js';
import { cellForms } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';

/** @typedef {{weight: number[][], name: string}} Props */

/** Columns up to which a number fits in its cell. */
const NUMBERED = 3;

/** @param {Props} props */
export function KernelTable({ weight, name }) {
  const colours = palette.value;
  const limit = Math.max(...weight.flat().map(Math.abs)) || 1;
  const cols = weight[0].length;
  return html`<span class="kernel-table" role="img" aria-label=${`${name}: ${weight.map((row) => row.map(short).join(' ')).join('; ')}`}
    style=${{ '--cols': cols }}>
    ${weight.flat().map((value, place) => {
      const ground = diverging(value, limit * 1.1, colours);
      return html`<span key=${place} style=${{ background: css(ground), color: css(inkOn(ground)) }}>${cols <= NUMBERED && short(value)}</span>`;
    })}
  </span>`;
}

/** @param {number} value @returns {string} */
function short(value) {
  const { precise, rough } = cellForms(value);
  return rough[0] ?? precise.at(-1) ?? '';
}
