/** Guess the kernel: the picture before and after, and four names. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { pick, t } from '../lib/i18n.js';
import { palette } from '../lib/palette.js';
import { answerQuiz, anotherQuestion, quizAnswer } from '../state/quiz.js';
import { KernelTable } from './kernel_table.js';
import { paintArray } from './paint.js';

/** @typedef {import('../state/quiz.js').KernelTask} KernelTask */
/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').Preset} Preset */

/** @param {{task: KernelTask}} props */
export function GuessKernel({ task }) {
  const { answer, choices, input, output, range } = task;
  const chosen = /** @type {string|null} */ (quizAnswer.value);
  return html`
    <p class="quiz-question">${t('quiz.kernel.ask')}</p>
    <div class="quiz-pictures">
      <${Picture} array=${input} isSigned=${false} range=${range} name=${t('quiz.before')} />
      <span class="quiz-arrow" aria-hidden="true">→</span>
      <${Picture} array=${output} isSigned=${answer.combine === 'sum'} range=${range} name=${t('quiz.after')} />
    </div>
    <div class="quiz-choices" role="group" aria-label=${t('quiz.choices')}>
      ${choices.map((one) => html`<${Choice} key=${one.name} preset=${one} answer=${answer} chosen=${chosen} />`)}
    </div>
    <div class="quiz-foot">
      <p class="quiz-verdict" role="status">${chosen && verdict(answer, choices, chosen)}</p>
      <${Next} isDone=${chosen !== null} />
    </div>
  `;
}

/**
 * @param {Preset} answer
 * @param {Preset[]} choices
 * @param {string} chosen
 */
function verdict(answer, choices, chosen) {
  const params = { title: pick(answer.title), note: pick(answer.note) };
  if (chosen === answer.name) return t('quiz.kernel.right', params);
  const given = choices.find(({ name }) => name === chosen);
  return t('quiz.kernel.wrong', { ...params, given: given ? pick(given.title) : '' });
}

/** @param {{isDone: boolean}} props */
export function Next({ isDone }) {
  const button = useRef(/** @type {HTMLButtonElement|null} */ (null));
  useLayoutEffect(() => {
    if (isDone) button.current?.focus();
  }, [isDone]);
  return html`<button type="button" ref=${button} class=${`button ${isDone ? 'try-main' : ''}`}
    onClick=${anotherQuestion}>${t(isDone ? 'quiz.next' : 'quiz.skip')}</button>`;
}

/** @param {{array: NdArray, isSigned: boolean, range: import('../types.js').Pair, name: string}} props */
function Picture({ array, isSigned, range, name }) {
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const colours = palette.value;
  useLayoutEffect(() => {
    if (canvas.current) paintArray(canvas.current, array, { isSigned, range, colours });
  }, [array, isSigned, colours]);
  return html`<figure><canvas ref=${canvas} role="img" aria-label=${name}></canvas>
    <figcaption>${name}</figcaption></figure>`;
}

/**
 * @param {boolean} isAnswer
 * @param {boolean} isChosen
 * @returns {[string, string]} class and mark
 */
function lookOf(isAnswer, isChosen) {
  if (isAnswer) return ['is-right', '✓'];
  return isChosen ? ['is-wrong', '×'] : ['is-other', ''];
}

/**
 * A name; the kernel itself is shown when it was answered.
 * @param {{preset: Preset, answer: Preset, chosen: string|null}} props
 */
function Choice({ preset, answer, chosen }) {
  const isAnswer = preset.name === answer.name;
  const [look, mark] = chosen === null ? ['', ''] : lookOf(isAnswer, preset.name === chosen);
  return html`<button type="button" class=${`quiz-choice ${look}`} disabled=${chosen !== null}
    onClick=${() => answerQuiz(preset.name, isAnswer)}>
    <span class="quiz-name"><span aria-hidden="true">${mark}</span> ${pick(preset.title)}</span>
    ${chosen !== null && html`<${KernelTable} weight=${/** @type {number[][]} */ (preset.weight)}
      name=${pick(preset.title)} />`}
  </button>`;
}
