/** Guess the size: the settings of a layer are shown, and what comes out is typed. */

import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { parseNumber } from '../lib/numbers.js';
import { sizeMistake } from '../lib/size_mistakes.js';
import { answerQuiz, quizAnswer } from '../state/quiz.js';
import { Complaint } from './controls.js';
import { Next } from './quiz_kernel.js';

/** @typedef {import('../state/quiz.js').SizeTask} SizeTask */
/** @typedef {import('../types.js').SizeAxis} SizeAxis */

const PARTS = Object.freeze(['channels', 'height', 'width']);

/** What the operations are called. @type {Readonly<Record<string, string>>} */
const NAMES = Object.freeze({
  conv2d: 'quiz.conv',
  conv_transpose2d: 'quiz.transposed',
  max_pool2d: 'quiz.max_pool',
  avg_pool2d: 'quiz.avg_pool',
});

/** @param {{task: SizeTask}} props */
export function GuessSize({ task }) {
  const given = /** @type {number[]|null} */ (quizAnswer.value);
  return html`
    <p class="quiz-question">${t('quiz.size.ask')}</p>
    <${Layer} task=${task} />
    <${Answer} task=${task} given=${given} />
    ${given && html`<${Arithmetic} task=${task} />`}
    <div class="quiz-foot">
      <div class="quiz-verdict" role="status">${given && html`<${Verdict} task=${task} given=${given} />`}</div>
      <${Next} isDone=${given !== null} />
    </div>
  `;
}

/** @param {{task: SizeTask}} props */
function Layer({ task: { input, layer } }) {
  const isPool = layer.op.includes('pool');
  /** @type {[string, string|number|null][]} */
  const rows = [
    [t('stage.input'), input.join(' × ')],
    [t('operation.filters'), isPool ? null : Number(layer.out_channels)],
    [t(isPool ? 'operation.window' : 'operation.kernel'), `${layer.kernel_size} × ${layer.kernel_size}`],
    [t('operation.stride'), layer.stride],
    [t('operation.padding'), layer.padding],
    [t('operation.dilation'), isPool || layer.op === 'conv_transpose2d' ? null : Number(layer.dilation)],
    [t('operation.output_padding'), layer.op === 'conv_transpose2d' ? Number(layer.output_padding) : null],
    [t('quiz.rounding'), isPool ? t(layer.ceil_mode ? 'quiz.up' : 'quiz.down') : null],
  ];
  return html`<div class="card quiz-layer">
    <h3>${t(NAMES[layer.op])}</h3>
    <dl>${rows.filter(([, value]) => value !== null).map(([name, value]) => html`<div key=${name}>
      <dt>${name}</dt><dd>${value}</dd>
    </div>`)}</dl>
  </div>`;
}

/** @param {{task: SizeTask, given: number[]|null}} props */
function Answer({ task, given }) {
  const texts = useSignal(['', '', '']);
  const isRefused = useSignal(false);
  const first = useRef(/** @type {HTMLInputElement|null} */ (null));
  useLayoutEffect(() => first.current?.focus(), []);
  /** @param {Event} event */
  const onSubmit = (event) => {
    event.preventDefault();
    const values = texts.peek().map(parseNumber);
    isRefused.value = values.some((value) => value === null);
    if (given || isRefused.peek()) return;
    const right = task.line.output_shape;
    answerQuiz(values, values.every((value, part) => value === right[part]));
  };
  return html`<form class="quiz-form" onSubmit=${onSubmit}>
    ${PARTS.map((part, at) => html`
      ${at > 0 && html`<span key=${`times ${part}`} aria-hidden="true">×</span>`}
      <label key=${part}><span>${t(`quiz.part.${part}`)}</span>
        <input type="text" ref=${at === 0 ? first : undefined} inputmode="decimal" autocomplete="off" maxlength="8"
          value=${texts.value[at]} readonly=${given !== null} placeholder="?"
          aria-invalid=${isRefused.value && parseNumber(texts.value[at]) === null ? 'true' : undefined}
          aria-describedby=${isRefused.value ? 'quiz-complaint' : undefined}
          data-is=${given ? (given[at] === task.line.output_shape[at] ? 'right' : 'wrong') : undefined}
          onInput=${(/** @type {Event} */ event) => {
            texts.value = texts.peek().with(at, /** @type {HTMLInputElement} */ (event.currentTarget).value);
          }} /></label>`)}
    ${!given && html`<button type="submit" class="button try-main">${t('try.check')}</button>`}
    <${Complaint} id="quiz-complaint" text=${isRefused.value && t('quiz.three_numbers')} />
  </form>`;
}

/** The formula with the numbers put in. @param {{task: SizeTask}} props */
function Arithmetic({ task: { line } }) {
  const size = line.output_size;
  if (!size) return null;
  return html`<div class="card formula quiz-arithmetic">
    <p class="formula-letters">${size.formula}</p>
    ${size.axes.map((axis) => html`<p key=${axis.axis} class="formula-numbers is-named">
      <span class="formula-axis">${t(`size.${axis.axis}`)}</span>
      <span class="formula-expression">${axis.expression}</span>
      <strong class="formula-result">${axis.result}</strong>
    </p>`)}
  </div>`;
}

/** @param {{task: SizeTask, given: number[]}} props */
function Verdict({ task, given }) {
  const right = task.line.output_shape;
  if (given.every((value, part) => value === right[part])) return html`<p>${t('quiz.size.right', { shape: right.join(' × ') })}</p>`;
  const said = PARTS.map((_, at) => (given[at] === right[at] ? '' : wrong(task, at, given[at]))).filter(Boolean);
  // The same mistake in both axes is said once.
  return html`<p>${t('quiz.size.wrong', { shape: right.join(' × ') })}</p>
    ${[...new Set(said)].map((text) => html`<p key=${text}>${text}</p>`)}`;
}

/**
 * @param {SizeTask} task
 * @param {number} at 0 for the channels, else the axis after it
 * @param {number} value
 * @returns {string} which mistake it is; nothing where none is known
 */
function wrong({ input, layer, line }, at, value) {
  if (at === 0) {
    if (layer.op.includes('pool')) return t('quiz.mistake.pool_channels');
    return value === input[0] ? t('quiz.mistake.input_channels') : t('quiz.mistake.channels');
  }
  const axis = /** @type {SizeAxis|undefined} */ (line.output_size?.axes[at - 1]);
  const name = axis && sizeMistake(value, axis, {
    isUp: layer.ceil_mode === true, isTransposed: layer.op === 'conv_transpose2d',
  });
  return name ? t(`quiz.mistake.${name}`) : '';
}
