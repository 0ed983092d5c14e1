/** The controls of Explore that a step of a lesson is about. */

import { html } from '../../../lib/html.js';
import { pick, t } from '../../../lib/i18n.js';
import { UploadButton } from '../../../panels/bring.js';
import { Complaint, Segmented, textOf } from '../../../panels/controls.js';
import {
  DilationSlider, FiltersSlider, GroupsSlider, KernelSlider, RimSlider, StrideSlider,
} from '../../../panels/conv_sliders.js';
import { GridSlider } from '../../../panels/picture.js';
import { PoolSliders } from '../../../panels/pooling.js';
import { Sending } from '../../../panels/sending.js';
import { SizePanel } from '../../../panels/size.js';
import { titleOf } from '../../../panels/thumbs.js';
import { complaints } from '../../../state/complaints.js';
import { chooseFilter, filters, presentFilter } from '../../../state/filters.js';
import { look, way, ways } from '../../../state/looked_at.js';
import { choosePicture, pictures } from '../../../state/pictures.js';
import { layer } from '../../../state/presets.js';
import { settings } from '../../../state/settings.js';
import { uploadError } from '../../../state/upload.js';

/** @typedef {import('../../../state/layer.js').Layer} Layer */
/** @typedef {import('../../../state/looked_at.js').Way} Way */

/** The sliders of a convolution by their names. @type {Readonly<Record<string, import('preact').ComponentType<{now: Layer}>>>} */
const SLIDERS = Object.freeze({
  kernel: KernelSlider,
  stride: StrideSlider,
  padding: RimSlider,
  dilation: DilationSlider,
  groups: GroupsSlider,
  filters: FiltersSlider,
});

/** @param {{shown: readonly string[]}} props */
export function Controls({ shown }) {
  const sliders = shown.filter((name) => name in SLIDERS);
  return html`<div class="figure-controls">
    ${shown.includes('views') && html`<${Ways} />`}
    ${shown.includes('mode') && html`<${Mode} names=${['correlation', 'convolution']} />`}
    ${shown.includes('pools') && html`<${Mode} names=${['max_pool', 'avg_pool']} />`}
    ${shown.includes('filter') && html`<${Filter} />`}
    ${shown.includes('picture') && html`<${Picture} />`}
    ${shown.includes('pool') && html`<div class="sliders"><${PoolSliders} /></div>`}
    ${sliders.length > 0 && layer.value && html`<div class="sliders">
      ${shown.includes('grid') && html`<${GridSlider} />`}
      ${sliders.map((name) => html`<${SLIDERS[name]} key=${name} now=${layer.value} />`)}</div>`}
    ${shown.includes('size') && html`<div class="figure-size"><${SizePanel} /></div>`}
    <${Complaint} id="operation-complaint" text=${complaints.value.operation} />
  </div>`;
}

/** @param {{names: readonly ('correlation'|'convolution'|'max_pool'|'avg_pool')[]}} props */
function Mode({ names }) {
  return html`<${Segmented} label=${t('operation.title')} name="operation"
    options=${names.map((value) => ({ value, label: t(`operation.${value}`) }))} value=${settings.operation.value}
    onChange=${(/** @type {typeof names[number]} */ one) => { settings.operation.value = one; }} />`;
}

function Ways() {
  if (ways.value.length === 0) return null;
  return html`<${Segmented} label=${t('views.label')} name="view"
    options=${ways.value.map((value) => ({ value, label: t(`views.${value}`) }))}
    value=${way.value} onChange=${(/** @type {Way} */ one) => look(one)} />`;
}

/** A sample, or a picture of the reader's own. */
function Picture() {
  const describedBy = uploadError.value ? 'upload-complaint' : undefined;
  return html`<label class="figure-choice">${t('picture.title')}
    <select value=${settings.image.value} onChange=${(/** @type {Event} */ event) => choosePicture(textOf(event))}>
      ${pictures.value.map((one) => html`<option key=${one.id} value=${one.id}>${titleOf(one)}</option>`)}
    </select></label>
    <${UploadButton} describedBy=${describedBy} /><${Sending} id="upload-complaint" />`;
}

function Filter() {
  const present = presentFilter.value?.name ?? '';
  return html`<label class="figure-choice">${t('filters.title')}
    <select value=${present} onChange=${(/** @type {Event} */ event) => {
      const { value } = /** @type {HTMLSelectElement} */ (event.currentTarget);
      if (value) chooseFilter(value);
    }}>
      ${!present && html`<option value="">${t('filters.own')}</option>`}
      ${filters.value.map((one) => html`<option key=${one.name} value=${one.name}>${pick(one.title)}</option>`)}
    </select>
  </label>`;
}
