/** A sum written out: each pair of numbers and its product, in the order in which they are added. */

import { css, diverging, inkOn } from '../lib/colour.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { cellForms, formatCell, formatFull } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { lit } from '../state/laws.js';

/** @typedef {import('../lib/laws.js').Product} Product */
/** @typedef {import('../types.js').Pair} Pair */

/**
 * @param {object} props
 * @param {string} props.name such as "f ∗ g"
 * @param {[string, string]} props.letters of the input and of the kernel
 * @param {Pair} props.cell
 * @param {Product[]} props.products
 * @param {number} props.result
 * @param {number} props.limit of the products' colours
 * @param {(product: Product) => string} props.pairOf what a pair is known by, in this sum and the others
 */
export function Sum({ name, letters, cell, products, result, limit, pairOf }) {
  return html`<section class=${`law-sum ${products.length > MANY ? 'is-many' : ''}`} aria-label=${t('laws.sum_of', { name, row: cell[0], col: cell[1] })}>
    <p class="law-sum-name"><strong>${name}</strong> ${' '}<span>[${cell.join(', ')}]</span></p>
    <ul class="law-products" style=${{ '--pair': widthOf(products) }} onPointerLeave=${() => { lit.value = null; }}>
      ${products.map((one) => html`<${Pairing} key=${pairOf(one)} product=${one} letters=${letters}
        name=${pairOf(one)} limit=${limit} />`)}
    </ul>
    <p class="law-result"><span aria-hidden="true">=</span> <strong title=${formatFull(result)}>${formatCell(result)}</strong></p>
  </section>`;
}

/** Three digits say enough where there are many; all of them are on hover. @param {number} value */
function short(value) {
  return cellForms(value).precise.at(-1);
}

/** More products than this have more than one line, and their result stands before them. */
const MANY = 12;

/** px of a character, and of what is around them. */
const CHARACTER = 6.65;
const AROUND = 12;
const LEAST = 62;

/** @param {Product[]} products @returns {string} the width that all of them need */
function widthOf(products) {
  const longest = Math.max(...products.map(({ value, weight }) => `${short(value)} × ${short(weight)}`.length));
  return `${Math.max(LEAST, longest * CHARACTER + AROUND).toFixed(0)}px`;
}

/** @param {{product: Product, letters: [string, string], name: string, limit: number}} props */
function Pairing({ product: { cell, tap, value, weight, product }, letters, name, limit }) {
  const ground = diverging(product, limit, palette.value);
  return html`<li class=${`law-pair ${lit.value === name ? 'is-lit' : ''}`} data-pair=${name}
    onPointerEnter=${() => { lit.value = name; }}>
    <span class="law-letters"><i>${letters[0]}</i><sub>${cell.join(',')}</sub> <i>${letters[1]}</i><sub>${tap.join(',')}</sub></span>
    <span class="law-factors" title=${`${formatFull(value)} × ${formatFull(weight)}`}>${short(value)} × ${short(weight)}</span>
    <span class="law-product" title=${formatFull(product)}
      style=${{ background: css(ground), color: css(inkOn(ground)) }}>${short(product)}</span>
  </li>`;
}
