/** The maps of every layer one under the other, with what the chosen cell sees marked on all before it. */

import { batch } from '@preact/signals';
import { formatCount } from '../../../lib/format.js';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { Segmented, Slider } from '../../../panels/controls.js';
import { brief } from '../../numbers.js';
import { PictureChoice } from '../PictureChoice.js';
import { Plane } from '../Plane.js';
import { Waiting } from '../Waiting.js';
import { answer, cell, fields, MAPPED, PICTURES, refusal, retry, settings } from './state.js';

/** @typedef {NonNullable<typeof answer.value>} Answer */
/** @typedef {[number, number, number, number]} Mark */

const NAMES = Object.freeze(['conv1', 'pool1', 'conv2', 'pool2']);

export function Figure() {
  const now = answer.value;
  if (!now) return html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`;
  return html`<div class="network">
    <${Row} name="picture" shape=${now.picture.shape} now=${now} layer=${0} />
    ${NAMES.map((name, place) => html`<${Row} key=${name} name=${name} shape=${now.outputs[place].shape} now=${now} layer=${place + 1} />`)}
    <${Lists} now=${now} />
    <${Controls} now=${now} />
    ${refusal.value !== null && html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`}
  </div>`;
}

/**
 * What the chosen cell sees of what comes out of a layer; the picture is layer 0.
 * @param {number} layer
 * @returns {Mark|null}
 */
function markOf(layer) {
  const chosen = settings.layer.value;
  if (layer === chosen) return [cell.value[0], cell.value[0] + 1, cell.value[1], cell.value[1] + 1];
  // The fields come from the chosen layer's input back to the picture.
  const field = layer < chosen ? fields.value?.[chosen - 1 - layer] : null;
  return field ? [Math.max(0, field.rows[0]), field.rows[1], Math.max(0, field.columns[0]), field.columns[1]] : null;
}

/** @param {{name: string, shape: number[], now: Answer, layer: number}} props */
function Row({ name, shape, now, layer }) {
  const line = layer > 0 ? now.table[layer - 1] : null;
  const title = t(`learn.network_figure.${name}`);
  const mark = markOf(layer);
  /** @param {number} row @param {number} col */
  const choose = (row, col) => batch(() => {
    settings.layer.value = layer;
    settings.row.value = row;
    settings.col.value = col;
  });
  return html`<section class="network-row" aria-label=${title}>
    <div class="network-head"><h2>${title}</h2>
      <p>${shape.join('\u202f×\u202f')}${line && line.parameters > 0 && html`<br />${t('learn.network_figure.parameters', { count: formatCount(line.parameters) })}`}
        ${line && html`<br />${t('learn.network_figure.sees', { side: line.receptive_field?.size[0] ?? 1 })}`}</p></div>
    <div class=${`network-maps ${layer === 0 ? 'is-picture' : ''}`}>
      ${Array.from({ length: shape[0] }, (_, channel) => html`<${Plane} key=${channel} array=${layer === 0 ? now.picture : now.outputs[layer - 1]}
        channel=${channel} as=${layer === 0 ? 'grey' : 'signed'} range=${layer === 0 ? [0, 1] : undefined} mark=${mark}
        label=${t('learn.network_figure.map', { layer: title, map: channel + 1 })} onPoint=${layer > 0 ? choose : undefined} />`)}
    </div>
  </section>`;
}

/** What stands behind the maps: a list of units, and the ten scores. @param {{now: Answer}} props */
function Lists({ now }) {
  const scores = [...now.outputs[now.outputs.length - 1].data];
  const most = Math.max(...scores.map(Math.abs)) || 1;
  return html`<section class="network-row" aria-label=${t('learn.network_figure.dense')}>
    <div class="network-head"><h2>${t('learn.network_figure.dense')}</h2>
      <p>${now.outputs[4].shape[0]} → ${now.outputs[5].shape[0]} → ${scores.length}<br />${t('learn.network_figure.parameters', { count: formatCount(now.table[5].parameters + now.table[7].parameters) })}</p></div>
    <ol class="network-scores" start="0" aria-label=${t('learn.network_figure.scores')}>
      ${scores.map((score, digit) => html`<li key=${digit} title=${brief(score)}><i class=${score < 0 ? 'is-negative' : ''} style=${{ height: `${(Math.abs(score) / most) * 40}px` }} />
        <span>${digit}</span><span class="visually-hidden">: ${brief(score)}</span></li>`)}
    </ol>
  </section>`;
}

/** @param {{now: Answer}} props */
function Controls({ now }) {
  const [rows, cols] = now.outputs[settings.layer.value - 1].shape.slice(1);
  return html`<div class="figure-controls">
    <${Segmented} label=${t('learn.network_figure.layer')} name="layer" columns=${MAPPED} class="network-layers"
      options=${NAMES.map((name, place) => ({ value: String(place + 1), label: t(`learn.network_figure.${name}`) }))}
      value=${String(settings.layer.value)} onChange=${(/** @type {string} */ to) => { settings.layer.value = Number(to); }} />
    <${PictureChoice} setting=${settings.picture} samples=${PICTURES} />
    <div class="sliders">
      <${Slider} id="network-row" label=${t('learn.network_figure.cell_row')} min=${0} max=${rows - 1} value=${cell.value[0]} shown=${String(cell.value[0])}
        onInput=${(/** @type {number} */ to) => { settings.row.value = to; }} />
      <${Slider} id="network-col" label=${t('learn.network_figure.cell_col')} min=${0} max=${cols - 1} value=${cell.value[1]} shown=${String(cell.value[1])}
        onInput=${(/** @type {number} */ to) => { settings.col.value = to; }} />
    </div>
  </div>`;
}
