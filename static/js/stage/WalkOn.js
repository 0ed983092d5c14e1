/** Beside the output's heading: take this output as the next input. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';

/** @typedef {import('./scene.js').Scene} Scene */

/** The headings that it stands beside. */
const OUTPUTS = ['output', 'stamped', 'layer_maps', 'layer_map'];
/** A narrower column has room for the arrow alone. */
const LEAST = 178;

/** @param {{scene: Scene}} props */
export function WalkOn({ scene }) {
  const { headings, layout, scale } = scene.frame.value;
  const output = headings.find(({ key }) => OUTPUTS.includes(key));
  if (!output || !scene.actions.walkOn) return null;
  // On the heading's first line: on a small stage it must not reach down to the second.
  const height = layout === 'phone' ? 26 : Math.max(20, Math.min(28, 24 * scale));
  const style = {
    top: `${output.y + 7 * scale - height / 2}px`,
    right: `${layout === 'phone' ? 16 : 10 * scale}px`,
    height: `${height}px`,
  };
  const hasRoom = output.key !== 'layer_maps' || output.width >= LEAST;
  return html`<button type="button" class="walk-on" style=${style} title=${t('chain.walk_on.label')}
    aria-label=${t('chain.walk_on.label')} onClick=${scene.actions.walkOn}>
    ${hasRoom && t('chain.walk_on')} <span aria-hidden="true">→</span>
  </button>`;
}
