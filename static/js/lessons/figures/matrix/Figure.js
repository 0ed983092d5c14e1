/** The matrix with the input over its columns and the output beside its rows; or the windows as columns. */

import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { Segmented, Slider } from '../../../panels/controls.js';
import { brief } from '../../numbers.js';
import { Play } from '../../plots/Play.js';
import { Waiting } from '../Waiting.js';
import { answer, BOUNDS, MODES, refusal, retry, row, settings, WAYS } from './state.js';

/** @typedef {NonNullable<typeof answer.value>} Answer */

const WIDTH = 590;
const GAP = 16;
const LARGEST = 46;

export function Figure() {
  const now = answer.value;
  if (!now) return html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`;
  const last = now.shape[0] - 1;
  return html`<div class="matrix-figure">
    ${settings.way.value === 'im2col' && now.im2col ? html`<${Columns} now=${now} />` : html`<${Matrix} now=${now} />`}
    <${Written} now=${now} />
    <${Play} value=${row.value} min=${0} max=${last} step=${1} seconds=${last * 1.2} label=${t('learn.matrix_figure.step')} shown=${`y${sub(row.value)}`} onInput=${lookAt} />
    <div class="figure-controls">
      <${Segmented} label=${t('learn.matrix_figure.way')} name="way" columns=${3} options=${WAYS.map((value) => ({ value, label: t(`learn.matrix_figure.${value}`) }))}
        value=${settings.way.value} onChange=${(/** @type {typeof WAYS[number]} */ to) => { settings.way.value = to; }} />
      <${Segmented} label=${t('operation.title')} name="mode" options=${MODES.map((value) => ({ value, label: t(`operation.${value}`) }))}
        value=${settings.mode.value} onChange=${(/** @type {typeof MODES[number]} */ to) => { settings.mode.value = to; }} />
      <div class="sliders">
        <${Slider} id="matrix-kernel" label=${t('operation.kernel')} min=${2} max=${BOUNDS.kernel} value=${settings.kernel.value} shown=${String(settings.kernel.value)}
          onInput=${(/** @type {number} */ to) => { settings.kernel.value = to; }} />
        <${Slider} id="matrix-padding" label=${t('operation.padding')} min=${0} max=${BOUNDS.padding} value=${settings.padding.value} shown=${String(settings.padding.value)}
          onInput=${(/** @type {number} */ to) => { settings.padding.value = to; }} />
      </div>
    </div>
    ${refusal.value !== null && html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`}
  </div>`;
}

/** @param {number} to */
function lookAt(to) {
  settings.row.value = to;
}

/** @param {number} place @returns {string} as an index below the line */
function sub(place) {
  return String(place).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
}

/** Weights that are one have one colour. @param {number} tap @param {number} taps @returns {string} */
function colourOf(tap, taps) {
  return `oklch(var(--tap-light) 0.13 ${Math.round((tap / taps) * 330 + 25)})`;
}

/**
 * @param {{x: number, y: number, side: number, text: string, fill?: string, look?: string, onClick?: () => void}} props
 */
function Cell({ x, y, side, text, fill, look = '', onClick }) {
  return html`<g class=${`entry ${look}`} onClick=${onClick}><rect x=${x + 1} y=${y + 1} width=${side - 2} height=${side - 2} rx="3" style=${fill ? { fill } : undefined} />
    ${side >= 20 && html`<text x=${x + side / 2} y=${y + side / 2} style=${{ fontSize: `${Math.min(14, side * 0.42)}px` }}>${text}</text>`}</g>`;
}

/** @param {{now: Answer}} props */
function Matrix({ now }) {
  const [rows, cols] = now.shape;
  const side = Math.min(LARGEST, (WIDTH - GAP) / (cols + 1));
  const top = side + GAP;
  const output = now.im2col?.output[0] ?? [];
  const blocks = now.blocks;
  const width = cols * side + GAP + side;
  const lit = row.value;
  return html`<svg class="matrix-drawing" viewBox=${`0 0 ${WIDTH} ${top + rows * side + 2}`} role="img"
    aria-label=${t('learn.matrix_figure.label', { rows, columns: cols, zeros: now.zeros, weights: now.distinct })}>
    <g transform=${`translate(${(WIDTH - width) / 2} 0)`}>
      ${now.x.map((value, col) => html`<${Cell} key=${`x${col}`} x=${col * side} y=${0} side=${side} text=${brief(value)} look=${now.taps[lit][col] >= 0 ? 'is-input is-lit' : 'is-input'} />`)}
      ${now.matrix.flatMap((line, place) => line.map((value, col) => {
        const tap = now.taps[place][col];
        return html`<${Cell} key=${`${place} ${col}`} x=${col * side} y=${top + place * side} side=${side} text=${tap < 0 ? '' : brief(value)}
          fill=${tap < 0 ? undefined : colourOf(tap, now.weights.length)} look=${`${tap < 0 ? 'is-zero' : 'is-weight'} ${place === lit ? 'is-lit' : 'is-resting'}`} onClick=${() => lookAt(place)} />`;
      }))}
      ${output.map((value, place) => html`<${Cell} key=${`y${place}`} x=${cols * side + GAP} y=${top + place * side} side=${side} text=${place <= lit ? brief(value) : ''}
        look=${`is-output ${place === lit ? 'is-now' : ''} ${place > lit ? 'is-waiting-cell' : ''}`} onClick=${() => lookAt(place)} />`)}
      ${blocks && Array.from({ length: blocks.columns - 1 }, (_, at) => html`<line key=${`v${at}`} class="matrix-block" x1=${(at + 1) * blocks.width * side} x2=${(at + 1) * blocks.width * side} y1=${top} y2=${top + rows * side} />`)}
      ${blocks && Array.from({ length: blocks.rows - 1 }, (_, at) => html`<line key=${`h${at}`} class="matrix-block" x1="0" x2=${cols * side} y1=${top + (at + 1) * blocks.height * side} y2=${top + (at + 1) * blocks.height * side} />`)}
      <rect class="matrix-present" x="0" y=${top + lit * side} width=${cols * side} height=${side} rx="4" />
    </g></svg>`;
}

/** Every window laid down as a column, with the weights at its left and the output below. @param {{now: Answer}} props */
function Columns({ now }) {
  const { columns, weight, output } = /** @type {NonNullable<Answer['im2col']>} */ (now.im2col);
  const [rows, cols] = [columns.length, columns[0].length];
  const side = Math.min(LARGEST, (WIDTH - GAP) / (cols + 1));
  const width = cols * side + GAP + side;
  const lit = row.value;
  const tapAt = (/** @type {number} */ place) => (now.isTurned ? rows - 1 - place : place);
  return html`<svg class="matrix-drawing" viewBox=${`0 0 ${WIDTH} ${rows * side + GAP + side + 2}`} role="img"
    aria-label=${t('learn.matrix_figure.columns_label', { rows, columns: cols })}>
    <g transform=${`translate(${(WIDTH - width) / 2} 0)`}>
      ${weight[0].map((value, place) => html`<${Cell} key=${`w${place}`} x=${0} y=${place * side} side=${side} text=${brief(value)} fill=${colourOf(tapAt(place), rows)} look="is-weight is-lit" />`)}
      ${columns.flatMap((line, place) => line.map((value, col) => html`<${Cell} key=${`${place} ${col}`} x=${side + GAP + col * side} y=${place * side} side=${side}
        text=${brief(value)} look=${`is-input ${col === lit ? 'is-lit' : ''}`} onClick=${() => lookAt(col)} />`))}
      ${output[0].map((value, col) => html`<${Cell} key=${`y${col}`} x=${side + GAP + col * side} y=${rows * side + GAP} side=${side} text=${col <= lit ? brief(value) : ''}
        look=${`is-output ${col === lit ? 'is-now' : ''} ${col > lit ? 'is-waiting-cell' : ''}`} onClick=${() => lookAt(col)} />`)}
      <rect class="matrix-present" x=${side + GAP + lit * side} y="0" width=${side} height=${rows * side} rx="4" />
    </g></svg>`;
}

/** The present sum, as it is written out. @param {{now: Answer}} props */
function Written({ now }) {
  const line = now.matrix[row.value];
  const terms = line.flatMap((value, col) => (now.taps[row.value][col] < 0 ? [] : [{ value, x: now.x[col], tap: now.taps[row.value][col] }]));
  return html`<p class="written-sum">y${sub(row.value)} = ${terms.map(({ value, x, tap }, place) => html`<span key=${place}>${place > 0 && ' + '}
    <b style=${{ '--tone': colourOf(tap, now.weights.length) }}>${value < 0 ? `(${brief(value)})` : brief(value)}</b>·${brief(x)}</span>`)} = <strong>${brief(now.im2col?.output[0][row.value] ?? 0)}</strong></p>`;
}
