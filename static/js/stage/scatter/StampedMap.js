/** An output map on which the stamps add up, with what padding cuts off around it. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { formatFull } from '../../lib/numbers.js';
import { palette } from '../../lib/palette.js';
import { spanOf, stampAt } from '../../lib/transposed.js';
import { at, cellUnder, usePainted } from '../dom.js';
import { fonts } from '../fonts.js';
import { paintStamped } from '../painters/stamped.js';

/** @typedef {import('../geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./state.js').Scatter} Scatter */

/**
 * @param {object} props
 * @param {Scatter} props.scatter
 * @param {() => number} props.map of the output; it may change with the walk
 * @param {GridBox} props.box with what is cut off
 */
export function StampedMap({ scatter, map, box }) {
  const { scene } = scatter;
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => () => {
    paintStamped(element, scatter.cellsOf(map()), box, {
      cut: scatter.cut.value,
      palette: palette.value,
      family: fonts.value,
      limit: scene.limits.value.map,
    });
  }, [scatter, map, box.width, box.height, box.pitch]);
  const point = (/** @type {PointerEvent} */ event) => {
    const [rows, cols] = scene.shape.value.out;
    const cell = cellUnder(event, { pitch: box.pitch, rows, cols });
    if (!cell) return;
    const [row, col] = [cell[0] - scatter.cut.value[0], cell[1] - scatter.cut.value[2]];
    scene.point({ kind: 'output', row, col, map: map() }, describe(scatter, map(), row, col), event);
  };
  const [, rows, cols] = scatter.run.value.output_shape;
  return html`
    <div class="stamped-map" style=${at(box)} onPointerMove=${point} onPointerLeave=${scene.forget}>
      <canvas ref=${canvas} role="img"
        aria-label=${t('transposed.stamped.label', { n: map() + 1, rows, cols })}></canvas>
      <${Marks} scatter=${scatter} map=${map} pitch=${box.pitch} />
    </div>`;
}

/**
 * @param {Scatter} scatter
 * @param {number} map
 * @param {number} row of the output; outside of it in what is cut off
 * @param {number} col
 * @returns {string}
 */
function describe(scatter, map, row, col) {
  const where = `[${row}, ${col}]`.replaceAll('-', '−');
  const cells = scatter.cellsOf(map);
  if (row < 0 || col < 0 || row >= cells.rows || col >= cells.cols) return `${where}  ${t('transposed.cut')}`;
  const count = cells.touchesAt(row, col);
  const value = formatFull(cells.valueAt(row, col));
  if (cells.isWhole) return `${where} = ${value}`;
  return count === 0 ? `${where}  ${t('transposed.untouched')}` : `${where} = ${value}  ${t('transposed.touches', { count })}`;
}

/**
 * Where the stamp comes down, and what is pointed at elsewhere.
 * @param {object} props
 * @param {Scatter} props.scatter
 * @param {() => number} props.map
 * @param {number} props.pitch
 */
function Marks({ scatter, map, pitch }) {
  const marks = useMemo(() => ({
    isHere: computed(() => scatter.groupOf(map()) === scatter.group.value),
    place: computed(() => {
      const [top, left] = scatter.corner.value;
      const cut = scatter.cut.value;
      return `translate(${((left + cut[2]) * pitch).toFixed(2)} ${((top + cut[0]) * pitch).toFixed(2)})`;
    }),
    size: computed(() => spanOf(scatter.run.value).map((side) => side * pitch)),
    outline: computed(() => (scatter.isDown.value ? 'stamp-outline' : 'stamp-outline is-awaited')),
    pointed: computed(() => pointedPath(scatter, map(), pitch)),
  }), [scatter, map, pitch]);
  const [height, width] = marks.size.value;
  return html`
    <svg class="overlay" aria-hidden="true">
      ${marks.isHere.value && html`
        <g transform=${marks.place}>
          <rect class=${marks.outline} x="-0.5" y="-0.5" rx=${Math.min(4, pitch / 4)}
            width=${width + 1} height=${height + 1} />
        </g>`}
      <path class="pointed" d=${marks.pointed} />
    </svg>`;
}

/**
 * The stamp of a pointed input cell, or where a pointed cell of the stamp comes down.
 * @param {Scatter} scatter
 * @param {number} map
 * @param {number} pitch
 * @returns {string} path
 */
function pointedPath(scatter, map, pitch) {
  const { scene } = scatter;
  const on = scene.hover.value;
  if (!on || on.kind === 'output' || scatter.groupOf(map) !== scatter.group.value) return '';
  const run = scatter.run.value;
  const cut = scatter.cut.value;
  const rect = (/** @type {number} */ top, /** @type {number} */ left, /** @type {number} */ height, /** @type {number} */ width) => (
    `M${(left + cut[2]) * pitch} ${(top + cut[0]) * pitch}h${width * pitch}v${height * pitch}h${-width * pitch}z`
  );
  if (on.kind === 'input') {
    const span = stampAt(run, on.row, on.col);
    return rect(span.top, span.left, span.height, span.width);
  }
  if (on.channel !== map) return '';
  const [top, left] = scatter.corner.value;
  const cols = run.kernel_size[1];
  return rect(
    top + Math.floor(on.tap / cols) * run.dilation[0], left + (on.tap % cols) * run.dilation[1], 1, 1,
  );
}
