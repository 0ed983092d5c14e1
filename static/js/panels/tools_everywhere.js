/** What the header of every page has: the language, the theme, and a link to what is shown. */

import { copy } from '../lib/clipboard.js';
import { html } from '../lib/html.js';
import { LANGUAGES, language, switchLanguage, t } from '../lib/i18n.js';
import { complain, say } from '../state/notices.js';
import { settings } from '../state/settings.js';
import { theme, toggleTheme } from '../state/theme.js';
import { Segmented } from './controls.js';
import { ThemeIcon } from './icons.js';

/** @typedef {import('../types.js').Lang} Lang */
/** @typedef {(lang: Lang) => Promise<Record<string, string>>} FetchTexts */

const LANGUAGE_NAMES = Object.freeze({ en: 'EN', zh: '中文' });

/** @param {{fetchTexts: FetchTexts}} props */
export function LanguageSwitch({ fetchTexts }) {
  const options = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
  return html`<${Segmented} label=${t('header.language')} name="language" class="languages"
    options=${options} value=${language.value}
    onChange=${(/** @type {Lang} */ lang) => setLanguage(lang, fetchTexts)} />`;
}

/** The same where there is no room: a way to the other language. @param {{fetchTexts: FetchTexts}} props */
export function LanguageLink({ fetchTexts }) {
  const other = language.value === 'en' ? 'zh' : 'en';
  return html`<button type="button" class="link" lang=${other === 'zh' ? 'zh-Hans' : 'en'}
    onClick=${() => setLanguage(other, fetchTexts)}>${LANGUAGE_NAMES[other]}</button>`;
}

export function ThemeButton() {
  const label = t(theme.value === 'dark' ? 'header.to_light' : 'header.to_dark');
  return html`<button type="button" class="button button-round" aria-label=${label} title=${label}
    onClick=${toggleTheme}><${ThemeIcon} /></button>`;
}

/**
 * @param {Lang} lang
 * @param {FetchTexts} fetchTexts
 */
async function setLanguage(lang, fetchTexts) {
  try {
    await switchLanguage(lang, fetchTexts);
    settings.lang.value = lang;
  } catch {
    complain('notice.no_texts');
  }
}

/**
 * Put a link into the clipboard, or into a notice to be copied from.
 * @param {string} link
 */
export async function share(link) {
  if (await copy(link)) say('notice.link_copied');
  else complain('notice.copy_yourself', { link });
}
