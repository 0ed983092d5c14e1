/** Links to what is shown: a short one, a frame for another page, a cell of a notebook. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { isLost, run, shortLink } from '../state/take.js';
import { player } from '../state/walk.js';
import { Copied, Lost } from './take_parts.js';

const HEIGHT = 620;

export function LinkPart() {
  const [now, link] = [run.value, shortLink.value];
  if (!now) return null;
  const notebook = [
    'from app.client import Convwalk',
    '',
    `convwalk = Convwalk("${window.location.origin}")`,
    `run = convwalk.known("${now.id}")`,
    `run.show(step=${player.position.value})`,
  ].join('\n');
  return html`
    <p class="dialog-text">${t('take.link_note')}</p>
    ${isLost.value && html`<${Lost} />`}
    <${Copied} label=${t('take.short_link')} text=${link ?? ''} />
    <${Copied} label=${t('take.frame_of_page')} rows=${4} text=${link ? frameOf(link) : ''} />
    <${Copied} label=${t('take.notebook')} rows=${5} isCode text=${notebook} />
  `;
}

/** @param {string} link */
function frameOf(link) {
  return `<iframe src="${link}?embed" title="Convwalk" width="100%" height="${HEIGHT}" style="border: 0" loading="lazy"></iframe>`;
}
