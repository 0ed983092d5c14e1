/** Paper is light and has a width of its own: the stage is brought to it and back. */

import { signal } from '@preact/signals';

/** A landscape sheet inside its margins, px: what fits on A4 and on Letter. */
const SHEET = Object.freeze({ width: 960, height: 565 });

export const isPrinting = signal(false);

function before() {
  isPrinting.value = true;
  const stage = document.querySelector('.stage-frame');
  if (!stage) return;
  const { width, height } = stage.getBoundingClientRect();
  const zoom = Math.min(1, SHEET.width / width, SHEET.height / height);
  const { style } = document.documentElement;
  style.setProperty('--sheet-zoom', String(zoom));
  style.setProperty('--sheet-width', `${width}px`);
  style.setProperty('--sheet-height', `${height}px`);
}

function after() {
  isPrinting.value = false;
}

/** Watch from now on. */
export function watchPrinting() {
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
}
