/**
 * Two walks over the same picture, side by side: the page's own, and one that differs in one setting,
 * in step with it. On a phone one of them is seen, with the output of both.
 */

import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Icon } from '../panels/icons.js';
import { focusViews, Views } from '../panels/views.js';
import { compareBy, comparison, isOtherBusy, offered } from '../state/beside.js';
import { isPhone, room } from '../state/layout.js';
import { leaveBeside } from '../state/looked_at.js';
import { settings } from '../state/settings.js';
import { First, Second } from './Half.js';
import { Other } from './Other.js';
import { Says } from './Says.js';
import { Switch } from './Switch.js';
import { comparisonName } from './words.js';

/** @typedef {import('../lib/comparisons.js').Comparison} Comparison */
/** @typedef {import('preact').ComponentChildren} Children */
/** @typedef {import('../types.js').StageActions} StageActions */

/**
 * @param {object} props
 * @param {StageActions} props.actions
 * @param {Children} props.alone the stage as it is without another beside it
 */
export function Beside({ actions, alone }) {
  const seen = useSignal(/** @type {'first'|'second'} */ ('first'));
  const to = comparison.value;
  if (!to?.by) {
    return html`<div class="beside" aria-busy="false"><${Bar} />
      ${to && html`<p class="beside-reason" role="status">${t(`beside.reason.${to.reason}`, {
        operation: t(`operation.${settings.operation.value}`), what: comparisonName(to.what, t),
      })}</p>`}
      <div class="beside-alone">${alone}</div>
    </div>`;
  }
  const given = { actions, layout: room.value === 'narrow' ? 'phone' : 'half' };
  return html`<div class="beside" aria-busy=${isOtherBusy.value}>
    <${Bar} />
    ${isPhone.value && html`<${Switch} seen=${seen} chosen=${actions.channel} /><${Says} />`}
    <div class="beside-halves">
      ${(!isPhone.value || seen.value === 'first') && html`<${First} ...${given} />`}
      ${(!isPhone.value || seen.value === 'second') && html`<${Second} ...${given} />`}
    </div>
    ${!isPhone.value && html`<${Says} />`}
  </div>`;
}

/** By what is compared, and the way out. */
function Bar() {
  const what = settings.beside.value;
  const names = offered.value;
  // What is asked for and cannot be had is not offered, but it is what is chosen.
  const options = what && !names.includes(what) ? [what, ...names] : names;
  return html`<div class="beside-bar">
    ${room.value === 'middle' && html`<${Views} />`}
    <label for="beside-by" class=${isPhone.value ? 'visually-hidden' : ''}>${t('beside.compare')}</label>
    <select id="beside-by" value=${what} onChange=${(/** @type {Event} */ event) => {
      compareBy(/** @type {Comparison} */ (/** @type {HTMLSelectElement} */ (event.currentTarget).value));
    }}>
      ${options.map((name) => html`<option key=${name} value=${name} selected=${name === what}
        disabled=${!names.includes(name)}>${comparisonName(name, t)}</option>`)}
    </select>
    ${isPhone.value && html`<${Other} name="" />`}
    <button type="button" class="close" aria-label=${t('beside.close')} title=${t('beside.close')}
      onClick=${() => {
        leaveBeside();
        focusViews();
      }}><${Icon} name="close" /></button>
  </div>`;
}
