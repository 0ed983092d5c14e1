/** The output-size arithmetic and what the layer costs: the server's numbers. */

import { html } from '../lib/html.js';
import { language, t } from '../lib/i18n.js';
import { formatCount, readable } from '../lib/format.js';
import { formatSigned } from '../lib/numbers.js';
import { shapesOf } from '../lib/vector.js';
import { model } from '../state/run.js';
import { settings } from '../state/settings.js';
import { canAsk, isAsking, startAsking, stopAsking } from '../state/wanted.js';
import { Adaptive } from './adaptive.js';
import { Wanted } from './wanted.js';

/** @typedef {import('../types.js').RunJson} RunJson */
/** @typedef {import('../types.js').SizeAxis} SizeAxis */

const WANT = 'want-size';

export function SizePanel() {
  const now = model.value;
  if (!now) {
    return html`
      <h2 class="panel-title">${t('size.title')}</h2>
      <div class="card is-waiting size-waiting" />
    `;
  }
  const { output_size: size, adaptive, counts } = now.run;
  return html`
    <${Heading} size=${now.run.output_shape.slice(1)} />
    ${size && html`<${Sliding} size=${size} isTransposed=${now.transposed !== null} />`}
    ${adaptive && html`<${Adaptive} size=${adaptive} />`}
    ${now.dense && html`<${Dense} model=${now} />`}
    ${now.kind === 'flatten' && html`<${Flattened} run=${now.run} />`}
    ${!size && !adaptive && !now.dense && now.kind !== 'flatten' && html`<p class="card formula formula-same">
      ${t('size.same')} <strong class="formula-result">${shapesOf(now)[1].join(' × ')}</strong>
    </p>`}
    ${canAsk.value && isAsking.value ? html`<${Wanted} openerId=${WANT} />` : html`<dl class="card counts">
      <${Count} label=${t('size.parameters')} count=${counts.parameters} />
      ${!now.dense && html`<${Count} label=${t('size.dense')} count=${counts.dense_parameters} />`}
      <${Count} label=${t('size.multiplications')} count=${counts.multiply_adds} />
    </dl>`}
  `;
}

/**
 * One weight for each number of the input and each unit, and a bias a unit.
 * @param {{model: import('../types.js').Model}} props
 */
function Dense({ model: { dense, filters, run } }) {
  const features = dense?.features ?? 0;
  return html`<div class="card formula" title=${t('size.dense_letters')}>
    <p class="formula-letters">${t('size.dense_weight', { units: filters, features })}</p>
    <p class="formula-numbers">
      <span class="formula-expression">${filters}·${features} + ${filters} =</span>
      <strong class="formula-result">${formatCount(run.counts.parameters)}</strong>
    </p>
  </div>`;
}

/** @param {{run: RunJson}} props */
function Flattened({ run: { input_shape: shape, output_shape: output } }) {
  return html`<div class="card formula">
    <p class="formula-letters">C · H · W</p>
    <p class="formula-numbers">
      <span class="formula-expression">${shape.join(' · ')} =</span>
      <strong class="formula-result">${formatCount(output[1] * output[2])}</strong>
    </p>
  </div>`;
}

/** The title, and beside it what else can be asked about sizes. @param {{size: number[]}} props */
function Heading({ size }) {
  return html`<div class="panel-heading">
    <h2 class="panel-title">${t('size.title')}</h2>
    ${canAsk.value && html`<button type="button" class="panel-link" id=${WANT} aria-expanded=${isAsking.value}
      title=${t('size.want_note')}
      onClick=${() => { if (isAsking.peek()) stopAsking(); else startAsking(size); }}>${t('size.want_open')}</button>`}
    <button type="button" class="panel-link" title=${t('shapes.note')}
      onClick=${() => { settings.show.value = 'shapes'; }}>${t('shapes.open')}</button>
  </div>`;
}

/** @param {{size: NonNullable<RunJson['output_size']>, isTransposed: boolean}} props */
function Sliding({ size, isTransposed }) {
  const [down, across] = size.axes;
  const isSame = down.expression === across.expression;
  return html`<div class="card formula">
    <p class="formula-letters" title=${t(isTransposed ? 'size.transposed_letters' : 'size.letters')}>${size.formula}</p>
    ${isSame
      ? html`<${Axis} axis=${across} />`
      : html`<${Axis} axis=${down} name=${t('size.height')} />
        <${Axis} axis=${across} name=${t('size.width')} />`}
    <${NeverRead} axes=${size.axes} />
    ${isTransposed && !isAsking.value && (isSame ? [across] : [down, across]).map((axis) => html`
      <${Stretched} key=${axis.axis} axis=${axis} name=${isSame ? '' : t(`size.${axis.axis}`)} />`)}
  </div>`;
}

/**
 * From a billion on nobody reads the digits: the word is shown, and they on hover.
 * @param {{label: string, count: number}} props
 */
function Count({ label, count }) {
  const { text, digits } = readable(count, language.value);
  return html`
    <dt>${label}</dt>
    <dd class=${digits ? 'is-round' : ''} title=${digits}>${text}</dd>
  `;
}

/**
 * What stands behind the fraction goes to the next line as a whole, if it must.
 * @param {{axis: SizeAxis, name?: string}} props
 */
function Axis({ axis, name }) {
  const behind = axis.expression.search(/(?<=[⌋⌉]) /) + 1;
  const tail = axis.expression.slice(behind);
  return html`<p class=${`formula-numbers ${name ? 'is-named' : ''}`}>
    ${name && html`<span class="formula-axis">${name}</span>`}
    <span class="formula-expression">
      ${axis.expression.slice(0, behind)}<span class="kept">${name ? tail : `${tail} =`}</span>
    </span>
    <strong class="formula-result">${axis.result}</strong>
  </p>`;
}

/**
 * What the numbers of a transposed convolution stand for: the stamps' corners, the last stamp's
 * width, what is cut off and what is put on.
 * @param {{axis: SizeAxis, name: string}} props
 */
function Stretched({ axis, name }) {
  const more = axis.output_padding ?? 0;
  const rows = [
    { text: 'size.stretched', count: axis.stretched ?? 0 },
    { text: 'size.span', count: axis.span - 1 },
    ...(axis.padding[0] + axis.padding[1] ? [{ text: 'size.cut', count: -(axis.padding[0] + axis.padding[1]) }] : []),
    ...(more ? [{ text: 'size.output_padding', count: more }] : []),
  ];
  return html`<dl class="formula-parts" aria-label=${name || undefined}>
    ${rows.map(({ text, count }, place) => html`
      <dt>${t(text, { stride: axis.stride, input: axis.input, span: axis.span, padding: axis.padding[0], more })}</dt>
      <dd>${place === 0 ? formatCount(count) : formatSigned(count)}</dd>`)}
  </dl>`;
}

/** The cells that stride leaves over at the far ends. @param {{axes: SizeAxis[]}} props */
function NeverRead({ axes }) {
  const [rows, columns] = axes.map((axis) => axis.never_read ?? 0);
  if (!rows && !columns) return null;
  return html`<p class="formula-note">${t('size.never_read', { rows, columns })}</p>`;
}
