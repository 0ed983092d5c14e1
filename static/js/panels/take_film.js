/** The walk as a film: which steps, how they are shown, and in which format. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCount } from '../lib/format.js';
import { film, filmAddress, KINDS, RATES, reel, WIDTHS } from '../state/take.js';
import { Complaint, Segmented, textOf } from './controls.js';
import { Choice, Row } from './take_parts.js';

/** @typedef {import('../state/take.js').Kind} Kind */

export function FilmPart() {
  const now = reel.value;
  if (!now) return null;
  const { kind, phases, fps, width } = film;
  const complaint = now.wrong && t(`take.film_${now.wrong}`, {
    total: formatCount(now.total), frames: formatCount(now.frames), most: formatCount(now.most),
  });
  return html`
    <p class="dialog-text">${t('take.film_note')}</p>
    <${Row} label=${t('take.steps')}>
      <${StepField} which="from" value=${now.from} isWrong=${complaint !== null} />
      <span aria-hidden="true">–</span>
      <${StepField} which="to" value=${now.to} isWrong=${complaint !== null} />
      <span class="take-of">${t('transport.step_of', { total: formatCount(now.total) })}</span>
    <//>
    <${Row} label=${t('take.frame')}>
      <${Segmented} label=${t('take.frame')} name="take-phases" value=${String(phases.value)}
        options=${[{ value: 'false', label: t('take.whole') }, { value: 'true', label: t('take.phases') }]}
        onChange=${(/** @type {string} */ value) => { phases.value = value === 'true'; }} />
    <//>
    <${Row} label=${t('take.fps')}>
      <${Choice} label=${t('take.fps')} value=${fps.value} options=${RATES.map(asItself)}
        onChange=${(/** @type {string} */ value) => { fps.value = value; }} />
    <//>
    <${Row} label=${t('take.width')}>
      <${Choice} label=${t('take.width')} value=${width.value}
        options=${WIDTHS.map((value) => ({ value, label: `${value} px` }))}
        onChange=${(/** @type {string} */ value) => { width.value = value; }} />
    <//>
    <${Row} label=${t('take.format')}>
      <${Segmented} label=${t('take.format')} name="take-kind" value=${kind.value}
        options=${KINDS.map((value) => ({ value, label: KIND_NAMES[value] }))}
        onChange=${(/** @type {Kind} */ value) => { kind.value = value; }} />
      <span class="take-note">${t(`take.format_${kind.value}`)}</span>
    <//>
    <${Complaint} id="take-film-complaint" text=${complaint} />
    <div class="dialog-buttons">
      ${filmAddress.value
        ? html`<a class="button button-main" href=${filmAddress.value} download=${`convwalk.${kind.value}`}>
            ${t('take.download')}</a>`
        : html`<button type="button" class="button button-main" disabled>${t('take.download')}</button>`}
      <span class="take-of" role="status">${complaint ? '' : t('take.film_size', {
        frames: formatCount(now.frames), seconds: formatCount(Math.round(now.seconds * 10) / 10),
      })}</span>
    </div>
  `;
}

const KIND_NAMES = Object.freeze({ gif: 'GIF', mp4: 'MP4', webm: 'WebM', webp: 'WebP' });

/** @param {string} value */
function asItself(value) {
  return { value, label: value };
}

/** @param {{which: 'from'|'to', value: number, isWrong: boolean}} props */
function StepField({ which, value, isWrong }) {
  return html`<input class="take-step" type="text" inputmode="numeric" aria-label=${t(`take.${which}`)}
    value=${Number.isNaN(value) ? undefined : value} aria-invalid=${isWrong ? 'true' : undefined}
    aria-describedby=${isWrong ? 'take-film-complaint' : undefined}
    onInput=${(/** @type {InputEvent} */ event) => {
      const text = textOf(event).trim();
      film[which].value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    }} />`;
}
