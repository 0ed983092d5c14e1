/** The picture, the picture moved, and what a pool makes of both. */

import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { Segmented, Slider } from '../../../panels/controls.js';
import { PictureChoice } from '../PictureChoice.js';
import { Framed, Plane } from '../Plane.js';
import { Waiting } from '../Waiting.js';
import { answer, BOUNDS, percent, POOLS, refusal, retry, settings } from './state.js';

const RANGE = /** @type {const} */ ([0, 255]);

export function Figure() {
  const now = answer.value;
  if (!now) return html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`;
  const size = now.pooledBefore.shape.slice(1).join('\u202f×\u202f');
  return html`<div class="shift">
    <div class="planes">
      <${Framed} title=${t('learn.shift.before')}><${Plane} array=${now.before} range=${RANGE} label=${t('learn.shift.before')} /><//>
      <${Framed} title=${t('learn.shift.after')} note=${t('learn.shift.pixels', { share: percent(now.seen) })}>
        <${Plane} array=${now.after} range=${RANGE} label=${t('learn.shift.after')} /><//>
      <${Framed} title=${t('learn.shift.pooled', { size })}><${Plane} array=${now.pooledBefore} range=${RANGE} label=${t('learn.shift.pooled', { size })} /><//>
      <${Framed} title=${t('learn.shift.pooled_after', { size })} note=${t('learn.shift.cells', { share: percent(now.pooledSeen) })}>
        <${Plane} array=${now.pooledAfter} range=${RANGE} label=${t('learn.shift.pooled_after', { size })} /><//>
    </div>
    <div class="figure-controls">
      <${PictureChoice} setting=${settings.picture} />
      <${Segmented} label=${t('learn.shift.pool')} name="pool" options=${POOLS.map((value) => ({ value, label: t(`learn.shift.${value}`) }))}
        value=${settings.pool.value} onChange=${(/** @type {typeof POOLS[number]} */ to) => { settings.pool.value = to; }} />
      <div class="sliders">
        <${Slider} id="shift-window" label=${t('learn.shift.window')} min=${1} max=${BOUNDS.window} value=${settings.window.value}
          shown=${`${settings.window.value}×${settings.window.value}`} onInput=${(/** @type {number} */ to) => { settings.window.value = to; }} />
        ${/** @type {const} */ (['right', 'down']).map((name) => html`<${Slider} key=${name} id=${`shift-${name}`} label=${t(`learn.shift.${name}`)}
          min=${-BOUNDS.far} max=${BOUNDS.far} value=${settings[name].value} shown=${String(settings[name].value).replace('-', '−')}
          onInput=${(/** @type {number} */ to) => { settings[name].value = to; }} />`)}
      </div>
    </div>
    ${refusal.value !== null && html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`}
  </div>`;
}
