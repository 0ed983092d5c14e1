/** The dialog with the guessing games. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { closeQuiz, kernelTask, openQuiz, quizFailure, retryQuiz, sizeTask } from '../state/quiz.js';
import { settings } from '../state/settings.js';
import { Segmented } from './controls.js';
import { Dialog } from './dialog.js';
import { GuessKernel } from './quiz_kernel.js';
import { GuessSize } from './quiz_size.js';
import { ScoreLine } from './score.js';

/** @typedef {import('../state/quiz.js').Quiz} Quiz */

const GAMES = Object.freeze(/** @type {Quiz[]} */ (['kernel', 'size']));

export function Quiz() {
  const quiz = settings.quiz.value;
  return html`<${Dialog} id="quiz-title" title=${t('quiz.title')} class="quiz" isOpen=${quiz !== null}
    onClose=${closeQuiz}>${quiz && html`<${Body} quiz=${quiz} />`}<//>`;
}

/** @param {{quiz: Quiz}} props */
function Body({ quiz }) {
  return html`
    <div class="quiz-head">
      <${Segmented} label=${t('quiz.title')} name="quiz" value=${quiz}
        options=${GAMES.map((value) => ({ value, label: t(`quiz.${value}`) }))} onChange=${openQuiz} />
      <${ScoreLine} />
    </div>
    ${quizFailure.value === null ? html`<${Task} quiz=${quiz} />` : html`<${Failure} />`}
  `;
}

/** @param {{quiz: Quiz}} props */
function Task({ quiz }) {
  if (quiz === 'kernel' && kernelTask.value) {
    return html`<${GuessKernel} key=${kernelTask.value.key} task=${kernelTask.value} />`;
  }
  if (quiz === 'size' && sizeTask.value) return html`<${GuessSize} key=${sizeTask.value.key} task=${sizeTask.value} />`;
  return html`<div class="quiz-waiting is-waiting" />`;
}

function Failure() {
  const detail = quizFailure.value;
  return html`<p class="complaint" role="alert">${detail ? t('problem.refused', { detail }) : t('notice.lost')}</p>
    <div class="quiz-ways"><button type="button" class="button" onClick=${retryQuiz}>${t('notice.retry')}</button></div>`;
}
