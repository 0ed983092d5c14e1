/** The right end of the header: a link to this step, the language, the theme. */

import { courseTexts } from '../api.js';
import { html } from '../lib/html.js';
import { language, t } from '../lib/i18n.js';
import { LanguageLink, LanguageSwitch, share, ThemeButton } from '../panels/tools_everywhere.js';
import { isPhone } from '../state/layout.js';
import { theme } from '../state/theme.js';
import { address } from './session.js';

/** @returns {string} what another person sees is exactly this, in this language and theme */
function link() {
  const to = new URL(address.peek(), window.location.origin);
  to.searchParams.set('lang', language.peek());
  to.searchParams.set('theme', theme.peek());
  return to.href.replace('own=&', 'own&');
}

export function LearnTools() {
  return html`
    <button type="button" class="button" onClick=${() => share(link())}>${t('header.share')}</button>
    ${isPhone.value
      ? html`<${LanguageLink} fetchTexts=${courseTexts} />`
      : html`<${LanguageSwitch} fetchTexts=${courseTexts} />`}
    <${ThemeButton} />
  `;
}
