/** What both functions are, whether they are continuous, and whether g is turned. */

import { batch, useSignal } from '@preact/signals';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { SHAPES } from '../../../lib/signals.js';
import { Segmented, Slider, textOf } from '../../../panels/controls.js';
import { fixed } from '../../numbers.js';
import { samples, setSample, target, toDraw } from './drawing.js';
import { domain, DOMAINS, EVERY, settings } from './state.js';

/** @typedef {import('../../../lib/signals.js').Signal} Signal */
/** @typedef {import('../../../lib/signals.js').ShapeName} ShapeName */

/** What each shape is when it is chosen. @type {Readonly<Record<ShapeName, Signal>>} */
const CHOSEN = Object.freeze({
  box: { shape: 'box', from: 0, to: 2 },
  triangle: { shape: 'triangle', from: 0, to: 2 },
  gaussian: { shape: 'gaussian', mean: 2, sd: 0.5 },
  exponential: { shape: 'exponential', start: 0, rate: 1 },
  impulses: { shape: 'impulses', start: 0, period: 2, count: 3 },
});

/** The same where only whole places count, which a narrow shape would fall between. @type {Readonly<Record<ShapeName, Signal>>} */
const CHOSEN_DISCRETE = Object.freeze({
  box: { shape: 'box', from: 0, to: 3 },
  triangle: { shape: 'triangle', from: 0, to: 6 },
  gaussian: { shape: 'gaussian', mean: 4, sd: 1 },
  exponential: { shape: 'exponential', start: 0, rate: 0.5 },
  impulses: { shape: 'impulses', start: 0, period: 3, count: 3 },
});

/** @param {'f'|'g'} which @param {string} shape */
function choose(which, shape) {
  const all = domain.peek() === 'continuous' ? CHOSEN : CHOSEN_DISCRETE;
  batch(() => {
    settings.span.value = null;
    settings[which].value = shape === 'samples' ? toDraw() : all[/** @type {ShapeName} */ (shape)];
    target.value = shape === 'samples' ? which : target.peek() === which ? null : target.peek();
  });
}

/** @param {typeof DOMAINS[number]} to */
function setDomain(to) {
  const before = domain.peek();
  batch(() => {
    settings.domain.value = to;
    // Beside what is continuous its samples stand: it stays.
    if (domain.value === before) return;
    settings.x.value = null;
    for (const which of /** @type {const} */ (['f', 'g'])) choose(which, settings[which].peek().shape);
  });
}

function swap() {
  batch(() => {
    const f = settings.f.peek();
    settings.f.value = settings.g.peek();
    settings.g.value = f;
    if (target.peek()) target.value = target.peek() === 'f' ? 'g' : 'f';
  });
}

/** @param {{shown: readonly string[]}} props */
export function Controls({ shown }) {
  return html`<div class="figure-controls">
    <${Shape} which="f" />
    <button type="button" class="button" onClick=${swap}>${t('learn.signals.swap')}</button>
    <${Shape} which="g" />
    ${shown.includes('domain') && html`<${Segmented} label=${t('learn.signals.domain')} name="domain" class="signals-domain"
      columns=${3} options=${DOMAINS.map((value) => ({ value, label: t(value === 'both' ? 'learn.signals.side_by_side' : `learn.signals.${value}`) }))}
      value=${settings.domain.value} onChange=${setDomain} />`}
    ${settings.domain.value === 'both' && html`<${Segmented} label=${t('learn.signals.every')} name="every" class="signals-every"
      columns=${EVERY.length} options=${EVERY.map((value) => ({ value: String(value), label: String(value) }))} value=${String(settings.every.value)}
      onChange=${(/** @type {string} */ to) => { settings.every.value = /** @type {typeof EVERY[number]} */ (Number(to)); }} />`}
    ${shown.includes('mode') && html`<${Segmented} label=${t('learn.signals.mode')} name="mode" class="signals-mode"
      options=${['convolution', 'correlation'].map((value) => ({ value, label: t(`learn.signals.${value}`) }))}
      value=${settings.mode.value} onChange=${(/** @type {'convolution'|'correlation'} */ mode) => { settings.mode.value = mode; }} />`}
    <${Drawing} />
  </div>`;
}

/** @param {{which: 'f'|'g'}} props */
function Shape({ which }) {
  const { shape } = settings[which].value;
  return html`<label class="figure-choice"><var class=${`signals-${which}`}>${which}</var>
    <select value=${shape} onChange=${(/** @type {Event} */ event) => choose(which, textOf(event))}>
      ${[...SHAPES, 'samples'].map((one) => html`<option key=${one} value=${one}>${t(`learn.signals.${one}`)}</option>`)}
    </select>
    ${shape === 'samples' && html`<button type="button" class="panel-link" aria-pressed=${target.value === which}
      onClick=${() => { target.value = target.peek() === which ? null : which; }}>${t('learn.signals.draw')}</button>`}
  </label>`;
}

/** What a hand draws, sample by sample: for who has only a keyboard. */
function Drawing() {
  const at = useSignal(0);
  const now = samples.value;
  if (!now) return null;
  const place = Math.min(at.value, now.values.length - 1);
  const where = fixed(now.start + place * (now.spacing ?? 1), 2);
  return html`<div class="signals-drawing">
    <p>${t('learn.signals.draw_note')}</p>
    <${Slider} id="sample-at" label="t" min=${0} max=${now.values.length - 1} value=${place} shown=${where}
      onInput=${(/** @type {number} */ to) => { at.value = to; }} />
    <${Slider} id="sample-value" label=${t('learn.signals.value')} min=${0} max=${1.5} step=${0.01} value=${now.values[place]}
      shown=${fixed(now.values[place], 2)} onInput=${(/** @type {number} */ to) => setSample(place, to)} />
  </div>`;
}
