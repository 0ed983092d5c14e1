/** f with g turned and slid to x, their product, and the convolution as far as it is drawn. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { turnedAndSlid } from '../../../lib/signals.js';
import { brief, fixed } from '../../numbers.js';
import { Play } from '../../plots/Play.js';
import { Plot } from '../../plots/Plot.js';
import { Waiting } from '../Waiting.js';
import { Controls } from './Controls.js';
import { drawnWith, isDrawing } from './drawing.js';
import { answer, beside, domain as present, lookAt, placeIn, refusal, retry, settings, steered, stride } from './state.js';

/** @typedef {import('../../data.js').Convolved} Convolved */
/** @typedef {import('../../plots/Plot.js').Curve} Curve */

/** @param {{controls: readonly string[]}} props */
export function Figure({ controls }) {
  const now = answer.value;
  if (!now) return html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`;
  const other = beside.value;
  const share = other ? [...now.h, ...other.h] : now.h;
  return html`<div class=${settings.domain.value === 'both' ? 'signals is-twofold' : 'signals'}>
    <div class="signals-plots">
      <${Plots} now=${now} domain=${present.value} along=${share} title=${settings.domain.value === 'both' ? t('learn.signals.continuous') : ''} />
      ${other && html`<${Plots} now=${other} domain="discrete" every=${other.every} along=${share}
        title=${t('learn.signals.sampled', { every: String(other.every) })} />`}
    </div>
    <${Sliding} now=${steered.value ?? now} />
    <${Controls} shown=${controls} />
    ${refusal.value !== null && html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`}
  </div>`;
}

/** @param {{now: Convolved}} props */
function Sliding({ now }) {
  const x = now.x[placeIn(now)];
  return html`<${Play} value=${x} min=${now.x[0]} max=${now.x[now.x.length - 1]} step=${stride.value}
    label=${t('learn.signals.x')} shown=${`x = ${fixed(x, 2)}`} onInput=${lookAt} />`;
}

/**
 * @param {readonly number[]} values
 * @param {readonly (readonly [number, number])[]|null} [impulses]
 * @returns {[number, number]} from below zero to above it, with a little room
 */
function heights(values, impulses = null) {
  const all = [...values, ...(impulses ?? []).map(([, weight]) => weight)];
  const high = Math.max(0, ...all);
  const low = Math.min(0, ...all);
  const room = (high - low || 1) * 0.12;
  return [low < 0 ? low - room : 0, high > 0 || low === 0 ? high + room : room];
}

/**
 * @param {object} props
 * @param {Convolved} props.now
 * @param {'continuous'|'discrete'} props.domain
 * @param {string} props.title over all three; "" for none
 * @param {readonly number[]} props.along values that the result shares its height with
 * @param {number} [props.every] the width of a sample; left out where a sum is a sum
 */
function Plots({ now, domain, title, along: others, every }) {
  const { mode } = settings;
  const at = placeIn(now);
  const isFlipped = mode.value === 'convolution';
  const x = now.x[at];
  const drawing = useRef(/** @type {number|null} */ (null));
  // What is drawn by hand must not make the plot grow under the hand.
  const frame = useRef(/** @type {[number, number]} */ ([0, 1]));
  const values = heights([...now.f, ...now.g], [...(now.impulses.f ?? []), ...(now.impulses.g ?? [])]);
  if (drawing.current === null) frame.current = values;
  useLayoutEffect(() => {
    const stop = () => { drawing.current = null; };
    window.addEventListener('pointerup', stop);
    return () => window.removeEventListener('pointerup', stop);
  }, []);
  const slid = moved(now, x, isFlipped);
  const product = now.t.map((_, one) => now.f[one] * slid.y[one]);
  const products = productImpulses(now, x, isFlipped);
  const span = /** @type {const} */ ([now.t[0], now.t[now.t.length - 1]]);
  const along = /** @type {const} */ ([Math.min(span[0], now.x[0]), Math.max(span[1], now.x[now.x.length - 1])]);
  /** @param {number} to @param {number} up @param {boolean} isStart */
  const onDrag = (to, up, isStart) => {
    if (!isDrawing.value || every !== undefined) {
      lookAt(to);
      return;
    }
    drawnWith(to, up, isStart ? null : drawing.current);
    drawing.current = to;
  };
  const h = now.h[at];
  const sign = isFlipped ? 'x − t' : 't − x';
  const areaNote = every !== undefined ? t('learn.signals.sum_times', { every: String(every) }) : t(domain === 'continuous' ? 'learn.signals.area' : 'learn.signals.sum');
  return html`<section class="signals-column" aria-label=${title || undefined}>
    ${title && html`<h2 class="signals-title">${title}</h2>`}
    <${Plot} title=${t(isFlipped ? 'learn.signals.both' : 'learn.signals.both_unturned')} note=${`g(${sign}), x = ${fixed(x, 2)}`}
      label=${t('learn.signals.both_label', { x: fixed(x, 2) })} domain=${along} values=${frame.current} at=${x} onDrag=${onDrag}
      curves=${[
        ...(isFlipped ? drawn(now.t, now.g, now.impulses.g, 'faint', domain, true) : []),
        ...drawn(now.t, slid.y, slid.impulses, 'other', domain),
        ...drawn(now.t, now.f, now.impulses.f, 'ink', domain),
      ]} labels=${[...named(now, 'f', values[1]), ...(isFlipped && domain === 'continuous' ? named(now, 'g', values[1]) : [])]} />
    <${Plot} title=${t('learn.signals.product')} note=${areaNote}
      label=${t('learn.signals.product_label', { h: brief(h) })} domain=${along} values=${heights(product, products)} at=${x} height=${140}
      onDrag=${(/** @type {number} */ to) => lookAt(to)}
      curves=${drawn(now.t, product, products, 'now', domain, false, true)}
      labels=${[middle(now.t, product, products, h)]} />
    <${Plot} title=${t(isFlipped ? 'learn.signals.result' : 'learn.signals.result_unturned')} note=${isFlipped ? 'h = f ∗ g' : 'h = f ⋆ g'}
      label=${t('learn.signals.result_label', { x: fixed(x, 2), h: brief(h), peak: fixed(now.peak.x, 2) })} domain=${along} values=${heights(others, now.impulses.h)} at=${x}
      onDrag=${(/** @type {number} */ to) => lookAt(to)}
      curves=${soFar(now, at, domain)} point=${{ x, y: h, text: `h(${fixed(x, 2)}) = ${brief(h)}` }} />
  </section>`;
}

/**
 * g at its place under f.
 * @param {Convolved} now
 * @param {number} x
 * @param {boolean} isFlipped
 * @returns {{y: number[], impulses: [number, number][]|null}}
 */
function moved(now, x, isFlipped) {
  const step = now.t.length > 1 ? now.t[1] - now.t[0] : 1;
  const y = isFlipped ? turnedAndSlid(now.t, now.g, x)
    : now.t.map((at) => now.g[Math.round((at - x - now.t[0]) / step)] ?? 0);
  const impulses = now.impulses.g?.map(([at, weight]) => /** @type {[number, number]} */ ([isFlipped ? x - at : at + x, weight])) ?? null;
  return { y, impulses };
}

/**
 * Where one of both is a train of impulses, so is the product.
 * @param {Convolved} now
 * @param {number} x
 * @param {boolean} isFlipped
 * @returns {[number, number][]|null}
 */
function productImpulses(now, x, isFlipped) {
  const step = now.t.length > 1 ? now.t[1] - now.t[0] : 1;
  const { y, impulses } = moved(now, x, isFlipped);
  const at = (/** @type {readonly number[]} */ values, /** @type {number} */ where) => values[Math.round((where - now.t[0]) / step)] ?? 0;
  if (impulses) return impulses.map(([where, weight]) => [where, weight * at(now.f, where)]);
  if (now.impulses.f) return now.impulses.f.map(([where, weight]) => [where, weight * at(y, where)]);
  return null;
}

/**
 * @param {readonly number[]} x
 * @param {readonly number[]} y
 * @param {readonly (readonly [number, number])[]|null} impulses
 * @param {import('../../plots/Plot.js').Tone} tone
 * @param {'continuous'|'discrete'} domain
 * @param {boolean} [dashed]
 * @param {boolean} [filled]
 * @returns {Curve[]}
 */
function drawn(x, y, impulses, tone, domain, dashed = false, filled = false) {
  if (impulses) {
    const seen = impulses.filter(([at]) => at >= x[0] - 1e-9 && at <= x[x.length - 1] + 1e-9);
    return [{ x: seen.map(([at]) => at), y: seen.map(([, weight]) => weight), tone, dashed, as: domain === 'discrete' ? 'stems' : 'arrows' }];
  }
  if (domain === 'discrete') return [{ x, y, tone, dashed, as: 'stems' }];
  return [{ x, y, tone, dashed, filled }];
}

/**
 * @param {Convolved} now
 * @param {number} at
 * @param {'continuous'|'discrete'} domain
 * @returns {Curve[]} solid as far as x, dashed from there
 */
function soFar(now, at, domain) {
  if (now.impulses.h) {
    const x = now.x[at];
    const done = now.impulses.h.filter(([where]) => where <= x + 1e-9);
    const rest = now.impulses.h.filter(([where]) => where > x + 1e-9);
    return [...drawn(now.x, now.h, rest, 'faint', domain, true), ...drawn(now.x, now.h, done, 'result', domain)];
  }
  const from = domain === 'discrete' ? at + 1 : at;
  return [
    ...drawn(now.x.slice(from), now.h.slice(from), null, 'faint', domain, true),
    ...drawn(now.x.slice(0, at + 1), now.h.slice(0, at + 1), null, 'result', domain),
  ];
}

/**
 * A name beside its curve: f's near its end, where g is not any more; g's over its top.
 * @param {Convolved} now
 * @param {'f'|'g'} which
 * @param {number} high the top of the plot
 * @returns {NonNullable<import('../../plots/Plot.js').PlotProps['labels']>}
 */
function named(now, which, high) {
  const values = now.impulses[which] ? null : now[which];
  if (!values) return [];
  const last = values.findLastIndex((value) => value !== 0);
  const first = values.findIndex((value) => value !== 0);
  if (first < 0) return [];
  const at = which === 'f' ? Math.round(first + (last - first) * 0.78) : values.indexOf(Math.max(...values));
  return [{
    x: now.t[at], y: Math.min(values[at] + high * (which === 'f' ? 0.12 : 0.04), high * 0.97), tone: which === 'f' ? 'ink' : 'other',
    text: which === 'f' ? 'f' : t('learn.signals.before'),
  }];
}

/**
 * The number of the area stands where most of it is.
 * @param {readonly number[]} x
 * @param {readonly number[]} y
 * @param {readonly (readonly [number, number])[]|null} impulses
 * @param {number} h
 */
function middle(x, y, impulses, h) {
  const weights = impulses ? impulses.map(([, weight]) => Math.abs(weight)) : y.map(Math.abs);
  const places = impulses ? impulses.map(([at]) => at) : x;
  const sum = weights.reduce((total, one) => total + one, 0);
  const at = sum > 0 ? places.reduce((total, one, order) => total + one * weights[order], 0) / sum : x[Math.floor(x.length / 2)];
  const top = Math.max(0, ...(impulses ? impulses.map(([, weight]) => weight) : y));
  return { x: at, y: top * 0.38, text: brief(h) };
}
