/** The formulas of the lessons as MathML, which browsers draw and screen readers read. */

import { html } from '../lib/html.js';

/** @typedef {keyof typeof FORMULAS} FormulaName */

const ARROW = html`<mo>=</mo>`;

/** @param {string} name @param {unknown} inner */
const call = (name, inner) => html`<mi>${name}</mi><mo stretchy="false">(</mo>${inner}<mo stretchy="false">)</mo>`;

/** @param {string} under */
const sumOver = (under) => html`<munder><mo movablelimits="false">∑</mo><mi>${under}</mi></munder>`;

/** @param {string} a @param {string} sign @param {string} b */
const pair = (a, sign, b) => html`<mi>${a}</mi><mo>${sign}</mo><mi>${b}</mi>`;

const FORMULAS = Object.freeze({
  convolution: () => html`<mrow>${call('h', html`<mi>x</mi>`)}${ARROW}<mo>∫</mo>
    ${call('f', html`<mi>t</mi>`)}<mspace width="0.2em" />${call('g', pair('x', '−', 't'))}
    <mspace width="0.2em" /><mi>d</mi><mi>t</mi></mrow>`,
  discrete: () => html`<mrow>${call('h', html`<mi>x</mi>`)}${ARROW}${sumOver('t')}
    ${call('f', html`<mi>t</mi>`)}<mspace width="0.2em" />${call('g', pair('x', '−', 't'))}</mrow>`,
  commutes: () => html`<mrow><mi>f</mi><mo>∗</mo><mi>g</mi>${ARROW}<mi>g</mi><mo>∗</mo><mi>f</mi></mrow>`,
  convolution_2d: () => html`<mrow><mo stretchy="false">(</mo><mi>f</mi><mo>∗</mo><mi>g</mi><mo stretchy="false">)</mo>
    <mo stretchy="false">(</mo><mi>u</mi><mo>,</mo><mi>v</mi><mo stretchy="false">)</mo>${ARROW}
    ${sumOver('i')}${sumOver('j')}${call('f', html`<mi>i</mi><mo>,</mo><mi>j</mi>`)}<mspace width="0.2em" />
    ${call('g', html`${pair('u', '−', 'i')}<mo>,</mo>${pair('v', '−', 'j')}`)}</mrow>`,
  correlation_2d: () => html`<mrow><mo stretchy="false">(</mo><mi>f</mi><mo>⋆</mo><mi>g</mi><mo stretchy="false">)</mo>
    <mo stretchy="false">(</mo><mi>u</mi><mo>,</mo><mi>v</mi><mo stretchy="false">)</mo>${ARROW}
    ${sumOver('i')}${sumOver('j')}${call('f', html`${pair('u', '+', 'i')}<mo>,</mo>${pair('v', '+', 'j')}`)}
    <mspace width="0.2em" />${call('g', html`<mi>i</mi><mo>,</mo><mi>j</mi>`)}</mrow>`,
  matrix: () => html`<mrow><mi>y</mi>${ARROW}<mi>T</mi><mi>x</mi><mo>+</mo><mi>b</mi></mrow>`,
  spectra: () => html`<mrow><mi>F</mi><mo stretchy="false">(</mo><mi>f</mi><mo>∗</mo><mi>g</mi><mo stretchy="false">)</mo>${ARROW}
    <mi>F</mi><mo stretchy="false">(</mo><mi>f</mi><mo stretchy="false">)</mo><mo>·</mo>
    <mi>F</mi><mo stretchy="false">(</mo><mi>g</mi><mo stretchy="false">)</mo></mrow>`,
  layer: () => html`<mrow><mi>Z</mi>${ARROW}<mi>W</mi><mo>∗</mo><mi>A</mi><mo>+</mo><mi>b</mi></mrow>`,
  output_size: () => html`<mrow><mi>N</mi>${ARROW}<mo stretchy="true">⌊</mo>
    <mfrac><mrow><mi>W</mi><mo>−</mo><mi>D</mi><mo stretchy="false">(</mo>${pair('F', '−', '1')}<mo stretchy="false">)</mo><mo>−</mo><mn>1</mn>
      <mo>+</mo><mn>2</mn><mi>P</mi></mrow><mi>S</mi></mfrac><mo stretchy="true">⌋</mo><mo>+</mo><mn>1</mn></mrow>`,
});

/** @param {{of: FormulaName}} props */
export function Formula({ of }) {
  return html`<div class="lesson-formula"><math display="block">${FORMULAS[of]()}</math></div>`;
}
