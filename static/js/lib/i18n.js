/**
 * The texts of the page. The language it was served in is embedded in it; the other one is fetched
 * when it is first asked for. Whoever calls `t` while rendering is rendered again at a switch.
 */

import { computed, signal } from '@preact/signals';

/** @typedef {import('../types.js').Lang} Lang */
/** @typedef {import('../types.js').Bilingual} Bilingual */
/** @typedef {Record<string, string>} Catalogue */

export const LANGUAGES = /** @type {const} */ (['en', 'zh']);

/** @returns {{lang: Lang, texts: Catalogue}} */
function embedded() {
  const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  return { lang, texts: JSON.parse(document.getElementById('texts')?.textContent ?? '{}') };
}

const current = signal(embedded());

/** @type {Map<Lang, Catalogue>} */
const known = new Map([[current.peek().lang, current.peek().texts]]);

/** The language the page is in now. */
export const language = computed(() => current.value.lang);

/**
 * @param {string} key
 * @param {Record<string, string|number>} [params] put in where the text says {name}
 * @returns {string} the key itself when there is no such text
 */
export function t(key, params) {
  const text = current.value.texts[key] ?? key;
  if (!params) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(params[name] ?? whole));
}

/**
 * @param {Bilingual} words
 * @returns {string} in the page's language
 */
export function pick(words) {
  return words[language.value];
}

/**
 * @param {Lang} lang
 * @param {(lang: Lang) => Promise<Catalogue>} fetchTexts
 */
export async function switchLanguage(lang, fetchTexts) {
  if (lang === language.peek()) return;
  const texts = known.get(lang) ?? await fetchTexts(lang);
  known.set(lang, texts);
  document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : 'en';
  current.value = { lang, texts };
}
