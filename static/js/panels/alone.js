/** What is left around a stage that stands alone: on a projector, or in a frame of another page. */

import { html } from '../lib/html.js';
import { language, t } from '../lib/i18n.js';
import { shareLink } from '../state/address.js';
import { mode } from '../state/layout.js';
import { isDark, leavePresenting } from '../state/present.js';
import { query } from '../state/settings.js';
import { theme } from '../state/theme.js';
import { Icon } from './icons.js';

export function Alone() {
  if (mode.value === 'embed') return html`<footer><${WayHere} /></footer>`;
  return html`<footer>
    <button type="button" class="leave-presenting" aria-label=${t('present.leave')}
      title=${t('present.leave')} onClick=${leavePresenting}><${Icon} name="close" /></button>
    ${isDark.value && html`<button type="button" class="dark-wall" aria-label=${t('present.lighten')}
      onClick=${() => { isDark.value = false; }}></button>`}
  </footer>`;
}

/** From the frame to the whole page, at the same place of the walk. */
function WayHere() {
  // The link follows whatever the address does.
  query.value;
  return html`<a class="way-here" href=${shareLink(language.value, theme.value)} target="_blank"
    rel="noopener" translate="no">${t('present.open')} <span aria-hidden="true">↗</span></a>`;
}
