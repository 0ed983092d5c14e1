/** The right end of the header: export, share, language, theme. */

import { html } from '../lib/html.js';
import { LANGUAGES, language, switchLanguage, t } from '../lib/i18n.js';
import * as api from '../api.js';
import { shareLink } from '../state/address.js';
import { helpIsOpen, room } from '../state/layout.js';
import { complain, say } from '../state/notices.js';
import { present } from '../state/present.js';
import { settings } from '../state/settings.js';
import { theme, toggleTheme } from '../state/theme.js';
import { Segmented } from './controls.js';
import { ExportLinks } from './export.js';
import { Icon, ThemeIcon } from './icons.js';
import { Menu } from './menu.js';

/** @typedef {import('../types.js').Lang} Lang */

const LANGUAGE_NAMES = Object.freeze({ en: 'EN', zh: '中文' });

export function HeaderTools() {
  return room.value === 'narrow' ? html`<${NarrowTools} />` : html`<${WideTools} />`;
}

function WideTools() {
  const options = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
  return html`
    <button type="button" class="button button-round" aria-label=${t('help.title')}
      title=${t('help.title')} onClick=${openHelp}>?</button>
    <${Menu} id="export" label=${t('header.export')} class="button"><${ExportLinks} /><//>
    <button type="button" class="button" onClick=${share}>${t('header.share')}</button>
    <button type="button" class="button button-round" aria-label=${t('present.start')}
      title=${t('present.start')} onClick=${present}><${Icon} name="present" /></button>
    <${Segmented} label=${t('header.language')} name="language" class="languages"
      options=${options} value=${language.value} onChange=${setLanguage} />
    <${ThemeButton} />
  `;
}

function NarrowTools() {
  const other = language.value === 'en' ? 'zh' : 'en';
  return html`
    <button type="button" class="link" lang=${other === 'zh' ? 'zh-Hans' : 'en'}
      onClick=${() => setLanguage(other)}>${LANGUAGE_NAMES[other]}</button>
    <${Menu} id="more" label=${html`<${Icon} name="menu" />`} name=${t('header.menu')}
      class="menu-button">
      <a href="/api/docs">${t('nav.api')}</a>
      <hr />
      <${ExportLinks} />
      <hr />
      <button type="button" onClick=${share}>${t('header.share')}</button>
      <button type="button" onClick=${toggleTheme}>
        ${t(theme.value === 'dark' ? 'header.to_light' : 'header.to_dark')}
      </button>
      <button type="button" onClick=${present}>${t('present.start')}</button>
      <button type="button" onClick=${openHelp}>${t('help.title')}</button>
    <//>
  `;
}

function ThemeButton() {
  const label = t(theme.value === 'dark' ? 'header.to_light' : 'header.to_dark');
  return html`<button type="button" class="button button-round" aria-label=${label} title=${label}
    onClick=${toggleTheme}><${ThemeIcon} /></button>`;
}

function openHelp() {
  helpIsOpen.value = true;
}

/** @param {Lang} lang */
async function setLanguage(lang) {
  try {
    await switchLanguage(lang, api.texts);
    settings.lang.value = lang;
  } catch {
    complain('notice.no_texts');
  }
}

async function share() {
  const link = shareLink(language.peek(), theme.peek());
  if (await copy(link)) say('notice.link_copied');
  else complain('notice.copy_yourself', { link });
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it is in the clipboard now
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without https a page has no clipboard, but may still copy what is selected.
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const isDone = document.execCommand('copy');
    field.remove();
    return isDone;
  }
}
