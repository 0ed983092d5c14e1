/** The start of the Explore page: read the address, load what there is to choose from, draw. */

import { effect } from '@preact/signals';
import { render } from 'preact';
import * as api from './api.js';
import { html } from './lib/html.js';
import { language, switchLanguage, t } from './lib/i18n.js';
import { styled } from './lib/late.js';
import { listenToDrops } from './panels/drop.js';
import { Explore } from './panels/explore.js';
import { HeaderTools } from './panels/header.js';
import { listenToKeys } from './panels/keys.js';
import { listenToPastes } from './panels/paste.js';
import { HeaderViews } from './panels/views.js';
import { followAddress } from './state/address.js';
import { Stage } from './stage/Stage.js';
import { keepHistory } from './state/history.js';
import { complain } from './state/notices.js';
import { watchPrinting } from './state/printing.js';
import { loadSamples } from './state/pictures.js';
import { loadPresets } from './state/presets.js';
import { watchStart } from './state/repair.js';
import { lost, retry } from './state/run.js';
import { settings } from './state/settings.js';
import { followSettings } from './state/walk.js';

/** Load what does not depend on the settings; a run follows by itself. */
async function load() {
  try {
    await Promise.all([loadSamples(), loadPresets()]);
    lost.value = false;
    retry();
  } catch (error) {
    if (!api.isFailure(error)) throw error;
    lost.value = true;
  }
}

/** The words that the server wrote into the page, in the language of now. */
function followLanguage() {
  const served = language.peek();
  effect(() => {
    const lang = settings.lang.value ?? served;
    if (lang !== language.peek()) switchLanguage(lang, api.texts).catch(() => complain('notice.no_texts'));
  });
  effect(() => {
    for (const element of document.querySelectorAll('[data-text]')) {
      element.textContent = t(/** @type {HTMLElement} */ (element).dataset.text ?? '');
    }
    for (const element of document.querySelectorAll('[data-label]')) {
      element.setAttribute('aria-label', t(/** @type {HTMLElement} */ (element).dataset.label ?? ''));
    }
    document.title = t('explore.page_title');
  });
}

/**
 * @param {string} id of an element that the server filled with a skeleton
 * @param {import('preact').ComponentChild} tree
 */
function mount(id, tree) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  element.replaceChildren();
  render(tree, element);
}

const loadLaws = () => import('./laws/Laws.js').then((module) => module.Laws);
const loadBeside = () => styled('beside', import('./beside/Beside.js').then((module) => module.Beside));

followAddress((unusable) => {
  if (unusable.length) complain('notice.unusable', { settings: unusable.join(', ') });
  followSettings();
});
followLanguage();
keepHistory();
watchStart();
mount('views', html`<${HeaderViews} />`);
mount('tools', html`<${HeaderTools} />`);
mount('explore', html`<${Explore} Stage=${Stage} loadBeside=${loadBeside} loadLaws=${loadLaws}
  onRetry=${load} />`);
watchPrinting();
listenToKeys();
listenToDrops();
listenToPastes();
load();
