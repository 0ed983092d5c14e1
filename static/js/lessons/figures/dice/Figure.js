/** The chances of all dice but the last, those of the last turned and slid under them, and of the sum. */

import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { Slider } from '../../../panels/controls.js';
import { brief } from '../../numbers.js';
import { Play } from '../../plots/Play.js';
import { Plot } from '../../plots/Plot.js';
import { Waiting } from '../Waiting.js';
import { answer, BOUNDS, place, refusal, retry, settings } from './state.js';

/** @typedef {import('../../data.js').Distribution} Distribution */

export function Figure() {
  const now = answer.value;
  if (!now) return html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`;
  const total = now.start + place.value;
  return html`<div class="dice">
    <${Overlap} now=${now} total=${total} />
    <${Sum} now=${now} total=${total} />
    <${Play} value=${total} min=${now.start} max=${now.start + now.probabilities.length - 1} step=${1} seconds=${12}
      label=${t('learn.dice.total')} shown=${t('learn.dice.total_is', { total })} onInput=${lookAt} />
    <${Written} now=${now} total=${total} />
    <div class="figure-controls"><div class="sliders">
      ${/** @type {const} */ (['dice', 'faces']).map((name) => html`<${Slider} key=${name} id=${name} label=${t(`learn.dice.${name}`)} min=${2} max=${BOUNDS[name]}
        value=${settings[name].value} shown=${String(settings[name].value)}
        onInput=${(/** @type {number} */ to) => { settings[name].value = to; settings.total.value = null; }} />`)}
    </div></div>
    ${refusal.value !== null && html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`}
  </div>`;
}

/** @param {number} total */
function lookAt(total) {
  const now = answer.peek();
  if (now) settings.total.value = Math.min(now.start + now.probabilities.length - 1, Math.max(now.start, Math.round(total)));
}

/** @param {{now: Distribution, total: number}} props */
function Overlap({ now, total }) {
  const { first, second } = now;
  const turned = second.probabilities.map((_, at) => total - (second.start + at));
  const low = Math.min(first.start, now.start - second.start - second.probabilities.length + 1);
  const high = Math.max(first.start + first.probabilities.length - 1, now.start + now.probabilities.length - 1 - second.start);
  const most = Math.max(...first.probabilities, ...second.probabilities) * 1.2;
  return html`<${Plot} title=${t(settings.dice.value === 2 ? 'learn.dice.first' : 'learn.dice.others', { others: settings.dice.value - 1 })} note=${t('learn.dice.turned')}
    label=${t('learn.dice.overlap_label', { total })} domain=${[low - 0.6, high + 0.6]} values=${[0, most]} height=${190}
    curves=${[
      { x: first.probabilities.map((_, at) => first.start + at), y: first.probabilities, tone: 'ink', as: 'stems' },
      { x: turned.map((at) => at + 0.16), y: second.probabilities, tone: 'other', as: 'stems' },
    ]} />`;
}

/** @param {{now: Distribution, total: number}} props */
function Sum({ now, total }) {
  const x = now.probabilities.map((_, at) => now.start + at);
  const here = place.value;
  return html`<${Plot} title=${t('learn.dice.sum')} note=${t('learn.dice.mean', { mean: brief(now.mean), variance: brief(now.variance) })}
    label=${t('learn.dice.sum_label', { total, chance: brief(now.probabilities[here]) })} domain=${[now.start - 0.6, x[x.length - 1] + 0.6]}
    values=${[0, Math.max(...now.probabilities) * 1.2]} height=${210} onDrag=${lookAt}
    curves=${[
      { x: x.filter((_, at) => at > here), y: now.probabilities.slice(here + 1), tone: 'faint', as: 'bars' },
      { x: x.slice(0, here), y: now.probabilities.slice(0, here), tone: 'result', as: 'bars' },
      { x: [total], y: [now.probabilities[here]], tone: 'now', as: 'bars' },
    ]}
    labels=${[{ x: total, y: now.probabilities[here] + Math.max(...now.probabilities) * 0.06, text: brief(now.probabilities[here]) }]} />`;
}

/** So many ways are written out. */
const WRITTEN = 6;

/** @param {{now: Distribution, total: number}} props */
function Written({ now, total }) {
  const pairs = now.pairs[place.value];
  return html`<p class="written-sum">${t('learn.dice.ways', { total })}${' '}
    ${pairs.slice(0, WRITTEN).map(({ first, second }, at) => html`<span key=${first}>${at > 0 && ', '}
      <b class="tone-ink">${first}</b> + <b class="tone-other">${second}</b></span>`)}${pairs.length > WRITTEN && ', …'}
    <br />${brief(now.probabilities[place.value])} = ${pairs.slice(0, WRITTEN).map(({ product }) => brief(product)).join(' + ')}${pairs.length > WRITTEN && ' + …'}</p>`;
}
