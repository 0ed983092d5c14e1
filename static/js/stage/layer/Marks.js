/** The present window on every input channel that is read, and the window of a cell pointed at. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { rimOf, windowAt } from '../../lib/grid.js';
import { html } from '../../lib/html.js';

/** @typedef {import('./state.js').Layer} Layer */

/** The least side of the window's outline, px. */
const LEAST = 9;

/**
 * All planes share the strings that move.
 * @param {{layer: Layer}} props
 */
export function Marks({ layer }) {
  const { scene } = layer;
  const { planes, scroller } = scene.whole.value;
  const strings = useMemo(() => ({
    move: computed(() => `translate(${layer.mark.value[0].toFixed(2)} ${layer.mark.value[1].toFixed(2)})`),
    size: computed(() => layer.mark.value.slice(2).map((side) => side.toFixed(2)).join(' ')),
    pointed: computed(() => pointedPath(layer)),
  }), [layer]);
  const [width, height] = strings.size.value.split(' ').map(Number);
  const around = [width, height].map((side) => Math.max(0.5, (LEAST - side) / 2));
  const start = scene.groupStart.value;
  const read = planes.slice(start, start + scene.groupSize.value);
  return html`
    <svg class="overlay" aria-hidden="true" width=${scroller.contentWidth} height=${scroller.contentHeight}>
      ${read.map((plane, slot) => html`
        <g key=${slot} transform=${`translate(${plane.x} ${plane.y})`}>
          <path class="pointed" d=${strings.pointed} />
          <g transform=${strings.move}>
            <rect class="window-outline" x=${-around[0]} y=${-around[1]} rx="3"
              width=${width + 2 * around[0]} height=${height + 2 * around[1]} />
          </g>
        </g>`)}
    </svg>`;
}

/**
 * @param {Layer} layer
 * @returns {string} the window of the output cell that is pointed at, from a plane's corner
 */
function pointedPath({ scene }) {
  const on = scene.hover.value;
  if (on?.kind !== 'output') return '';
  const { run } = scene.model.value;
  const { pitch } = scene.whole.value.planes[0];
  const rim = rimOf(run);
  const { top, left, height, width } = windowAt(run, on.row, on.col);
  return `M${(left + rim[2]) * pitch} ${(top + rim[0]) * pitch}h${width * pitch}v${height * pitch}h${-width * pitch}z`;
}
