/** The picture: which one, which part of it, and how it is read. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatSide } from '../lib/format.js';
import { imageAddress } from '../lib/addresses.js';
import { complaints } from '../state/complaints.js';
import { isTable } from '../state/input.js';
import { picture, reading } from '../state/pictures.js';
import { hasFilters } from '../state/presets.js';
import { isTransposed } from '../state/transposed.js';
import { GRIDS, PADDING_MODES, settings } from '../state/settings.js';
import { openTable } from '../state/table.js';
import { shapeOfTable } from '../lib/table.js';
import { Bring } from './bring.js';
import { Complaint, Segmented, Slider } from './controls.js';
import { firstSize, seen } from '../state/field.js';
import { CropFrame } from './crop.js';
import { TablePicture } from './table_picture.js';
import { crispness, Thumbs, titleOf } from './thumbs.js';

/** @typedef {import('../types.js').Four} Four */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../state/pictures.js').Picture} Picture */

const PREVIEW_WIDTH = 480;

export function PicturePanel() {
  return html`
    <h2 class="panel-title">${t('picture.title')}</h2>
    ${isTable.value ? html`<${TablePreview} />` : html`<${Preview} />`}
    <${Thumbs} />
    <${Bring} />
    ${!isTable.value && html`
      <h2 class="panel-title">${t('picture.read_as')}</h2>
      <${Reading} />`}
    ${hasFilters.value && !isTransposed.value && html`<${PaddingMode} />`}
  `;
}

function Preview() {
  const now = picture.value;
  const read = reading.value;
  if (!now || !read) return html`<div class="preview is-waiting" />`;
  const style = { '--ratio': now.width / now.height };
  return html`<figure class="preview">
    <div class="preview-picture" style=${style} title=${now.credit}>
      <img key=${now.id} src=${imageAddress(now.id, PREVIEW_WIDTH)} class=${crispness(now)}
        alt=${t('picture.alt', { title: titleOf(now) })} draggable=${false} />
      <${CropFrame} picture=${now} crop=${read.crop} />
      <${SeenFrame} picture=${now} crop=${read.crop} size=${read.size} />
    </div>
    <${Complaint} id="picture-complaint" text=${complaints.value.picture} />
  </figure>`;
}

/** A table is read as it is: there is nothing to choose but its numbers. */
function TablePreview() {
  const values = settings.values.value;
  if (!values) return null;
  const [, height, width] = shapeOfTable(values);
  return html`<figure class="preview">
    <div class="preview-picture is-table" style=${{ '--ratio': width / height }}>
      <${TablePicture} values=${values} />
      ${values.length === 1 && html`<${SeenFrame} picture=${{ width, height }}
        crop=${[0, 0, width, height]} size=${[height, width]} />`}
    </div>
    <p class="preview-line">
      <span>${shapeOfTable(values).join(' × ')}</span>
      <button type="button" class="link" onClick=${openTable}>${t('table.edit')}</button>
    </p>
    <${Complaint} id="picture-complaint" text=${complaints.value.picture} />
  </figure>`;
}

/**
 * What the present output cell sees of the picture, in a chain.
 * @param {{picture: {width: number, height: number}, crop: Four, size: Pair}} props
 */
function SeenFrame({ picture: now, crop: [left, top, right, bottom], size: [height, width] }) {
  const [field, first] = [seen.value, firstSize.value];
  // A link may name a run of another picture than the page shows: then there is nothing to mark.
  if (!field || !first || first[0] !== height || first[1] !== width) return null;
  const across = (/** @type {number} */ col) => (left + (col / width) * (right - left)) / now.width;
  const down = (/** @type {number} */ row) => (top + (row / height) * (bottom - top)) / now.height;
  const share = (/** @type {number} */ part) => `${(part * 100).toFixed(3)}%`;
  const [from, to] = [[field.columns[0], field.rows[0]], [field.columns[1], field.rows[1]]];
  return html`<div class="seen-field" aria-hidden="true" style=${{
    left: share(across(from[0])),
    top: share(down(from[1])),
    width: share(across(to[0]) - across(from[0])),
    height: share(down(to[1]) - down(from[1])),
  }} />`;
}

function Reading() {
  const read = reading.value;
  return html`<div class="reading">
    <${Segmented} label=${t('picture.read_as')} name="color" value=${read?.color ?? 'rgb'}
      options=${[
        { value: 'rgb', label: t('picture.rgb') },
        { value: 'grey', label: t('picture.grey') },
      ]}
      onChange=${(/** @type {'rgb'|'grey'} */ color) => { settings.color.value = color; }} />
    <${GridSlider} />
    <${Segmented} label=${t('picture.range')} name="range" value=${settings.range.value}
      options=${[{ value: '255', label: '0–255' }, { value: '1', label: '0–1' }]}
      onChange=${(/** @type {'255'|'1'} */ range) => { settings.range.value = range; }} />
  </div>`;
}

/** Into how many cells the picture is read. */
export function GridSlider() {
  const [height, width] = reading.value?.size ?? [12, 12];
  const grid = settings.grid.value ?? Math.max(height, width);
  return html`<${Slider} id="grid" label=${t('picture.grid')} min=${0} max=${GRIDS.length - 1}
    value=${nearest(grid)} shown=${formatSide(height, width)} complaint=${complaints.value.grid}
    note=${t('picture.grid_note')}
    onInput=${(/** @type {number} */ index) => { settings.grid.value = GRIDS[index]; }} />`;
}

/** What lies around the picture. */
function PaddingMode() {
  return html`
    <h2 class="panel-title">${t('operation.padding_mode')}</h2>
    <${Segmented} label=${t('operation.padding_mode')} name="padding-mode" columns=${2}
      value=${settings.paddingMode.value}
      options=${PADDING_MODES.map((value) => ({ value, label: t(`operation.padding_mode.${value}`) }))}
      onChange=${(/** @type {typeof PADDING_MODES[number]} */ mode) => {
        settings.paddingMode.value = mode;
      }} />`;
}

/**
 * @param {number} grid
 * @returns {number} index of the slider's value that is nearest
 */
function nearest(grid) {
  const distances = GRIDS.map((one) => Math.abs(one - grid));
  return distances.indexOf(Math.min(...distances));
}
