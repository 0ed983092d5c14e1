/** What the tools for kernels look like, drawn with strokes on a grid of 24. */

import { html } from '../lib/html.js';

/** @type {Readonly<Record<string, string>>} */
const STROKES = Object.freeze({
  normalise: 'M2 12h7M5.5 7.5h.01M5.5 16.5h.01M21.5 5.5h-8.5l5 6.5-5 6.5h8.5',
  zero: 'M12 5c-3 0-4.5 3-4.5 7s1.5 7 4.5 7 4.5-3 4.5-7-1.5-7-4.5-7z',
  negate: 'M12 3.5v10M7 8.5h10M7 19h10',
  identity: 'M4 4h16v16H4zM10 10h4v4h-4z',
  random: 'M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM8.5 8.5h.01M15.5 8.5h.01M12 12h.01M8.5 15.5h.01M15.5 15.5h.01',
  flip_across: 'M12 3v18M8.5 7v10H3zM15.5 7v10H21z',
  flip_down: 'M3 12h18M7 8.5h10V3zM7 15.5h10V21z',
  quarter_turn: 'M5 20v-6a7 7 0 0 1 7-7h7M14.5 2.5 19 7l-4.5 4.5',
  half_turn: 'M5 10.5a7 7 0 0 1 14 0V19M14.5 14.5 19 19l4.5-4.5',
  transpose: 'M4 4l16 16M13 5h6v6M11 19H5v-6',
  undo: 'M8 5 3.5 9.5 8 14M4 9.5h10.5a5 5 0 0 1 0 10H11',
  redo: 'M16 5l4.5 4.5L16 14M20 9.5H9.5a5 5 0 0 0 0 10H13',
});

/** @param {{name: string}} props */
export function ToolIcon({ name }) {
  return html`<svg class="tool-icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${STROKES[name]} /></svg>`;
}
