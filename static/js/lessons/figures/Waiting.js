/** A figure before its first numbers, or why it has none. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** @param {{refusal: string|null, onRetry: () => void}} props the server's words, or "" where it does not answer */
export function Waiting({ refusal, onRetry }) {
  if (refusal === null) return html`<div class="figure-waiting is-waiting" />`;
  return html`<div class="complaint figure-refusal" role="alert">
    <p>${refusal ? t('problem.refused', { detail: refusal }) : t('notice.lost')}</p>
    ${!refusal && html`<button type="button" class="button" onClick=${onRetry}>${t('notice.retry')}</button>`}
  </div>`;
}
