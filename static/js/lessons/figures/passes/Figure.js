/** The picture, one pass, two passes, and what each way costs. */

import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { formatCount } from '../../../lib/format.js';
import { Segmented, Slider } from '../../../panels/controls.js';
import { brief } from '../../numbers.js';
import { PictureChoice } from '../PictureChoice.js';
import { Framed, Plane } from '../Plane.js';
import { Waiting } from '../Waiting.js';
import { answer, BOUNDS, refusal, retry, ROWS, settings } from './state.js';

export function Figure() {
  const now = answer.value;
  if (!now) return html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`;
  const k = settings.size.value;
  const as = settings.row.value === 'edge' ? 'signed' : 'grey';
  const range = as === 'grey' ? [0, 255] : undefined;
  const share = now.twiceCost / now.onceCost;
  /** @param {import('../../../types.js').NdArray} array @param {string} title @param {string} note @param {string} [look] */
  const framed = (array, title, note, look = as) => html`<${Framed} title=${title} note=${note}>
    <${Plane} array=${array} as=${look} range=${look === 'grey' ? range ?? [0, 255] : undefined} label=${title} /><//>`;
  return html`<div class="passes">
    <div class="planes">
      ${framed(now.picture, t('learn.passes.picture'), now.picture.shape.slice(1).join('\u202f×\u202f'), 'grey')}
      ${framed(now.once, t('learn.passes.once', { k }), t('learn.passes.cost', { count: formatCount(now.onceCost) }))}
      ${framed(now.half, t('learn.passes.half', { k }), t('learn.passes.then'))}
      ${framed(now.twice, t('learn.passes.twice', { k }), t('learn.passes.cost', { count: formatCount(now.twiceCost) }))}
    </div>
    <div class="passes-bars" role="img" aria-label=${t('learn.passes.bars', { once: formatCount(now.onceCost), twice: formatCount(now.twiceCost) })}>
      <span>${k}×${k}</span><i style=${{ width: '100%' }} /><span>1×${k}, ${k}×1</span><i style=${{ width: `${share * 100}%` }} />
    </div>
    <p class="verdict">${t('learn.passes.difference')} <strong>${brief(now.difference)}</strong></p>
    <div class="figure-controls">
      <${PictureChoice} setting=${settings.picture} />
      <${Segmented} label=${t('learn.passes.kernel')} name="row" columns=${3} options=${ROWS.map((value) => ({ value, label: t(`learn.passes.${value}`) }))}
        value=${settings.row.value} onChange=${(/** @type {typeof ROWS[number]} */ to) => { settings.row.value = to; }} />
      <div class="sliders"><${Slider} id="passes-size" label="k" min=${BOUNDS.least} max=${BOUNDS.most} step=${2} value=${k} shown=${String(k)}
        onInput=${(/** @type {number} */ to) => { settings.size.value = to; }} /></div>
    </div>
    ${refusal.value !== null && html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`}
  </div>`;
}
