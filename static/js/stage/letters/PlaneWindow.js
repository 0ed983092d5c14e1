/** The present window on the input. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { rimOf } from '../../lib/grid.js';
import { html } from '../../lib/html.js';
import { at } from '../dom.js';

/** The least side of the window's outline, px. */
const LEAST = 9;

/**
 * @param {{scene: import('../scene.js').Scene, box: import('../geometry/measure.js').GridBox}} props
 */
export function PlaneWindow({ scene, box }) {
  const d = useMemo(() => computed(() => {
    const rim = rimOf(scene.model.value.run);
    const [top, left, height, width] = scene.place.value;
    const [x, y, wide, high] = [left + rim[2], top + rim[0], width, height].map((cells) => cells * box.pitch);
    const [across, down] = [wide, high].map((side) => Math.max(0, (LEAST - side) / 2));
    return `M${(x - across).toFixed(1)} ${(y - down).toFixed(1)}h${(wide + 2 * across).toFixed(1)}v${(high + 2 * down).toFixed(1)}h${(-wide - 2 * across).toFixed(1)}z`;
  }), [scene, box]);
  return html`<svg class="overlay letters-window" aria-hidden="true" style=${at(box)}><path class="window-outline" d=${d} /></svg>`;
}
