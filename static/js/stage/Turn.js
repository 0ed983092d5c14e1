/** The half-turn of true convolution: the kernel as it was given, and the arc of its way. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Cells } from './Cells.js';
import { at } from './dom.js';
import { useKernelLooks } from './Kernel.js';
import { channelName } from './sentences.js';

/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./scene.js').Scene} Scene */

const asGiven = () => false;

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 */
export function Given({ scene, channel }) {
  const looks = useKernelLooks(scene, channel, asGiven);
  const { row } = scene.geometry.value;
  const given = /** @type {GridBox & {label: number}} */ (row.given);
  const grid = { ...given, y: given.y + given.label, height: given.height - given.label };
  return html`
    <div class="given-label" style=${at({ ...given, width: 120, height: given.label })}>
      ${t('stage.as_given')}
    </div>
    <${Cells} scene=${scene} channel=${channel} box=${grid} cells=${scene.shape.value.kernel}
      looks=${looks} className="given" font=${given.pitch * 0.62}
      label=${t('stage.given.label', { channel: channelName(scene.model.value, channel, t) })} />`;
}

/**
 * Shown while the kernel turns: where it comes from, how far it is, and that the products wait;
 * while it is mirrored, the axis.
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 */
export function TurnArc({ scene, channel }) {
  const degrees = useMemo(() => computed(() => (scene.mirrored.value ? '' : `${scene.angle.value}°`)), [scene]);
  const axis = useMemo(() => computed(() => axisPath(scene)), [scene]);
  if (!scene.turning.value) return null;
  const { row, scale, layout, strips } = scene.geometry.value;
  const isFirst = Boolean(strips) || channel === scene.groupStart.value;
  const given = /** @type {GridBox & {label: number}} */ (row.given);
  const kernel = /** @type {GridBox} */ (row.kernel);
  const products = /** @type {GridBox} */ (row.products);
  const from = { x: given.x + given.width + 6 * scale, y: (given.y + given.label + given.y + given.height) / 2 };
  const to = { x: kernel.x + kernel.width - 2 * scale, y: kernel.y - 9 * scale };
  const d = `M${from.x} ${from.y}Q${to.x} ${from.y - 4 * scale} ${to.x} ${to.y}`;
  const head = 5 * scale;
  const arrow = `M${to.x - head} ${to.y - head}L${to.x} ${to.y}L${to.x + head} ${to.y - head}`;
  return html`
    <svg class="overlay turn" aria-hidden="true">
      <path d=${d} /><path d=${arrow} /><path d=${axis} />
      <text x=${to.x + 9 * scale} y=${from.y + 2 * scale}>${degrees}</text>
    </svg>
    ${layout === 'wide' && isFirst && !scene.mirrored.value && html`
      <p class="wait" style=${at({
        x: products.x, y: products.y - 24 * scale, width: products.width + 90 * scale, height: 18 * scale,
      })}>${t('stage.wait')}</p>`}`;
}

/** How far the axis stands out of the kernel's frame, in the design's pixels. */
const OUT = 7;

/**
 * @param {Scene} scene
 * @returns {string} the ends of the axis that the kernel is mirrored at, upright at first, then level;
 *   over the numbers it would strike them through
 */
function axisPath(scene) {
  const { row: { kernel }, scale } = scene.geometry.value;
  const sides = scene.mirrored.value;
  if (!sides || !kernel) return '';
  const out = OUT * scale;
  return sides[0] > -1
    ? `M${kernel.x + kernel.width / 2} ${kernel.y - out}v${out}m0 ${kernel.height}v${out}`
    : `M${kernel.x - out} ${kernel.y + kernel.height / 2}h${out}m${kernel.width} 0h${out}`;
}
