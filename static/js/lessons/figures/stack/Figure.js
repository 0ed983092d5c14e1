/** Rows of cells from the input up, with what the chosen cell sees of each, and the numbers of every layer. */

import { useSignal } from '@preact/signals';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { seenBy } from '../../../lib/stack.js';
import { Complaint, Slider } from '../../../panels/controls.js';
import { Waiting } from '../Waiting.js';
import { answer, BOUNDS, cell, CELLS, refusal, retry, settings } from './state.js';

/** @typedef {import('../../../lib/stack.js').Layer} Layer */
/** @typedef {NonNullable<typeof answer.value>} Answer */

const WIDTH = 600;
const PITCH = WIDTH / CELLS;
const SIDE = PITCH - 4;
const APART = 84;
const TOP = 8;

export function Figure() {
  const now = answer.value;
  if (!now) return html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`;
  const last = now.table[now.table.length - 1].output_shape[1];
  return html`<div class="stack">
    <${Drawing} now=${now} />
    <div class="sliders stack-cell"><${Slider} id="stack-cell" label=${t('learn.stack.cell')} min=${0} max=${Math.max(1, last - 1)} value=${cell.value}
      isOff=${last < 2} shown=${String(cell.value)} onInput=${(/** @type {number} */ to) => { settings.cell.value = to; }} /></div>
    <${Table} now=${now} />
    <${Layers} />
    <${Complaint} id="stack-complaint" text=${refusal.value && t('problem.refused', { detail: refusal.value })} />
    ${refusal.value === '' && html`<${Waiting} refusal="" onRetry=${retry} />`}
  </div>`;
}

/**
 * Where the cells of a row stand: each over the middle of what it sees of the input.
 * @param {Answer} now
 * @param {number} row 0 is the input
 * @returns {(place: number) => number}
 */
function places(now, row) {
  const field = row > 0 ? now.table[row - 1].receptive_field : null;
  const [start, jump] = field ? [field.start[1], field.jump[1]] : [0, 1];
  return (place) => (start + place * jump + 0.5) * PITCH;
}

/** @param {{now: Answer}} props */
function Drawing({ now }) {
  const pointed = useSignal(/** @type {number|null} */ (null));
  const counts = [CELLS, ...now.table.map((one) => one.output_shape[1])];
  const height = TOP * 2 + SIDE + APART * (counts.length - 1);
  const y = (/** @type {number} */ row) => height - TOP - SIDE / 2 - row * APART;
  const chosen = Math.min(pointed.value ?? cell.value, counts[counts.length - 1] - 1);
  const seen = seenBy(now.layers, chosen);
  const last = counts.length - 1;
  const field = now.table[last - 1].receptive_field?.size[1] ?? 1;
  return html`<svg class="stack-drawing" viewBox=${`0 0 ${WIDTH} ${height}`} role="img"
    aria-label=${t('learn.stack.label', { cell: chosen, field, layers: last })} onPointerLeave=${() => { pointed.value = null; }}>
    ${now.layers.map((layer, row) => seen[row + 1].flatMap((above) => Array.from({ length: layer.kernel }, (_, tap) => {
      const below = above * layer.stride + tap * layer.dilation;
      return html`<line key=${`${row} ${above} ${tap}`} class="stack-line" x1=${places(now, row)(below)} y1=${y(row) - SIDE / 2}
        x2=${places(now, row + 1)(above)} y2=${y(row + 1) + SIDE / 2} />`;
    })))}
    ${counts.flatMap((count, row) => Array.from({ length: count }, (_, place) => html`<rect key=${`${row} ${place}`}
      class=${`stack-unit ${seen[row].includes(place) ? 'is-seen' : ''} ${row === last ? 'is-output' : ''} ${row === last && place === chosen ? 'is-now' : ''}`}
      x=${places(now, row)(place) - SIDE / 2} y=${y(row) - SIDE / 2} width=${SIDE} height=${SIDE} rx="3"
      onPointerEnter=${row === last ? () => { pointed.value = place; } : undefined}
      onClick=${row === last ? () => { settings.cell.value = place; } : undefined} />`))}
  </svg>`;
}

/** @param {{now: Answer}} props */
function Table({ now }) {
  return html`<table class="figure-table">
    <thead><tr>${['layer', 'size', 'field', 'jump', 'weights'].map((name) => html`<th key=${name} scope="col">${t(`learn.stack.${name}`)}</th>`)}</tr></thead>
    <tbody>${now.table.map((one, place) => html`<tr key=${place}>
      <th scope="row">${place + 1}</th><td>${one.output_shape[1]}</td><td>${one.receptive_field?.size[1]}</td>
      <td>${one.receptive_field?.jump[1]}</td><td>${one.parameters}</td></tr>`)}</tbody>
  </table>`;
}

/** What each layer is; layers are put on and taken off at the top. */
function Layers() {
  const { layers } = settings;
  /** @param {number} at @param {Partial<Layer>} by */
  const change = (at, by) => {
    layers.value = layers.peek().map((one, place) => (place === at ? { ...one, ...by } : one));
  };
  return html`<div class="stack-layers">
    ${layers.value.map((layer, at) => html`<fieldset key=${at}><legend>${t('learn.stack.layer_is', { layer: at + 1 })}</legend>
      ${/** @type {const} */ (['kernel', 'stride', 'dilation']).map((name) => html`<${Slider} key=${name} id=${`stack-${name}-${at}`} label=${t(`operation.${name}`)}
        min=${1} max=${BOUNDS[name]} value=${layer[name]} shown=${String(layer[name])}
        onInput=${(/** @type {number} */ to) => change(at, { [name]: to })} />`)}</fieldset>`)}
    <p class="stack-buttons">
      <button type="button" class="button" disabled=${layers.value.length >= BOUNDS.layers}
        onClick=${() => { layers.value = [...layers.peek(), layers.peek()[layers.peek().length - 1]]; }}>${t('learn.stack.more')}</button>
      <button type="button" class="button" disabled=${layers.value.length < 2}
        onClick=${() => { layers.value = layers.peek().slice(0, -1); }}>${t('learn.stack.fewer')}</button>
    </p>
  </div>`;
}
