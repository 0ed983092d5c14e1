/** What both walks write at the present place, in a sentence to be read and one to be heard. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCount } from '../lib/format.js';
import { useSaid } from '../stage/Announcer.js';
import { player } from '../state/walk.js';
import { countWords, isRead, placeWords, reasonWords } from './both.js';

export function Says() {
  const said = useSaid(player, () => placeWords.value !== '' && isRead.value, () => t('beside.says.step', {
    step: formatCount(player.position.peek() + 1),
    total: formatCount(player.total.peek()),
    says: [placeWords.peek(), reasonWords.peek()].filter(Boolean).join(' '),
  }));
  return html`<div class="beside-says">
    <p aria-hidden="true"><strong>${placeWords}</strong> ${' '}<span>${reasonWords}</span></p>
    <p class="beside-count">${countWords}</p>
    <p class="visually-hidden" role="status" aria-live="polite">${said}</p>
  </div>`;
}
