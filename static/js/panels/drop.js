/** A picture that is dropped anywhere on the page. */

import { signal } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { upload } from '../state/upload.js';

const isOver = signal(false);

/** @param {DataTransfer|null} transfer @returns {boolean} */
function bringsFile(transfer) {
  return transfer !== null && transfer.types.includes('Files');
}

/** Listen from now on. */
export function listenToDrops() {
  // Entering a child leaves its parent: only as many leaves as enters mean that it went away.
  let depth = 0;
  window.addEventListener('dragenter', (event) => {
    if (!bringsFile(event.dataTransfer)) return;
    depth += 1;
    isOver.value = true;
  });
  window.addEventListener('dragleave', (event) => {
    if (!bringsFile(event.dataTransfer)) return;
    depth -= 1;
    if (depth <= 0) isOver.value = false;
  });
  window.addEventListener('dragover', (event) => {
    if (bringsFile(event.dataTransfer)) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    depth = 0;
    isOver.value = false;
    if (!bringsFile(event.dataTransfer)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) upload(file);
  });
}

export function DropOverlay() {
  return isOver.value ? html`<div class="drop"><p>${t('upload.drop')}</p></div>` : null;
}
