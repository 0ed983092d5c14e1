/** The font of numbers for canvases, which cannot ask the style sheet and must wait for the file. */

import { signal } from '@preact/signals-core';

const family = getComputedStyle(document.documentElement).getPropertyValue('--font-numbers').trim()
  || 'monospace';

/** Changes once, when the font has arrived, so that painters that read it paint again. */
export const fonts = signal(family);

document.fonts.load(`13px ${family}`).then(() => {
  // The same list of fonts as another string: what was painted in the stand-in is painted anew.
  fonts.value = `${family}, monospace`;
}, () => undefined);
