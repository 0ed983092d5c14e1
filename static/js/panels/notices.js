/** Sentences over the stage: what a link could not say, that the server does not answer. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { dismiss, notice } from '../state/notices.js';
import { Icon } from './icons.js';

/** @param {{isLost: boolean, onRetry: () => void}} props whether the server does not answer */
export function Notices({ isLost, onRetry }) {
  const now = notice.value;
  return html`<div class="notices" role="status">
    ${isLost && html`<div class="notice is-trouble">
      <p>${t('notice.lost')}</p>
      <button type="button" class="button" onClick=${onRetry}>${t('notice.retry')}</button>
    </div>`}
    ${now && html`<div class=${`notice ${now.isTrouble ? 'is-trouble' : ''}`}>
      <p>${t(now.key, now.params)}</p>
      <button type="button" class="close" aria-label=${t('notice.dismiss')} onClick=${dismiss}>
        <${Icon} name="close" />
      </button>
    </div>`}
  </div>`;
}
