/** What both laws are made of: figures with captions, the grids that lie still, signs between maps. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { difference } from '../lib/laws.js';
import { formatCell } from '../lib/numbers.js';
import { hovered, lawCell } from '../state/laws.js';
import { room } from '../state/layout.js';
import { settings } from '../state/settings.js';
import { Grid } from './Grid.js';
import { CellMap } from './Map.js';

/** @typedef {import('preact').ComponentChildren} Children */
/** @typedef {import('../lib/laws.js').Grid} Numbers */
/** @typedef {import('./Grid.js').Mark} Mark */
/** @typedef {import('../stage/looks.js').CellLook} CellLook */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').StepRecord} StepRecord */

/** px that the grids have; laws.css has the same. */
const SOURCE = Object.freeze({ wide: 210, middle: 180, narrow: 164 });
const MAP = Object.freeze({ wide: 300, middle: 206, narrow: 330 });

/**
 * @param {{name: Children, note?: Children, class?: string, children?: Children}} props
 */
export function Figure({ name, note, class: look = '', children }) {
  return html`<figure class=${`law-figure ${look}`}>
    <figcaption><strong>${name}</strong>${note && html` <span>${note}</span>`}</figcaption>
    ${children}
  </figure>`;
}

/**
 * A grid that something slides over, with the window of the cell that is looked at.
 * @param {object} props
 * @param {{rows: number, cols: number, rim: Pair, looks: CellLook[]}} props.grid
 * @param {string} props.label
 * @param {StepRecord['window']|null} [props.window] null where nothing slides
 * @param {Pair|null} [props.lit] the cell of the pair that is pointed at
 */
export function Source({ grid: { rows, cols, rim, looks }, label, window, lit }) {
  /** @type {Mark[]} */
  const marks = [];
  if (window) {
    marks.push({
      row: window.top + rim[0], col: window.left + rim[1], rows: window.height, cols: window.width, kind: 'now',
    });
  }
  if (lit) marks.push({ row: lit[0] + rim[0], col: lit[1] + rim[1], kind: 'lit' });
  return html`<${Grid} rows=${rows} cols=${cols} width=${SOURCE[room.value]} looks=${looks} marks=${marks}
    isAlike=${true} label=${label} />`;
}

/**
 * A map of the server, in which the cell that is looked at is marked as in all others.
 * @param {object} props
 * @param {Numbers} props.map
 * @param {CellLook[]} props.looks
 * @param {string} props.label
 */
export function Compared({ map, looks, label }) {
  return html`<${CellMap} map=${map} looks=${looks} label=${label} width=${MAP[room.value]}
    cell=${lawCell.value} onPoint=${(/** @type {Pair|null} */ cell) => { hovered.value = cell; }}
    onChoose=${(/** @type {Pair} */ cell) => {
      hovered.value = null;
      settings.lawCell.value = cell;
    }} />`;
}

/**
 * Whether two maps are the same, with the largest difference of two of their cells.
 * @param {{a: Numbers, b: Numbers}} props
 */
export function Sign({ a, b }) {
  const { largest, isRounding } = difference(a, b);
  return html`<p class=${`law-sign ${isRounding ? 'is-same' : 'is-other'}`}>
    <span class="law-sign-mark">${isRounding ? '=' : '≠'}</span>
    <span>${t('laws.difference')}</span>
    <strong>${formatCell(largest)}</strong>
    ${isRounding && largest > 0 && html`<span>${t('laws.rounding')}</span>`}
  </p>`;
}

/**
 * The same in one line.
 * @param {{name: string, a: Numbers, b: Numbers}} props
 */
export function Equal({ name, a, b }) {
  const { largest, isRounding } = difference(a, b);
  const words = isRounding && largest > 0 ? ` ${t('laws.rounding')}` : '';
  return html`<p class="law-equal">${isRounding ? '=' : '≠'} ${name}, ${t('laws.difference')} ${' '}
    <strong>${formatCell(largest)}</strong>${words}</p>`;
}

/** A half-turn. */
export function TurnArrow() {
  return html`<svg class="law-arrow" viewBox="0 0 44 30"><path d="M6 24a16 16 0 0 1 32 0" /><path d="m33 20 5 5 4-6" /></svg>
    <span>180°</span>`;
}
