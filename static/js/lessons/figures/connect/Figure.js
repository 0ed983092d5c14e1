/** Two rows of units and the lines between them, each in the colour of its weight. */

import { useSignal } from '@preact/signals';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { Complaint, Segmented, Slider } from '../../../panels/controls.js';
import { Waiting } from '../Waiting.js';
import { answer, BOUNDS, refusal, retry, settings } from './state.js';

/** @typedef {import('../../data.js').Connected} Connected */

const WIDTH = 600;
const HEIGHT = 400;
const INPUT = 62;
const OUTPUT = HEIGHT - 62;
const RADIUS = 21;

/** @param {{controls: readonly string[]}} props */
export function Figure({ controls }) {
  const now = answer.value;
  if (!now && !refusal.value) return html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`;
  return html`<div class="connect">
    ${now && html`<${Drawing} now=${now} /><${Counts} now=${now} />`}
    <${Controls} shown=${controls} />
    ${refusal.value === '' && html`<${Waiting} refusal="" onRetry=${retry} />`}
  </div>`;
}

/** @param {number} count @param {number} place @returns {number} */
function across(count, place) {
  return (WIDTH * (place + 0.5)) / count;
}

/** Colours run round the wheel: weights that differ look different. @param {number} weight @param {number} weights */
function colourOf(weight, weights) {
  return `oklch(var(--line-light) 0.15 ${Math.round((weight / Math.max(1, weights)) * 330 + 25)})`;
}

/** @param {{now: Connected}} props */
function Drawing({ now }) {
  const pointed = useSignal(/** @type {string|null} */ (null));
  const chosen = pointed.value ?? settings.unit.value;
  const isChannels = settings.kind.value === 'channels';
  /** @param {readonly [number, number, number]} edge */
  const isLit = ([input, output]) => chosen === null || chosen === `x${input + 1}` || chosen === `s${output + 1}`;
  const reached = new Set(now.edges.filter(isLit).flatMap(([input, output]) => [`x${input + 1}`, `s${output + 1}`]));
  const edges = now.edges.toSorted((one, other) => Number(isLit(one)) - Number(isLit(other)));
  /** @param {'x'|'s'} row @param {number} place @param {number} count @param {number} y */
  const unit = (row, place, count, y) => {
    const name = `${row}${place + 1}`;
    return html`<${Unit} key=${name} name=${name} letter=${isChannels ? { x: 'in', s: 'out' }[row] : row} x=${across(count, place)} y=${y}
      isLit=${reached.has(name)} isChosen=${chosen === name} onPoint=${(/** @type {boolean} */ is) => { pointed.value = is ? name : null; }} />`;
  };
  return html`<div class="connect-drawing" role="group" aria-label=${t('learn.connect.label', { lines: now.edges.length, weights: now.weights })}>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      ${edges.map((edge) => html`<line key=${edge.join()} class=${`connect-line ${isLit(edge) ? '' : 'is-faint'}`}
        style=${{ stroke: colourOf(edge[2], now.weights) }}
        x1=${across(now.inputs, edge[0])} y1=${INPUT + RADIUS} x2=${across(now.outputs, edge[1])} y2=${OUTPUT - RADIUS} />`)}
      ${chosen !== null && edges.filter(isLit).map((edge) => html`<${Weight} key=${edge.join()} edge=${edge} now=${now} isInput=${chosen.startsWith('x')} />`)}
    </svg>
    ${Array.from({ length: now.inputs }, (_, place) => unit('x', place, now.inputs, INPUT))}
    ${Array.from({ length: now.outputs }, (_, place) => unit('s', place, now.outputs, OUTPUT))}
  </div>`;
}

/** The number of a weight on its line, near the end where the lines are apart. @param {{edge: [number, number, number], now: Connected, isInput: boolean}} props */
function Weight({ edge: [input, output, weight], now, isInput }) {
  const share = isInput ? 0.66 : 0.34;
  const [from, to] = [across(now.inputs, input), across(now.outputs, output)];
  return html`<text class="connect-weight" x=${from + (to - from) * share} y=${INPUT + RADIUS + (OUTPUT - INPUT - 2 * RADIUS) * share + 4}>w${weight + 1}</text>`;
}

/**
 * @param {{name: string, letter: string, x: number, y: number, isLit: boolean, isChosen: boolean, onPoint: (is: boolean) => void}} props
 */
function Unit({ name, letter, x, y, isLit, isChosen, onPoint }) {
  const place = name.slice(1);
  return html`<button type="button" class=${`connect-unit ${isLit ? '' : 'is-faint'} ${isChosen ? 'is-chosen' : ''}`}
    style=${{ left: `${(x / WIDTH) * 100}%`, top: `${(y / HEIGHT) * 100}%` }} aria-pressed=${settings.unit.value === name}
    aria-label=${`${letter}${place}: ${t(name.startsWith('x') ? 'learn.connect.input' : 'learn.connect.output', { unit: place })}`}
    onPointerEnter=${() => onPoint(true)} onPointerLeave=${() => onPoint(false)} onFocus=${() => onPoint(true)} onBlur=${() => onPoint(false)}
    onClick=${() => { settings.unit.value = settings.unit.peek() === name ? null : name; }}>${letter}<sub>${place}</sub></button>`;
}

/** @param {{now: Connected}} props */
function Counts({ now }) {
  return html`<dl class="connect-counts">
    <div><dt>${t('learn.connect.lines')}</dt><dd>${now.edges.length}</dd></div>
    <div><dt>${t('learn.connect.weights')}</dt><dd>${now.weights}</dd></div>
    <div><dt>${t('learn.connect.dense')}</dt><dd>${now.dense_weights}</dd></div>
  </dl>`;
}

/** The sliders by their names. */
const SLIDERS = Object.freeze({
  units: { min: 3, max: BOUNDS.units },
  window: { min: 1, max: BOUNDS.window },
  stride: { min: 1, max: BOUNDS.stride },
  channels: { min: 1, max: BOUNDS.channels },
  groups: { min: 1, max: BOUNDS.channels },
});

/** @typedef {keyof typeof SLIDERS} SliderName */

/** @param {{shown: readonly string[]}} props */
function Controls({ shown }) {
  const { kind } = settings;
  const names = /** @type {SliderName[]} */ (kind.value === 'channels' ? ['channels', 'groups']
    : kind.value === 'window' ? ['units', 'window', 'stride'] : ['units']);
  return html`<div class="figure-controls">
    ${!shown.includes('channels') && html`<${Segmented} label=${t('learn.connect.kind')} name="lines"
      options=${[{ value: 'dense', label: t('learn.connect.dense_kind') }, { value: 'window', label: t('learn.connect.window') }]} value=${kind.value}
      onChange=${(/** @type {'dense'|'window'} */ to) => { kind.value = to; settings.unit.value = null; }} />`}
    <div class="sliders">${names.map((name) => html`<${Slider} key=${name} id=${`connect-${name}`} label=${t(`learn.connect.slider.${name}`)}
      min=${SLIDERS[name].min} max=${SLIDERS[name].max} value=${settings[name].value} shown=${String(settings[name].value)}
      onInput=${(/** @type {number} */ to) => { settings[name].value = to; settings.unit.value = null; }} />`)}</div>
    <${Complaint} id="connect-complaint" text=${refusal.value && t('problem.refused', { detail: refusal.value })} />
  </div>`;
}
