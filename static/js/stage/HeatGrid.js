/** A grid of signed numbers that may be too many for cells of their own: weights, or products. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { diverging } from '../lib/colour.js';
import { html } from '../lib/html.js';
import { formatFull } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { at, cellUnder, usePainted } from './dom.js';
import { fonts } from './fonts.js';
import { gridTiles, paintFilled } from './painters/map.js';

/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {GridBox} props.box
 * @param {import('@preact/signals').ReadonlySignal<number[]|null>} props.values row by row; null
 *   while they are not known
 * @param {import('@preact/signals').ReadonlySignal<number>} props.filled how many are shown
 * @param {import('@preact/signals').ReadonlySignal<number>} props.limit of the scale
 * @param {string} props.label
 * @param {string} props.name such as "w[0, 3, 4]", what a cell is called
 */
export function HeatGrid({ scene, channel, box, values, filled, limit, label, name }) {
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => {
    const tiles = computed(() => {
      const { rows, cols } = scene.shape.value;
      const colours = palette.value;
      return gridTiles(values.value ?? new Float64Array(rows * cols), [rows, cols], box, {
        palette: colours,
        family: fonts.value,
        isRough: true,
        colourOf: (value) => diverging(value, limit.value, colours),
      });
    });
    return () => {
      const { cols } = scene.shape.value;
      paintFilled(element, tiles.value, box, { cols, filled: values.value ? filled.value : 0 });
    };
  }, [scene, channel, values, box.width, box.height, box.pitch]);
  const point = (/** @type {PointerEvent} */ event) => {
    const { rows, cols } = scene.shape.value;
    const cell = cellUnder(event, { pitch: box.pitch, rows, cols });
    if (!cell) return;
    const tap = cell[0] * cols + cell[1];
    const value = tap < filled.value ? values.value?.[tap] : undefined;
    const text = `${name}[${cell.join(', ')}] ${value === undefined ? '…' : `= ${formatFull(value)}`}`;
    scene.point({ kind: 'tap', channel, tap }, text, event);
  };
  return html`
    <div class="heat" style=${at(box)} role="img" aria-label=${label}
      onPointerMove=${point} onPointerLeave=${scene.forget} onClick=${scene.pin}>
      <canvas ref=${canvas} aria-hidden="true"></canvas>
      <${Pointed} scene=${scene} channel=${channel} box=${box} />
    </div>`;
}

/** @param {{scene: Scene, channel: number, box: GridBox}} props */
function Pointed({ scene, channel, box }) {
  const path = useMemo(() => computed(() => {
    const tap = pointedTap(scene, channel);
    if (tap < 0) return '';
    const { cols } = scene.shape.value;
    const [x, y] = [(tap % cols) * box.pitch, Math.floor(tap / cols) * box.pitch];
    return `M${x} ${y}h${box.pitch}v${box.pitch}h${-box.pitch}z`;
  }), [scene, channel, box.pitch]);
  return html`<svg class="overlay" aria-hidden="true"><path class="pointed" d=${path} /></svg>`;
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @returns {number} the tap that is multiplied now or that the pointer is on; −1 for none
 */
function pointedTap(scene, channel) {
  const on = scene.hover.value;
  const { cols } = scene.shape.value;
  if (on?.kind === 'tap' && on.channel === channel) return on.tap;
  if (on?.kind === 'input' && on.map === channel) return on.row * cols + on.col;
  return -1;
}
