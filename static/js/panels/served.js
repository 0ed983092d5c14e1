/** What the server wrote into the page before a script ran: its words, and places that are filled. */

import { effect } from '@preact/signals';
import { render } from 'preact';
import { language, switchLanguage, t } from '../lib/i18n.js';
import { complain } from '../state/notices.js';
import { queryOf } from '../state/setting.js';
import { settings } from '../state/settings.js';

/**
 * The words that the server wrote, in the language of now; links to other pages take it along.
 * @param {import('./tools_everywhere.js').FetchTexts} fetchTexts
 * @param {() => string} title of the page
 */
export function followLanguage(fetchTexts, title) {
  const served = language.peek();
  effect(() => {
    const lang = settings.lang.value ?? served;
    if (lang !== language.peek()) switchLanguage(lang, fetchTexts).catch(() => complain('notice.no_texts'));
  });
  effect(() => {
    for (const element of document.querySelectorAll('[data-text]')) {
      element.textContent = t(/** @type {HTMLElement} */ (element).dataset.text ?? '');
    }
    for (const element of document.querySelectorAll('[data-label]')) {
      element.setAttribute('aria-label', t(/** @type {HTMLElement} */ (element).dataset.label ?? ''));
    }
    document.title = title();
  });
  effect(() => {
    const personal = queryOf([settings.lang, settings.theme]);
    for (const link of document.querySelectorAll('a[data-page]')) {
      const page = /** @type {HTMLElement} */ (link).dataset.page ?? '';
      link.setAttribute('href', personal ? `${page}?${personal}` : page);
    }
  });
}

/**
 * @param {string} id of an element that the server filled with a skeleton
 * @param {import('preact').ComponentChild} tree
 */
export function mount(id, tree) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  element.replaceChildren();
  render(tree, element);
}
