/** The dialog that shows two laws of convolutions on the present picture and kernel. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { isSymmetric, shapeOf } from '../lib/laws.js';
import { palette } from '../lib/palette.js';
import { Complaint, Segmented } from '../panels/controls.js';
import { Dialog } from '../panels/dialog.js';
import { channelName } from '../stage/sentences.js';
import { law, lawChannel, lawFailure, shown } from '../state/laws.js';
import { channels } from '../state/presets.js';
import { model } from '../state/run.js';
import { settings } from '../state/settings.js';
import { closeShown, openShown } from '../state/shown.js';
import { Commute } from './Commute.js';
import { Hatch } from './Grid.js';
import { looksOf } from './looks.js';
import { Turn } from './Turn.js';

/** @typedef {import('../state/laws.js').Law} Law */
/** @typedef {import('../state/laws.js').Shown} Shown */
/** @typedef {import('../types.js').ConvMode} ConvMode */

/** Up to so many channels are a switch; more are a list. */
const SWITCH = 6;

export function Laws() {
  const which = law.value;
  return html`<${Dialog} id="laws-title" title=${t('laws.title')} class="laws" isOpen=${which !== null}
    onClose=${closeShown}>${which && html`<${Body} which=${which} />`}<//>`;
}

/** @param {{which: Law}} props */
function Body({ which }) {
  const now = shown.value?.law === which ? shown.value : null;
  return html`
    <${Hatch} />
    <div class="law-controls">
      <${Segmented} label=${t('laws.title')} name="law" value=${which} class="law-choice"
        options=${(/** @type {Law[]} */ (['commute', 'turn'])).map((value) => ({ value, label: t(`laws.${value}`) }))}
        onChange=${openShown} />
      ${which === 'commute' && html`<${Segmented} label=${t('laws.how')} name="law-mode" value=${settings.lawMode.value}
        options=${(/** @type {ConvMode[]} */ (['convolution', 'correlation'])).map((value) => ({ value, label: t(`operation.${value}`) }))}
        onChange=${(/** @type {ConvMode} */ mode) => { settings.lawMode.value = mode; }} />`}
      <${Channels} />
    </div>
    <${Complaint} id="law-complaint" text=${lawFailure.value !== null
      && (lawFailure.value ? t('problem.refused', { detail: lawFailure.value }) : t('notice.lost'))} />
    ${now ? html`<${Shown} shown=${now} />` : lawFailure.value === null && html`<div class="law-waiting is-waiting" />`}
  `;
}

/** Which channel of the picture, and so which kernel of the filter, is taken. */
function Channels() {
  const count = channels.value;
  if (count < 2) return null;
  const options = Array.from({ length: count }, (_, channel) => ({
    value: String(channel + 1), label: model.value?.channels[channel]?.name ?? String(channel), title: nameOf(channel),
  }));
  const choose = (/** @type {string} */ value) => { settings.lawChannel.value = Number(value); };
  const value = String(lawChannel.value + 1);
  if (count <= SWITCH) {
    return html`<${Segmented} label=${t('laws.channel')} name="law-channel" value=${value} options=${options} onChange=${choose} />`;
  }
  return html`<select class="law-select" aria-label=${t('laws.channel')} value=${value}
    onChange=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}>
    ${options.map((one) => html`<option key=${one.value} value=${one.value} selected=${one.value === value}>${one.title}</option>`)}
  </select>`;
}

/** @param {number} channel @returns {string} */
function nameOf(channel) {
  const now = model.value;
  return now?.channels[channel] ? channelName(now, channel, t) : t('stage.channel', { n: channel });
}

/** @param {{shown: Shown}} props */
function Shown({ shown: now }) {
  const looks = looksOf(now, model.value, palette.value);
  const View = now.law === 'commute' ? Commute : Turn;
  return html`
    <p class="law-says">${t(saysOf(now))} ${' '}<span>${takenOf(now)}</span></p>
    <${View} shown=${now} looks=${looks} />
  `;
}

/** @param {Shown} now @returns {string} the key of what is to be seen */
function saysOf({ law: which, mode, g }) {
  if (which === 'commute') return `laws.says.${mode}`;
  return isSymmetric(g) ? 'laws.says.symmetric' : 'laws.says.turn';
}

/** What was taken for f and for the kernel, in words. @param {Shown} now @returns {string} */
function takenOf({ law: which, f, g, taken }) {
  const [size, cut] = [taken.kernelSize.join(' × '), shapeOf(g).join(' × ')];
  const params = {
    channel: nameOf(taken.channel), shape: shapeOf(f).join(' × '), kernel: which === 'commute' ? 'g' : 'K',
    filter: taken.filter + 1, size, cut,
  };
  const words = [t(taken.isPicture ? 'laws.taken.picture' : 'laws.taken.run', params), t('laws.taken.kernel', params)];
  return [...words, ...(size === cut ? [] : [t('laws.taken.cut', params)])].join(' ');
}
