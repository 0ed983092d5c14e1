/** One channel of the input, with the window that slides over it. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { readersOf, rimOf, sourceCell, tapCell, windowAt } from '../lib/grid.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatFull } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { placeName } from '../lib/vector.js';
import { isInserted, stampersOf } from '../lib/transposed.js';
import { at, cellUnder, usePainted } from './dom.js';
import { fonts } from './fonts.js';
import { paintPlane } from './painters/plane.js';
import { PlaneCursor } from './PlaneCursor.js';
import { channelName } from './sentences.js';

/** @typedef {import('./geometry/measure.js').Geometry} Geometry */
/** @typedef {import('./geometry/measure.js').RowParts} RowParts */
/** @typedef {import('./scene.js').Scene} Scene */

/** The least side of the window's outline at the design's size, px. */
const LEAST_OUTLINE = 9;

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {import('./geometry/measure.js').GridBox} props.box
 */
export function Plane({ scene, channel, box: plane }) {
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => () => {
    if (!scene.reads(channel)) return;
    const style = { palette: palette.value, family: fonts.value, read: scene.read.value };
    paintPlane(element, scene.model.value, channel, plane, style);
  }, [scene, channel, plane]);
  const point = (/** @type {PointerEvent} */ event) => {
    const { rows, cols } = scene.shape.value;
    const cell = cellUnder(event, { pitch: plane.pitch, rows, cols });
    if (!cell) return;
    const rim = rimOf(scene.model.value.run);
    const [row, col] = [cell[0] - rim[0], cell[1] - rim[2]];
    scene.point({ kind: 'input', row, col, map: channel }, describe(scene, channel, row, col), event);
  };
  return html`
    <canvas ref=${canvas} class="plane" style=${at(plane)} role="img"
      aria-label=${planeLabel(scene, channel)}
      onPointerMove=${point} onPointerLeave=${scene.forget} onClick=${scene.pin}></canvas>
    <${PlaneCursor} scene=${scene} channel=${channel} box=${plane} rim=${rimOf(scene.model.value.run)}
      describe=${(/** @type {number} */ row, /** @type {number} */ col) => describe(scene, channel, row, col)} />`;
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @returns {string}
 */
export function planeLabel(scene, channel) {
  const { run, vectors } = scene.model.value;
  const [, rows, cols] = run.input_shape;
  if (vectors?.input) return t('vector.input.label', { n: rows * cols });
  return t('stage.plane.label', { channel: channelName(scene.model.value, channel, t), rows, cols });
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @param {number} row
 * @param {number} col
 * @returns {string}
 */
function describe(scene, channel, row, col) {
  const { run, input, channels, transposed, vectors } = scene.model.value;
  const [, height, width] = run.input_shape;
  const where = `${channels[channel].name}${placeName(vectors?.input, width, row, col)}`.replaceAll('-', '−');
  const rim = rimOf(run);
  if (row >= height + rim[1] || col >= width + rim[3]) {
    return `${where}  ${t('stage.overhang')}`;
  }
  const source = sourceCell(run, row, col);
  if (!source) return `${where}  ${t('stage.padding')}`;
  if (transposed) return describeStretched(scene, channel, source);
  const value = formatFull(input.data[(channel * height + source[0]) * width + source[1]]);
  if (row < 0 || col < 0 || row >= height || col >= width) {
    const cell = `${channels[channel].name}[${source.join(', ')}]`;
    return `${where} = ${value}  ${t('stage.padding_copy', { cell })}`;
  }
  const isRead = scene.read.value.rows[row] && scene.read.value.cols[col];
  if (!isRead) return `${where} = ${value}  ${t('stage.never_read')}`;
  return `${where} = ${value}${scene.model.value.dense ? '' : readBy(run, row, col)}`;
}

/**
 * @param {import('../types.js').RunJson} run
 * @param {number} row
 * @param {number} col
 * @returns {string} how many windows read a cell; nothing where every cell is its own window
 */
function readBy(run, row, col) {
  if (run.kernel_size[0] * run.kernel_size[1] === 1 && !run.adaptive) return '';
  const { rows, cols } = readersOf(run, row, col);
  return `  ${t('stage.partners.windows', { n: rows.length * cols.length })}`;
}

/**
 * The same of all channels at once.
 * @param {Scene} scene
 * @param {number} row
 * @param {number} col
 * @returns {string}
 */
export function describeCells(scene, row, col) {
  const { run, input, channels } = scene.model.value;
  const [, height, width] = run.input_shape;
  if (channels.length === 1) return describe(scene, 0, row, col);
  const source = sourceCell(run, row, col);
  const where = `[${row}, ${col}]`.replaceAll('-', '−');
  if (!source) return `${where}  ${t('stage.padding')}`;
  const values = channels.map(({ name }, channel) => (
    `${name} ${formatFull(input.data[(channel * height + source[0]) * width + source[1]])}`
  ));
  return `${where}  ${values.join('  ')}`;
}

/**
 * A cell of the stretched input by its place in the input as it is.
 * @param {Scene} scene
 * @param {number} channel
 * @param {[number, number]} cell of the stretched input
 * @returns {string}
 */
function describeStretched(scene, channel, [row, col]) {
  const { run, input, channels, transposed } = scene.model.value;
  const stride = /** @type {import('../types.js').RunJson} */ (transposed).stride;
  const isRead = scene.read.value.rows[row] && scene.read.value.cols[col];
  const unread = isRead ? '' : `  ${t('stage.never_read')}`;
  if (isInserted(stride, row, col)) return `0  ${t('transposed.inserted')}${unread}`;
  const [, height, width] = run.input_shape;
  const value = formatFull(input.data[(channel * height + row) * width + col]);
  return `${channels[channel].name}[${row / stride[0]}, ${col / stride[1]}] = ${value}${unread}`;
}

/**
 * The outline of the window over an input plane and the lines that magnify it. The same for every
 * row: they share the strings that move.
 * @param {Scene} scene
 */
export function windowMarks(scene) {
  const corner = computed(() => {
    const plane = scene.plane.value;
    const rim = rimOf(scene.model.value.run);
    const [top, left] = scene.place.value;
    return [plane.x + (left + rim[2]) * plane.pitch, plane.y + (top + rim[0]) * plane.pitch];
  });
  const extent = computed(() => {
    const [, , height, width] = scene.place.value;
    const { pitch } = scene.plane.value;
    return `${(width * pitch).toFixed(2)} ${(height * pitch).toFixed(2)}`;
  });
  // Most windows never change their size: what draws them is told only when they do.
  const size = computed(() => extent.value.split(' ').map(Number));
  return {
    move: computed(() => `translate(${corner.value[0].toFixed(2)} ${corner.value[1].toFixed(2)})`),
    size,
    gaps: computed(() => gapsPath(scene)),
    lines: computed(() => {
      const { layout, scale, picture } = scene.geometry.value;
      const isOff = picture || layout === 'phone' || scene.sweep.value;
      if (isOff || ['scatter', 'dense'].includes(scene.shape.value.kind)) return '';
      const [x, y] = [corner.value[0] + size.value[0] + 1, corner.value[1]];
      const box = scene.windowBox.value;
      const target = box.x - 4 * scale;
      const [top, bottom] = [box.y + 4 * scale, box.y + box.height - 4 * scale];
      return `M${x.toFixed(1)} ${y.toFixed(1)}L${target} ${top}`
        + `M${x.toFixed(1)} ${(y + size.value[1]).toFixed(1)}L${target} ${bottom}`;
    }),
  };
}

/** @typedef {ReturnType<typeof windowMarks>} WindowMarks */

/**
 * What dilation leaves between the taps, as a path from the window's corner.
 * @param {Scene} scene
 * @returns {string}
 */
function gapsPath(scene) {
  const { run } = scene.model.value;
  if (run.adaptive) return '';
  const { pitch } = scene.plane.value;
  const { height, width } = windowAt(run, 0, 0);
  const [gapH, gapW] = run.dilation;
  let path = '';
  for (let row = 0; row < height; row += 1) {
    for (let col = 0; col < width; col += 1) {
      if (row % gapH === 0 && col % gapW === 0) continue;
      path += `M${col * pitch} ${row * pitch}h${pitch}v${pitch}h${-pitch}z`;
    }
  }
  return path;
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {WindowMarks} props.marks
 * @param {boolean} [props.isHere] whether the window is on this plane
 */
export function WindowOverlay({ scene, channel, marks, isHere = true }) {
  const { scale } = scene.geometry.value;
  const size = marks.size.value;
  const pointed = useMemo(() => computed(() => pointedCell(scene, channel)), [scene, channel]);
  // A window of a few pixels keeps an outline that can be found.
  const around = size.map((side) => Math.max(0.5, (LEAST_OUTLINE * scale - side) / 2));
  return html`
    <svg class="overlay" aria-hidden="true">
      ${isHere && html`
        <path class="magnify" d=${marks.lines} />
        <g transform=${marks.move}>
          <path class="gaps" d=${marks.gaps} />
          <rect class="window-outline" x=${-around[0]} y=${-around[1]} rx=${4 * scale}
            width=${size[0] + 2 * around[0]} height=${size[1] + 2 * around[1]} />
        </g>`}
      <path class="pointed" d=${pointed} />
    </svg>`;
}

/**
 * What the pointer marks on the input: the cell that a tap reads and, in padding that copies, the
 * cell it is a copy of; or the window of an output cell.
 * @param {Scene} scene
 * @param {number} channel
 * @returns {string} path
 */
function pointedCell(scene, channel) {
  const on = scene.hover.value;
  const isOther = on?.kind === 'tap' && on.channel !== channel && !scene.geometry.value.picture;
  if (!on || isOther) return '';
  const { run, kind } = scene.model.value;
  if (kind === 'flatten') return putCell(scene, channel, on);
  const isScatter = kind === 'scatter';
  if (on.kind === 'output') {
    const span = isScatter ? stampersIn(scene, channel, on) : windowAt(run, on.row, on.col);
    return span ? outline(scene, [span.top, span.left], [span.height, span.width]) : '';
  }
  if (isScatter) return '';
  const cell = on.kind === 'input'
    ? /** @type {[number, number]} */ ([on.row, on.col])
    : tapCell(run, windowAt(run, scene.row.value, scene.col.value), on.tap);
  const source = sourceCell(run, ...cell);
  const copied = source && String(source) !== String(cell) ? outline(scene, source, [1, 1]) : '';
  return on.kind === 'input' ? copied : outline(scene, cell, [1, 1]) + copied;
}

/**
 * The cell of a place in the vector: it is one channel's.
 * @param {Scene} scene
 * @param {number} channel
 * @param {import('./pointing.js').Hover} on
 * @returns {string} path
 */
function putCell(scene, channel, on) {
  return on.kind === 'output' && on.map === channel ? outline(scene, [on.row, on.col], [1, 1]) : '';
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @param {{row: number, col: number, map?: number}} cell of an output map
 * @returns {import('../lib/grid.js').Span|null} the cells of the channel that are stamped on it
 */
function stampersIn(scene, channel, { row, col, map = 0 }) {
  const { transposed, filters } = scene.model.value;
  if (!transposed) return null;
  const [groups, channels] = [transposed.groups, transposed.input_shape[0]];
  const isTheirs = Math.floor((channel * groups) / channels) === Math.floor((map * groups) / filters);
  return isTheirs ? stampersOf(transposed, row, col) : null;
}

/**
 * @param {Scene} scene
 * @param {[number, number]} corner row and column in input coordinates
 * @param {[number, number]} size rows and columns
 * @returns {string} path
 */
function outline(scene, [top, left], [height, width]) {
  const rim = rimOf(scene.model.value.run);
  const plane = scene.plane.value;
  const [x, y] = [plane.x + (left + rim[2]) * plane.pitch, plane.y + (top + rim[0]) * plane.pitch];
  return `M${x} ${y}h${width * plane.pitch}v${height * plane.pitch}h${-width * plane.pitch}z`;
}
