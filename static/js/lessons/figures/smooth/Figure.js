/** Readings as dots, the weights that are laid over them, and the track that comes out. */

import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { Segmented, Slider } from '../../../panels/controls.js';
import { brief, fixed } from '../../numbers.js';
import { Play } from '../../plots/Play.js';
import { Plot } from '../../plots/Plot.js';
import { Waiting } from '../Waiting.js';
import { answer, BOUNDS, refusal, retry, settings } from './state.js';

/** @typedef {import('../../data.js').Smoothed} Smoothed */

/** So many terms of the sum are written out. */
const WRITTEN = 4;

export function Figure() {
  const now = answer.value;
  if (!now) return html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`;
  const last = now.t.length - 1;
  const at = Math.min(settings.at.value, last);
  return html`<div class="smooth">
    <${Track} now=${now} at=${at} />
    <${Weights} now=${now} at=${at} />
    <${Play} value=${at} min=${0} max=${last} step=${1} seconds=${14} label=${t('learn.smooth.at')} shown=${`t = ${at}`}
      onInput=${(/** @type {number} */ to) => { settings.at.value = to; }} />
    <${Sum} now=${now} />
    <div class="figure-controls"><div class="sliders">
      <${Slider} id="width" label=${t('learn.smooth.width')} min=${1} max=${BOUNDS.width} value=${settings.width.value}
        shown=${String(settings.width.value)} onInput=${(/** @type {number} */ to) => { settings.width.value = to; }} />
      <${Slider} id="noise" label=${t('learn.smooth.noise')} min=${0} max=${BOUNDS.noise} step=${0.1} value=${settings.noise.value}
        shown=${fixed(settings.noise.value, 1)} onInput=${(/** @type {number} */ to) => { settings.noise.value = Number(to.toFixed(1)); }} />
      </div>
      <${Segmented} label=${t('learn.smooth.weighting')} name="weighting" options=${['exponential', 'box'].map((value) => ({ value, label: t(`learn.smooth.${value}`) }))}
        value=${settings.weights.value} onChange=${(/** @type {'exponential'|'box'} */ to) => { settings.weights.value = to; }} />
      <button type="button" class="button" onClick=${() => { settings.seed.value = (settings.seed.peek() % BOUNDS.seed) + 1; }}>${t('learn.smooth.again')}</button>
    </div>
    ${refusal.value !== null && html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`}
  </div>`;
}

/** @param {{now: Smoothed, at: number}} props */
function Track({ now, at }) {
  const all = [...now.readings, ...now.truth];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low) * 0.08;
  return html`<${Plot} title=${t('learn.smooth.track')} note=${t('learn.smooth.off', { raw: brief(now.error.readings), smoothed: brief(now.error.smoothed) })}
    label=${t('learn.smooth.track_label', { raw: brief(now.error.readings), smoothed: brief(now.error.smoothed) })}
    domain=${[0, now.t.length - 1]} values=${[low - room, high + room]} at=${at} height=${270} onDrag=${(/** @type {number} */ x) => { settings.at.value = Math.round(x); }}
    curves=${[
      { x: now.t, y: now.truth, tone: 'faint', dashed: true },
      { x: now.t, y: now.readings, tone: 'noise', as: 'dots' },
      { x: now.t.slice(0, at + 1), y: now.smoothed.slice(0, at + 1), tone: 'result' },
      { x: now.t.slice(at), y: now.smoothed.slice(at), tone: 'faint' },
    ]}
    point=${{ x: at, y: now.smoothed[at], text: brief(now.smoothed[at]) }} />`;
}

/** The weights as they lie over the readings: the newest reading has the largest. @param {{now: Smoothed, at: number}} props */
function Weights({ now, at }) {
  const ages = now.weights.map((_, age) => age).filter((age) => age <= at && now.weights[age] > 1e-4);
  return html`<${Plot} title=${t('learn.smooth.weights')} note=${t('learn.smooth.weights_note')} label=${t('learn.smooth.weights_label')}
    domain=${[0, now.t.length - 1]} values=${[0, Math.max(...now.weights) * 1.15]} at=${at} height=${120}
    curves=${[{ x: ages.map((age) => at - age), y: ages.map((age) => now.weights[age]), tone: 'other', as: 'stems' }]} />`;
}

/** @param {{now: Smoothed}} props */
function Sum({ now }) {
  if (!now.terms) return null;
  const shown = now.terms.slice(0, WRITTEN);
  return html`<p class="written-sum">${shown.map(({ reading, weight }, place) => html`<span key=${place}>${place > 0 && ' + '}
    <b class="tone-ink">${brief(reading)}</b>·<b class="tone-other">${brief(weight)}</b></span>`)}
    ${now.terms.length > WRITTEN && ' + …'} = <strong>${brief(now.sum ?? 0)}</strong></p>`;
}
