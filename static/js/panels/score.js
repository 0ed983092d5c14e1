/** The score, small, with the way to begin anew. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { resetScore, score } from '../state/score.js';

export function ScoreLine() {
  const { right, tried, streak } = score.value;
  if (tried === 0) return null;
  return html`<p class="score" title=${t('score.note')}>
    <span><b>${right}</b> ${t('score.of', { tried })}</span>
    ${streak > 1 && html`<span>${t('score.streak', { n: streak })}</span>`}
    <button type="button" class="link" onClick=${resetScore}>${t('score.reset')}</button>
  </p>`;
}
