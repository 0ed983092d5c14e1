/** What is drawn on. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { beginStroke, cursor, dab, drawing, INKS, moveCursor } from '../state/draw.js';
import { paint } from './paint.js';

/** @typedef {import('../lib/drawing.js').Place} Place */

/** @type {Readonly<Record<string, Place>>} */
const ARROWS = Object.freeze({
  ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
});

/** Of `buttons`: the right one of a mouse, and the other end of a pen. */
const ERASERS = 2 | 32;

export function DrawGround() {
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const isSaid = useSignal(false);
  const { side, pixels } = drawing.value;
  useLayoutEffect(() => {
    if (!canvas.current) return;
    paint(canvas.current, side, side, (index) => {
      const one = pixels[index];
      return [one >> 16, (one >> 8) & 255, one & 255];
    });
  }, [side, pixels]);
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (press(event)) isSaid.value = true;
  };
  const [row, col] = cursor.value;
  return html`<div class="draw-ground" tabindex="0" role="application" autofocus
    aria-label=${t('draw.label', { side })} aria-describedby="draw-hint"
    style=${{ '--side': side, '--row': row, '--col': col }}
    onKeyDown=${onKeyDown} onPointerDown=${draw}
    onContextMenu=${(/** @type {Event} */ event) => event.preventDefault()}>
    <canvas ref=${canvas} width="1" height="1" class="is-drawn" />
    <div class="draw-lines" />
    <div class="draw-cursor" />
    <p class="visually-hidden" aria-live="polite">${isSaid.value && t('draw.at', {
      row, col, ink: nameOf(pixels[row * side + col]),
    })}</p>
  </div>`;
}

/** @param {number} value @returns {string} */
function nameOf(value) {
  const name = Object.entries(INKS).find(([, one]) => one === value)?.[0] ?? 'black';
  return t(`draw.ink.${name}`);
}

/** @param {KeyboardEvent} event @returns {boolean} whether it was for the drawing */
function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const arrow = ARROWS[event.key];
  if (arrow) {
    moveCursor(arrow);
    // Held down, Shift draws on.
    if (event.shiftKey) dab();
  } else if (event.key === ' ' || event.key === 'Enter') dab();
  else if (event.key === 'Delete' || event.key === 'Backspace') dab(true);
  else return false;
  event.preventDefault();
  return true;
}

/** @param {PointerEvent} event */
function draw(event) {
  if (!event.isPrimary) return;
  const ground = /** @type {HTMLElement} */ (event.currentTarget);
  const { side } = drawing.peek();
  const box = ground.getBoundingClientRect();
  /** @param {PointerEvent} at @returns {Place} */
  const placeOf = (at) => [
    Math.floor(((at.clientY - box.top) / box.height) * side),
    Math.floor(((at.clientX - box.left) / box.width) * side),
  ];
  const first = placeOf(event);
  const stroke = beginStroke(first, (event.buttons & ERASERS) !== 0);
  /** @param {PointerEvent} at */
  const follow = (at) => {
    if (!at.isPrimary) return;
    for (const one of at.getCoalescedEvents?.() ?? [at]) stroke.to(placeOf(one));
    stroke.to(placeOf(at));
  };
  const stop = () => {
    ground.removeEventListener('pointermove', follow);
    ground.removeEventListener('pointerup', stop);
    ground.removeEventListener('pointercancel', stop);
    stroke.end();
  };
  ground.setPointerCapture(event.pointerId);
  ground.addEventListener('pointermove', follow);
  ground.addEventListener('pointerup', stop);
  ground.addEventListener('pointercancel', stop);
}
