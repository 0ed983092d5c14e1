/** Both pictures, one over the other, with what either layer makes of them. */

import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { brief } from '../../numbers.js';
import { PictureChoice } from '../PictureChoice.js';
import { Framed, Plane } from '../Plane.js';
import { Waiting } from '../Waiting.js';
import { answer, refusal, retry, settings } from './state.js';

/** @typedef {import('../../../types.js').NdArray} NdArray */

const RANGE = /** @type {const} */ ([0, 255]);

export function Figure() {
  const now = answer.value;
  if (!now) return html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`;
  return html`<div class="shuffle">
    <div class="planes shuffle-planes">
      <${Row} of="picture" picture=${now.picture} dense=${now.dense} map=${now.map} />
      <${Row} of="mixed" picture=${now.mixed} dense=${now.denseMixed} map=${now.mapMixed} />
    </div>
    <p class="verdict">${t('learn.shuffle.dense_says')} <strong>${brief(now.difference)}</strong>.
      ${' '}${t('learn.shuffle.map_says')} <strong>${brief(now.mapDifference)}</strong>.</p>
    <div class="figure-controls">
      <${PictureChoice} setting=${settings.picture} />
      <button type="button" class="button" onClick=${() => { settings.seed.value = (settings.seed.peek() % 9999) + 1; }}>${t('learn.shuffle.again')}</button>
    </div>
    ${refusal.value !== null && html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`}
  </div>`;
}

/** @param {{of: 'picture'|'mixed', picture: NdArray, dense: NdArray, map: NdArray}} props */
function Row({ of, picture, dense, map }) {
  const title = t(`learn.shuffle.${of}`);
  return html`
    <${Framed} title=${title}><${Plane} array=${picture} range=${RANGE} label=${title} /><//>
    <${Framed} title=${t('learn.shuffle.dense')}><ol class="shuffle-units" aria-label=${`${t('learn.shuffle.dense')}: ${title}`}>
      ${[...dense.data].map((value, unit) => html`<li key=${unit}><span>s<sub>${unit + 1}</sub></span> ${brief(value)}</li>`)}</ol><//>
    <${Framed} title=${t('learn.shuffle.map')}><${Plane} array=${map} as="signed" label=${`${t('learn.shuffle.map')}: ${title}`} /><//>`;
}
