/** A question at the end of a lesson: the engine says whether the answer is right. */

import { useSignal } from '@preact/signals';
import { isFailure } from '../api.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatFull, parseNumber } from '../lib/numbers.js';
import { keyOf } from './course/index.js';
import { answered, progress } from './progress.js';
import { name } from './session.js';
import { Marked } from './Text.js';

/** @typedef {import('./types.js').Question} QuestionOf */
/** @typedef {'right'|'wrong'|'lost'|'not_a_number'} Verdict */

/**
 * @param {QuestionOf} question
 * @param {number|string} given
 * @returns {Promise<{verdict: Verdict, answer: string}>}
 */
async function judge(question, given) {
  try {
    if (question.kind === 'choice') {
      const found = await question.ask();
      return { verdict: found === given ? 'right' : 'wrong', answer: '' };
    }
    const found = await question.ask();
    const isRight = Math.abs(found - Number(given)) <= (question.tolerance ?? 0) + 1e-9;
    return { verdict: isRight ? 'right' : 'wrong', answer: formatFull(found) };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return { verdict: 'lost', answer: '' };
  }
}

/** @param {{question: QuestionOf}} props */
export function Question({ question }) {
  const key = `learn.${keyOf(name.value)}.${question.id}`;
  const given = useSignal('');
  const verdict = useSignal(/** @type {Verdict|null} */ (null));
  const answer = useSignal('');
  const isDone = progress.value[name.value]?.includes(question.id) ?? false;
  /** @param {number|string} value */
  const check = async (value) => {
    const judged = await judge(question, value);
    answer.value = judged.answer;
    verdict.value = judged.verdict;
    if (judged.verdict === 'right') answered(name.peek(), question.id);
  };
  /** @param {Event} event */
  const onSubmit = (event) => {
    event.preventDefault();
    if (question.kind === 'choice') {
      if (given.value) check(given.value);
      return;
    }
    const number = parseNumber(given.value);
    if (number === null) verdict.value = 'not_a_number';
    else check(number);
  };
  return html`<form class=${`question card ${isDone ? 'is-done' : ''}`} onSubmit=${onSubmit}>
    ${question.kind === 'number'
      ? html`<label class="question-asks"><span><${Marked} text=${t(`${key}.asks`)} /></span>${' '}
          <input type="text" inputmode="decimal" autocomplete="off" spellcheck=${false} value=${given.value}
            aria-invalid=${verdict.value === 'not_a_number' ? 'true' : undefined}
            onInput=${(/** @type {InputEvent} */ event) => {
              given.value = /** @type {HTMLInputElement} */ (event.currentTarget).value;
              verdict.value = null;
            }} /></label>`
      : html`<fieldset><legend class="question-asks"><${Marked} text=${t(`${key}.asks`)} /></legend>
          ${question.options.map((option) => html`<label key=${option} class="question-option">
            <input type="radio" name=${question.id} value=${option} checked=${given.value === option}
              onChange=${() => { given.value = option; verdict.value = null; }} />
            <span><${Marked} text=${t(`${key}.${option}`)} /></span></label>`)}
        </fieldset>`}
    <button type="submit" class="button">${t('learn.check')}</button>
    <p class=${`question-says ${verdict.value ? `is-${verdict.value}` : ''}`} role="status">
      <${Says} asked=${key} verdict=${verdict.value} answer=${answer.value} given=${given.value} isDone=${isDone} />
    </p>
  </form>`;
}

/**
 * @param {{asked: string, verdict: Verdict|null, answer: string, given: string, isDone: boolean}} props
 *   `asked` is what the keys of the question's texts begin with
 */
function Says({ asked, verdict, answer, given, isDone }) {
  switch (verdict) {
    case 'right': return html`<strong>${t('learn.right')}</strong> <${Marked} text=${t(`${asked}.why`, { answer })} />`;
    case 'wrong': return html`<strong>${t('learn.wrong')}</strong> <${Marked} text=${t(`${asked}.hint`)} />`;
    case 'lost': return t('notice.lost');
    case 'not_a_number': return t('stage.not_a_number', { text: given });
    default: return isDone ? html`<span class="question-done">${t('learn.answered')}</span>` : html`<${Marked} text=${t(`${asked}.hint`)} />`;
  }
}
