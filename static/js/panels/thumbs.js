/** What there is to walk over: the samples, what a person brought, and the table of before. */

import { html } from '../lib/html.js';
import { pick, t } from '../lib/i18n.js';
import { imageAddress } from '../lib/addresses.js';
import { isTable } from '../state/input.js';
import { choosePicture, pictures } from '../state/pictures.js';
import { settings } from '../state/settings.js';
import { chooseTable, lastTable } from '../state/table.js';
import { TablePicture } from './table_picture.js';

/** @typedef {import('../state/pictures.js').Picture} Picture */

/** Below this many pixels a picture is a drawing of squares, and is shown as such. */
const DRAWN = 64;

const THUMB_WIDTH = 96;

/** @param {Picture} one @returns {string} */
export function titleOf(one) {
  return one.title ? pick(one.title) : t('picture.yours');
}

/** @param {Picture} one @returns {string} */
export function crispness(one) {
  return Math.max(one.width, one.height) <= DRAWN ? 'is-drawn' : '';
}

export function Thumbs() {
  const all = pictures.value;
  if (all.length === 0) return html`<div class="thumbs is-waiting" />`;
  const chosen = isTable.value ? null : settings.image.value;
  return html`<div class="thumbs" role="radiogroup" aria-label=${t('picture.choose')}>
    ${all.map((one) => html`<label key=${one.id} class="thumb" title=${titleOf(one)}>
      <input type="radio" name="picture" value=${one.id} checked=${one.id === chosen}
        aria-label=${titleOf(one)} onChange=${() => choosePicture(one.id)} />
      <img src=${imageAddress(one.id, THUMB_WIDTH)} class=${crispness(one)} alt="" />
    </label>`)}
    ${lastTable.value && html`<label key="table" class="thumb" title=${t('table.title')}>
      <input type="radio" name="picture" value="table" checked=${isTable.value}
        aria-label=${t('table.title')} onChange=${chooseTable} />
      <${TablePicture} values=${lastTable.value} isSmall />
    </label>`}
  </div>`;
}
