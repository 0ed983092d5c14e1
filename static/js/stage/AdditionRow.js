/** One channel of an addition: a cell of each plane, and their sum. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatFull } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { Cells } from './Cells.js';
import { cellSignals, Lines } from './CellRow.js';
import { at, cellUnder, usePainted } from './dom.js';
import { Chip } from './EquationRow.js';
import { FeatureMap } from './FeatureMap.js';
import { fonts } from './fonts.js';
import { ghosts, padLook, pooledLook } from './looks.js';
import { paintPlane } from './painters/plane.js';
import { Plane, WindowOverlay } from './Plane.js';
import { channelName } from './sentences.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * What is added in its own colours: with signs where it has them, else as its channel.
 * @param {Model} model
 * @param {number} channel
 * @returns {{range: import('../types.js').Pair, hue: import('../types.js').Scale}}
 */
function coloursOf({ other, channels }, channel) {
  const range = other?.range ?? [0, 1];
  if (range[0] < 0) return { range, hue: 'signed' };
  const { hue } = channels[channel];
  return { range, hue: hue === 'signed' ? 'grey' : hue };
}

/**
 * @param {Scene} scene
 * @param {number} channel
 */
function addendLook(scene, channel) {
  return computed(() => {
    const value = scene.present.value?.[channel]?.intermediate?.other;
    if (value === undefined || !scene.reads(channel)) return ghosts(1);
    if (!scene.model.value.other) return [{ ...padLook(value), kind: 'plain' }];
    return [pooledLook(value, { ...coloursOf(scene.model.value, channel), palette: palette.value })];
  });
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {number} props.top px
 * @param {import('./Plane.js').WindowMarks} props.marks
 */
export function AdditionRow({ scene, channel, top, marks }) {
  const signals = useMemo(() => cellSignals(scene, channel), [scene, channel]);
  const addend = useMemo(() => addendLook(scene, channel), [scene, channel]);
  const { row, layout } = scene.geometry.value;
  const { hue, name } = scene.model.value.channels[channel];
  const params = { channel: channelName(scene.model.value, channel, t) };
  const [plus, equals] = row.signs;
  const box = /** @type {GridBox} */ (row.addend);
  return html`
    <section class="row cell-row" data-hue=${hue}
      style=${{ top: `${top}px`, height: `${row.height}px` }} aria-label=${params.channel}>
      ${layout === 'wide' && html`<div class="bar" style=${at(row.bar)}>${name}</div>`}
      <${Plane} scene=${scene} channel=${channel} box=${row.plane} />
      <${WindowOverlay} scene=${scene} channel=${channel} marks=${marks} />
      <${Cells} scene=${scene} channel=${channel} box=${row.window} cells=${[1, 1]}
        looks=${signals.cell} label=${t('cells.cell.label', params)} className="window" />
      <div class="sign" style=${at(plus)} aria-hidden="true">+</div>
      <${Cells} scene=${scene} channel=${channel} box=${box} cells=${[1, 1]}
        looks=${addend} label=${t('add.added.label', params)} className=${scene.model.value.other ? 'window' : 'added'} />
      ${row.other && scene.model.value.other && html`<${Other} scene=${scene} channel=${channel} plane=${row.other} />`}
      ${row.other && scene.model.value.other && html`<${OtherLines} scene=${scene} from=${row.other} to=${box} />`}
      <div class="sign" style=${at(equals)} aria-hidden="true">=</div>
      <${Chip} scene=${scene} channel=${channel} look=${signals.result}
        label=${t('cells.result.label', params)} />
      ${row.note && html`<div class="note formula-lines" style=${at(row.note)} role="group"
        aria-label=${t('cells.formula.label', params)}>
        <${Lines} lines=${signals.formula} />
      </div>`}
      <${FeatureMap} scene=${scene} channel=${channel} box=${/** @type {GridBox} */ (row.map)}
        label=${t('stage.map.channel', params)} />
    </section>`;
}

/**
 * The plane of what is added, with its cell.
 * @param {{scene: Scene, channel: number, plane: GridBox}} props
 */
function Other({ scene, channel, plane }) {
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => () => {
    const now = scene.model.value;
    if (!now.other || !scene.reads(channel)) return;
    const { range, hue } = coloursOf(now, channel);
    const channels = now.channels.map((one) => ({ ...one, hue }));
    paintPlane(element, { ...now, input: now.other.array, inputRange: range, channels }, channel, plane, {
      palette: palette.value, family: fonts.value, read: scene.read.value,
    });
  }, [scene, channel, plane]);
  const mark = useMemo(() => computed(() => (
    `translate(${scene.col.value * plane.pitch} ${scene.row.value * plane.pitch})`
  )), [scene, plane.pitch]);
  const point = (/** @type {PointerEvent} */ event) => {
    const { rows, cols } = scene.shape.value;
    const cell = cellUnder(event, { pitch: plane.pitch, rows, cols });
    const data = scene.model.value.other?.array.data;
    if (!cell || !data) return;
    const value = formatFull(data[(channel * rows + cell[0]) * cols + cell[1]]);
    const on = /** @type {const} */ ({ kind: 'input', row: cell[0], col: cell[1], map: channel });
    scene.point(on, `y[${cell.join(', ')}] = ${value}`, event);
  };
  const least = Math.max(0, (8 - plane.pitch) / 2);
  return html`
    <div class="other-plane" style=${at(plane)} role="img" onPointerMove=${point} onPointerLeave=${scene.forget}
      aria-label=${t('add.plane.label', { channel: channelName(scene.model.value, channel, t) })}>
      <canvas ref=${canvas}></canvas>
      <svg class="overlay" aria-hidden="true">
        <rect class="window-outline" transform=${mark} x=${-least} y=${-least} rx="3"
          width=${plane.pitch + 2 * least} height=${plane.pitch + 2 * least} />
      </svg>
    </div>`;
}

/**
 * The lines that magnify the cell of what is added, from the right.
 * @param {{scene: Scene, from: GridBox, to: GridBox}} props
 */
function OtherLines({ scene, from, to }) {
  const lines = useMemo(() => computed(() => {
    if (scene.sweep.value) return '';
    const x = from.x + scene.col.value * from.pitch - 1;
    const y = from.y + scene.row.value * from.pitch;
    const end = to.x + to.width + 4 * scene.geometry.value.scale;
    return `M${x.toFixed(1)} ${y.toFixed(1)}L${end} ${to.y + 4}`
      + `M${x.toFixed(1)} ${(y + from.pitch).toFixed(1)}L${end} ${to.y + to.height - 4}`;
  }), [scene, from, to]);
  return html`<svg class="overlay" aria-hidden="true"><path class="magnify" d=${lines} /></svg>`;
}
