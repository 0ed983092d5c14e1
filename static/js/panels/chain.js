/** The layers between the picture and the present one, and how much of the picture a cell sees. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatSide } from '../lib/format.js';
import { before } from '../state/chain.js';
import { firstSize, seen } from '../state/field.js';
import { isTable } from '../state/input.js';
import { backTo, backToPicture } from '../state/layers.js';
import { room } from '../state/layout.js';
import { model } from '../state/run.js';
import { settings } from '../state/settings.js';
import { layerName } from './layer_name.js';

/** Nothing while the picture itself is walked. */
export function ChainBar() {
  const now = model.value?.run;
  const isChained = now && 'run' in now.input;
  const isFlattened = model.value?.dense?.isFlattened;
  const links = useRef(/** @type {HTMLElement|null} */ (null));
  const count = before.value.length;
  // A long chain scrolls; the layers that are near are in sight.
  useLayoutEffect(() => {
    if (links.current) links.current.scrollLeft = links.current.scrollWidth;
  }, [count, now?.id, room.value]);
  if (settings.from.value === null) return null;
  return html`<nav class="chain" aria-label=${t('chain.label')}>
    <ol class="chain-links" ref=${links}>
      <li><button type="button" class="chain-link" title=${t(isTable.value ? 'chain.back_to_table' : 'chain.back_to_picture')}
        onClick=${backToPicture}>${t(isTable.value ? 'chain.table' : 'chain.picture')} <${FirstSize} /></button></li>
      ${before.value.map((layer) => html`<li key=${layer.id}>
        <button type="button" class="chain-link" disabled=${!layer.run} title=${t('chain.back')}
          onClick=${() => layer.run && backTo(layer.run)}>${layerName(layer, before.value)}</button>
      </li>`)}
      ${isChained && html`<li>
        <span class="chain-link is-present" aria-current="step">
          ${isFlattened && 'flatten, '}${layerName({ op: now.operation.op, run: model.value?.transposed ?? now }, before.value)}
        </span>
      </li>`}
    </ol>
    <${Field} />
  </nav>`;
}

function FirstSize() {
  return firstSize.value && html`<span class="chain-size">${firstSize.value.join('×')}</span>`;
}

/** How much of the picture the present cell sees, in numbers. */
function Field() {
  const field = model.value && 'run' in model.value.run.input && model.value.run.receptive_field;
  if (field) {
    return html`<p class="chain-field" title=${t('chain.field_note')}>${t('chain.field', {
      size: field.size.join('\u00a0×\u00a0'),
      jump: formatSide(field.jump[0], field.jump[1]),
      start: field.start[0] === field.start[1] ? String(field.start[0]) : field.start.join(', '),
    }).replaceAll('-', '−')}</p>`;
  }
  if (!seen.value) return null;
  const [rows, columns] = [seen.value.rows, seen.value.columns].map(([from, to]) => to - from);
  return html`<p class="chain-field">${t('chain.field_here', { size: `${rows}\u00a0×\u00a0${columns}` })}</p>`;
}
