/** What is pasted anywhere on the page. */

import { take } from '../state/paste.js';

/** @param {EventTarget|null} target @returns {boolean} whether it takes text for itself */
function takesText(target) {
  if (!(target instanceof Element)) return false;
  if (target.closest('textarea, [contenteditable="true"]')) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'range', 'file'].includes(target.type);
}

/** Listen from now on. */
export function listenToPastes() {
  window.addEventListener('paste', ({ target, clipboardData }) => {
    // A dialog has its own business; what is pasted beside its fields is for nobody.
    if (takesText(target) || !clipboardData || document.querySelector('dialog[open]')) return;
    take(clipboardData.getData('text/plain'), clipboardData.files[0] ?? null);
  });
}
