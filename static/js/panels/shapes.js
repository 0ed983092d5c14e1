/** The shape calculator: layers in PyTorch's words, and what comes out of each. */

import { html } from '../lib/html.js';
import { language, t } from '../lib/i18n.js';
import { formatSide, readable } from '../lib/format.js';
import { settings } from '../state/settings.js';
import {
  calculate, EXAMPLES, isOfTyped, layersRead, present, refusedShape, shapeRead, table, typedLayers, typedShape,
} from '../state/shapes.js';
import { closeShown } from '../state/shown.js';
import { Complaint, textOf } from './controls.js';
import { Dialog } from './dialog.js';

/** @typedef {import('../types.js').ArithmeticLine} ArithmeticLine */

/** Fewer lines than this leave the field too small to be seen as one for several layers. */
const LINES = 4;

export function Shapes() {
  const isOpen = settings.show.value === 'shapes';
  return html`<${Dialog} id="shapes-title" title=${t('shapes.title')} class="shapes" isOpen=${isOpen}
    onClose=${closeShown}>${isOpen && html`<div class="shapes-columns"><${Asked} /><${Table} /></div>`}<//>`;
}

/** What goes in, through which layers. */
function Asked() {
  const [shape, layers] = [shapeComplaint(), layersComplaint()];
  return html`<div class="shapes-asked">
    <label for="shape-in">${t('shapes.shape')}</label>
    <input type="text" id="shape-in" autocomplete="off" spellcheck=${false} maxlength="64" value=${typedShape.value}
      aria-invalid=${shape ? 'true' : undefined} aria-describedby=${shape ? 'shape-complaint' : 'shape-note'}
      onInput=${(/** @type {InputEvent} */ event) => { settings.shape.value = textOf(event); }} />
    ${shape ? html`<${Complaint} id="shape-complaint" text=${shape} />`
      : html`<p class="shapes-note" id="shape-note">${t('shapes.shape_note')}</p>`}
    <label for="layers-in">${t('shapes.layers')}</label>
    <textarea id="layers-in" autocomplete="off" autocapitalize="off" spellcheck=${false} maxlength="4000"
      rows=${Math.max(LINES, typedLayers.value.split('\n').length)} value=${typedLayers.value}
      aria-invalid=${layers ? 'true' : undefined} aria-describedby=${layers ? 'layers-complaint' : 'layers-note'}
      onInput=${(/** @type {InputEvent} */ event) => { settings.layers.value = textOf(event); }}></textarea>
    ${layers ? html`<${Complaint} id="layers-complaint" text=${layers} />`
      : html`<p class="shapes-note" id="layers-note">${t('shapes.layers_note')}</p>`}
    <${Examples} />
  </div>`;
}

function Examples() {
  const all = [{ name: 'present', ...present.value }, ...EXAMPLES];
  const isChosen = (/** @type {{shape: string, layers: string}} */ { shape, layers }) => (
    shape === typedShape.value && layers === typedLayers.value
  );
  return html`<div class="shapes-examples" role="group" aria-label=${t('shapes.examples')}>
    ${all.map((one) => html`<button key=${one.name} type="button" class="wanted-way" aria-pressed=${isChosen(one)}
      onClick=${() => calculate(one)}>${t(`shapes.example.${one.name}`)}</button>`)}
  </div>`;
}

/** @returns {string|null} what is wrong with the shape */
function shapeComplaint() {
  if (!shapeRead.value) return t('shapes.error.shape');
  const refused = refusedShape.value;
  return refused?.layer === -1 ? refused.detail || t('notice.lost') : null;
}

/** @returns {string|null} what is wrong with the layers */
function layersComplaint() {
  const read = layersRead.value;
  if ('problem' in read) return t(`shapes.error.${read.problem.key}`, read.problem.params);
  const refused = refusedShape.value;
  if (!refused || refused.layer < 0) return null;
  const { name } = read.layers[refused.layer] ?? { name: '' };
  return t('shapes.error.layer_refused', { place: refused.layer + 1, name, detail: refused.detail });
}

/** One line a layer. What is not of what is typed any more is faded. */
function Table() {
  const now = table.value;
  if (!now) return shapeComplaint() || layersComplaint() ? null : html`<div class="shapes-table is-waiting" />`;
  const { answer, layers } = now;
  return html`<div class=${`shapes-table ${isOfTyped.value ? '' : 'is-stale'}`} tabindex="0" role="region"
    aria-label=${t('shapes.table')}>
    <table>
      <thead><tr>
        <th scope="col">${t('shapes.column.layer')}</th>
        <th scope="col">${t('shapes.column.output')}</th>
        <th scope="col" class="is-number">${t('size.parameters')}</th>
        <th scope="col" class="is-number" title=${t('chain.field_note')}>${t('shapes.column.field')}</th>
      </tr></thead>
      <tbody>
        <tr class="shapes-input"><th scope="row">${t('stage.input')}</th>
          <td><${ShapeOf} shape=${answer.layers[0].input_shape} /></td><td></td><td></td></tr>
        ${answer.layers.map((line, place) => html`<${Line} key=${place} line=${line} text=${layers[place].text} />`)}
      </tbody>
      <tfoot><tr>
        <th scope="row">${t('shapes.total')}</th>
        <td><span class="shapes-multiplications">${t('size.multiplications')}: <${Count} count=${answer.multiply_adds} /></span></td>
        <td class="is-number" data-label=${t('size.parameters')}><${Count} count=${answer.parameters} /></td><td></td>
      </tr></tfoot>
    </table>
  </div>`;
}

/** @param {{line: ArithmeticLine, text: string}} props */
function Line({ line, text }) {
  const { output_shape: shape, output_size: size, receptive_field: field, parameters } = line;
  return html`<tr>
    <th scope="row">${text}</th>
    <td><strong><${ShapeOf} shape=${shape} /></strong><${Axes} size=${size} /></td>
    <td class="is-number" data-label=${t('size.parameters')}><${Count} count=${parameters} /></td>
    <td class="is-number" data-label=${t('shapes.column.field')}>${field ? formatSide(field.size[0], field.size[1]) : ''}</td>
  </tr>`;
}

/** The arithmetic of each axis with its numbers; once, where both have the same. @param {{size: ArithmeticLine['output_size']}} props */
function Axes({ size }) {
  if (!size) return null;
  const [first, second] = size.axes;
  const shown = second && first.expression === second.expression ? [first] : size.axes;
  return html`${shown.map(({ axis, expression, result }) => html`<span key=${axis} class="shapes-axis">
    ${shown.length > 1 && html`<em>${t(`size.${axis}`)}</em>`}${expression} <span class="kept">= ${result}</span>
  </span>`)}`;
}

/** @param {{shape: number[]}} props */
function ShapeOf({ shape }) {
  return html`<span class="shapes-shape">${shape.join(' × ')}</span>`;
}

/** @param {{count: number}} props */
function Count({ count }) {
  const { text, digits } = readable(count, language.value);
  return digits ? html`<span title=${digits}>${text}</span>` : text;
}
