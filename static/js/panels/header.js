/** The right end of the header: export, share, language, theme. */

import { html } from '../lib/html.js';
import { language, t } from '../lib/i18n.js';
import { texts } from '../api.js';
import { shareLink } from '../state/address.js';
import { helpIsOpen, room } from '../state/layout.js';
import { present } from '../state/present.js';
import { theme, toggleTheme } from '../state/theme.js';
import { ExportLinks } from './export.js';
import { Icon } from './icons.js';
import { Menu } from './menu.js';
import { LanguageLink, LanguageSwitch, share, ThemeButton } from './tools_everywhere.js';

export function HeaderTools() {
  return room.value === 'narrow' ? html`<${NarrowTools} />` : html`<${WideTools} />`;
}

function WideTools() {
  return html`
    <button type="button" class="button button-round" aria-label=${t('help.title')}
      title=${t('help.title')} onClick=${openHelp}>?</button>
    <${Menu} id="export" label=${t('header.export')} class="button"><${ExportLinks} /><//>
    <button type="button" class="button" onClick=${() => share(link())}>${t('header.share')}</button>
    <button type="button" class="button button-round" aria-label=${t('present.start')}
      title=${t('present.start')} onClick=${present}><${Icon} name="present" /></button>
    <${LanguageSwitch} fetchTexts=${texts} />
    <${ThemeButton} />
  `;
}

function NarrowTools() {
  return html`
    <${LanguageLink} fetchTexts=${texts} />
    <${Menu} id="more" label=${html`<${Icon} name="menu" />`} name=${t('header.menu')}
      class="menu-button">
      <a href="/learn">${t('nav.learn')}</a>
      <a href="/api/docs">${t('nav.api')}</a>
      <hr />
      <${ExportLinks} />
      <hr />
      <button type="button" onClick=${() => share(link())}>${t('header.share')}</button>
      <button type="button" onClick=${toggleTheme}>
        ${t(theme.value === 'dark' ? 'header.to_light' : 'header.to_dark')}
      </button>
      <button type="button" onClick=${present}>${t('present.start')}</button>
      <button type="button" onClick=${openHelp}>${t('help.title')}</button>
    <//>
  `;
}

function openHelp() {
  helpIsOpen.value = true;
}

/** A link that shows another person exactly this. */
function link() {
  return shareLink(language.peek(), theme.peek());
}
