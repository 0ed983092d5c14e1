/** The button that opens what a person can try alone. */

import { batch } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { openQuiz } from '../state/quiz.js';
import { quantities, startTrying } from '../state/try.js';
import { Icon } from './icons.js';
import { Menu } from './menu.js';

/** @typedef {import('../types.js').Quantity} Quantity */

/** Of the field that is typed into. */
export const ANSWER = 'try-answer';

/** The field is there when the page is drawn anew; it takes the focus that the menu gives back. */
export function focusAnswer() {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(ANSWER)?.focus()));
}

export function TryMenu() {
  return html`<div class="try-open">
    <${Menu} id="try-menu" class="button" isUp=${true} name=${t('try.title')}
      label=${html`<${Icon} name="try" /><span class="try-open-words">${t('try.title')}</span>`}>
      ${quantities.value.map((/** @type {Quantity} */ quantity) => html`<button key=${quantity} type="button"
        onClick=${() => { startTrying(quantity); focusAnswer(); }}>${t(`try.work_out.${quantity}`)}</button>`)}
      ${quantities.value.length > 0 && html`<hr />`}
      <button type="button" onClick=${() => batch(() => openQuiz('kernel'))}>${t('quiz.kernel')}</button>
      <button type="button" onClick=${() => batch(() => openQuiz('size'))}>${t('quiz.size')}</button>
    <//>
  </div>`;
}
