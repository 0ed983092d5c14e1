/** Drawing a picture of a few pixels, with a mouse, a finger, a pen or the keys. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import {
  BRUSHES, brush, canRedo, canUndo, clear, drawing, ink, INKS, isBlank, isErasing, redo, resize,
  SIDES, undo, walkDrawing,
} from '../state/draw.js';
import { closeDialog, dialog } from '../state/layout.js';
import { Segmented, Slider } from './controls.js';
import { Dialog } from './dialog.js';
import { DrawGround } from './draw_ground.js';
import { Sending } from './sending.js';

/** @typedef {import('../state/draw.js').InkName} InkName */

export function DrawDialog() {
  return html`<${Dialog} id="draw-title" title=${t('draw.title')} class="draw-dialog"
    isOpen=${dialog.value === 'draw'} onClose=${closeDialog} onKeyDown=${onKeyDown}>
    <p class="dialog-text" id="draw-hint">${t('draw.hint')}</p>
    <div class="draw-columns">
      <${DrawGround} />
      <${Tools} />
    </div>
    <div class="dialog-buttons">
      <button type="button" class="button button-main" onClick=${walk}>${t('draw.walk')}</button>
      <${Act} text="draw.undo" isOff=${!canUndo.value} onClick=${undo} />
      <${Act} text="draw.redo" isOff=${!canRedo.value} onClick=${redo} />
      <${Act} text="draw.clear" isOff=${isBlank.value} onClick=${clear} />
    </div>
    <${Sending} id="draw-complaint" />
  <//>`;
}

/**
 * A button that keeps the focus when there is nothing more to do for it.
 * @param {{text: string, isOff: boolean, onClick: () => void}} props
 */
function Act({ text, isOff, onClick }) {
  return html`<button type="button" class="button" aria-disabled=${isOff} onClick=${onClick}>
    ${t(text)}
  </button>`;
}

async function walk() {
  if (await walkDrawing() && dialog.peek() === 'draw') closeDialog();
}

/** @param {KeyboardEvent} event */
function onKeyDown(event) {
  if (!(event.ctrlKey || event.metaKey)) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) redo();
  else undo();
}

function Tools() {
  const { side } = drawing.value;
  return html`<div class="draw-tools">
    <${Segmented} label=${t('draw.tool')} name="draw-tool" value=${isErasing.value ? 'erase' : 'paint'}
      options=${['paint', 'erase'].map((value) => ({ value, label: t(`draw.${value}`) }))}
      onChange=${(/** @type {string} */ tool) => { isErasing.value = tool === 'erase'; }} />
    <${Inks} />
    <p class="draw-label" aria-hidden="true">${t('draw.brush')}</p>
    <${Segmented} label=${t('draw.brush')} name="draw-brush" value=${String(brush.value)}
      options=${BRUSHES.map((size) => ({ value: String(size), label: `${size}×${size}` }))}
      onChange=${(/** @type {string} */ size) => { brush.value = Number(size); }} />
    <${Slider} id="draw-side" label=${t('draw.side')} min=${0} max=${SIDES.length - 1}
      value=${SIDES.indexOf(side)} shown=${`${side}×${side}`}
      onInput=${(/** @type {number} */ index) => resize(SIDES[index])} />
  </div>`;
}

function Inks() {
  return html`<div class="inks" role="radiogroup" aria-label=${t('draw.inks')}>
    ${Object.entries(INKS).map(([name, value]) => html`<label key=${name} class="ink" title=${t(`draw.ink.${name}`)}>
      <input type="radio" name="draw-ink" value=${name} checked=${name === ink.value}
        aria-label=${t(`draw.ink.${name}`)} onChange=${() => {
          ink.value = /** @type {InkName} */ (name);
          isErasing.value = false;
        }} />
      <span style=${{ background: `#${value.toString(16).padStart(6, '0')}` }} />
    </label>`)}
  </div>`;
}
