/** The arrow from what goes in to what comes out. */

import { html } from '../lib/html.js';

/** @typedef {import('./geometry/measure.js').Box} Box */

/**
 * @param {{line: Box, scale: number}} props
 */
export function Arrow({ line, scale }) {
  const end = line.x + line.width;
  const head = 8 * scale;
  return html`
    <svg class="overlay arrow" aria-hidden="true">
      <path d=${`M${line.x} ${line.y}H${end}M${end - head} ${line.y - head * 0.7}L${end} ${line.y}L${end - head} ${line.y + head * 0.7}`} />
    </svg>`;
}
