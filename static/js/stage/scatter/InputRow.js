/** One channel of the input, whose cells are walked one by one: stamped, or put into a vector. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { formatFull } from '../../lib/numbers.js';
import { palette } from '../../lib/palette.js';
import { at, usePainted } from '../dom.js';
import { fonts } from '../fonts.js';
import { onGrid, walkHands } from '../hands.js';
import { paintPlane } from '../painters/plane.js';
import { planeLabel, WindowOverlay } from '../Plane.js';
import { channelName } from '../sentences.js';

/** @typedef {import('../scene.js').Scene} Scene */

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {number} props.top px
 * @param {import('../Plane.js').WindowMarks} props.marks
 */
export function InputRow({ scene, channel, top, marks }) {
  const { row, layout } = scene.geometry.value;
  const { hue, name } = scene.model.value.channels[channel];
  const isPresent = useMemo(() => computed(() => scene.filter.value === channel), [scene, channel]);
  return html`
    <section class=${`row stamps-from ${isPresent.value ? '' : 'is-resting'}`} data-hue=${hue}
      style=${{ top: `${top}px`, height: `${row.height}px` }}
      aria-label=${channelName(scene.model.value, channel, t)}>
      ${layout === 'wide' && html`<div class="bar" style=${at(row.bar)}>${name}</div>`}
      <${InputPlane} scene=${scene} channel=${channel} isPresent=${isPresent} />
      <${WindowOverlay} scene=${scene} channel=${channel} marks=${marks} isHere=${isPresent.value} />
    </section>`;
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {import('@preact/signals').ReadonlySignal<boolean>} props.isPresent
 */
export function InputPlane({ scene, channel, isPresent }) {
  const { plane } = scene.geometry.value.row;
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => () => {
    if (!scene.reads(channel) || !isWalked(scene)) return;
    const style = { palette: palette.value, family: fonts.value, read: scene.read.value };
    paintPlane(element, scene.model.value, channel, plane, style);
  }, [scene, channel, plane]);
  const walked = useMemo(() => walkedPlane(scene, channel, isPresent), [scene, channel]);
  const slider = usePainted((/** @type {HTMLElement} */ element) => () => {
    if (!scene.reads(channel)) return;
    element.setAttribute('aria-valuemax', String(scene.plan.value.perFilter));
    if (scene.player.playing.value && document.activeElement !== element) return;
    const cell = isPresent.value ? scene.cell.value : 0;
    element.setAttribute('aria-valuenow', String(cell + 1));
    element.setAttribute('aria-valuetext', describe(scene, channel, cell));
  }, [scene, channel]);
  const hands = useMemo(() => walkHands(scene, walked, onGrid(walked, plane.pitch)), [scene, walked, plane.pitch]);
  return html`
    <div ref=${slider} class="map stamps-plane" style=${at(plane)} role="slider" tabindex="0"
      aria-label=${planeLabel(scene, channel)} aria-valuemin="1" aria-valuemax="1" aria-valuenow="1" ...${hands}>
      <canvas ref=${canvas} aria-hidden="true"></canvas>
    </div>`;
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @param {import('@preact/signals').ReadonlySignal<boolean>} isPresent
 * @returns {import('../hands.js').Walked}
 */
function walkedPlane(scene, channel, isPresent) {
  return {
    begins: () => channel * scene.plan.value.perFilter,
    isPresent,
    cells: () => [scene.shape.value.rows, scene.shape.value.cols],
    point: (row, col, event) => {
      const { channels } = scene.model.value;
      const { rows, cols } = scene.read.value;
      const unused = rows[row] && cols[col] ? '' : `  ${t('transposed.never_stamped')}`;
      const value = formatFull(valueAt(scene, channel, row * scene.shape.value.cols + col));
      const text = `${channels[channel].name}[${row}, ${col}] = ${value}${unused}`;
      scene.point({ kind: 'input', row, col, map: channel }, text, event);
    },
  };
}

/**
 * @param {Scene} scene
 * @returns {boolean} whether the walk goes over the input; another model may come before this goes
 */
function isWalked(scene) {
  return scene.model.value.kind === 'scatter' || scene.model.value.kind === 'flatten';
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @param {number} cell
 * @returns {number}
 */
function valueAt(scene, channel, cell) {
  return scene.model.value.input.data[channel * scene.plan.value.perFilter + cell];
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @param {number} cell
 * @returns {string}
 */
function describe(scene, channel, cell) {
  const { cols } = scene.shape.value;
  return t('stage.map.cell', {
    row: Math.floor(cell / cols), col: cell % cols, value: formatFull(valueAt(scene, channel, cell)),
  });
}
