/**
 * The convolution as a matrix times a vector: the whole of it as a picture or in numbers, with the
 * present row marked, and that row opened, tap by tap.
 */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { valueColour } from '../../lib/colour.js';
import { readersOf } from '../../lib/grid.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { cellOf, entriesOf, matrixShape } from '../../lib/matrix.js';
import { formatFull } from '../../lib/numbers.js';
import { palette } from '../../lib/palette.js';
import { at, placeUnder, usePainted } from '../dom.js';
import { mapState, walked } from '../FeatureMap.js';
import { fonts } from '../fonts.js';
import { walkHands } from '../hands.js';
import { Headings } from '../Headings.js';
import { InNumbers } from '../InNumbers.js';
import { paintMatrix, paintVector } from '../painters/matrix.js';
import { Tabs } from '../Tabs.js';
import { Counts } from './Counts.js';
import { Lines } from './Lines.js';
import { OutputVector } from './OutputVector.js';

/** @typedef {import('../scene.js').Scene} Scene */

/** The least side of what marks a row, a column or a cell, px. */
const LEAST = 4;
/** So many channels have their letters over the vector. */
const LETTERED = 16;

/**
 * @param {{scene: Scene}} props
 */
export function Matrix({ scene }) {
  const { says, tabs } = scene.matrix.value;
  return html`
    <div class="matrix">
      <${Headings} scene=${scene} />
      <${Letters} scene=${scene} />
      <${InputVector} scene=${scene} />
      <${Whole} scene=${scene} />
      <${OutputVector} scene=${scene} />
      <${Marks} scene=${scene} />
      <${Counts} scene=${scene} />
      ${tabs && html`<${Tabs} scene=${scene} box=${tabs} />`}
      <${Lines} scene=${scene} />
      <${InNumbers} scene=${scene} box=${says} nameOf=${() => `y[${scene.cell.value}]`} />
    </div>`;
}

/**
 * Where each channel begins in the vector.
 * @param {{scene: Scene}} props
 */
function Letters({ scene }) {
  const { whole, input, scale } = scene.matrix.value;
  const { channels, run: { input_shape: [count, height, width] } } = scene.model.value;
  if (count > LETTERED) return null;
  const each = height * width * whole.across;
  return html`${channels.map(({ name, hue }, channel) => html`
    <span key=${channel} class="matrix-letter" data-hue=${hue} aria-hidden="true"
      style=${{ left: `${input.x + channel * each}px`, top: `${input.y - 16 * scale}px`, width: `${each}px` }}>${name}</span>`)}`;
}

/**
 * The input as a vector: each number lies over its column.
 * @param {{scene: Scene}} props
 */
function InputVector({ scene }) {
  const { input: box } = scene.matrix.value;
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => () => {
    const { input: { data }, inputRange, channels, run: { input_shape: [, height, width] } } = scene.model.value;
    // Of this model: what is drawn anew for it comes later than its numbers.
    paintVector(element, data, { box: scene.matrix.value.input, axis: 'across' }, {
      palette: palette.value,
      family: fonts.value,
      colourOf: (place) => valueColour(data[place], {
        range: inputRange, hue: channels[Math.floor(place / (height * width))].hue, palette: palette.value,
      }, true),
    });
  }, [scene, box]);
  const point = (/** @type {PointerEvent} */ event) => {
    const column = Math.max(0, placeUnder(event, { pitch: scene.matrix.value.whole.across })[1]);
    const [channel, row, col] = cellOf(scene.model.value, column);
    if (channel < scene.model.value.channels.length) {
      scene.point({ kind: 'input', row, col, map: channel }, inWords(scene, column), event);
    }
  };
  const [, columns] = matrixShape(scene.model.value);
  return html`<canvas ref=${canvas} class="matrix-vector" style=${at(box)} role="img"
    aria-label=${t('matrix.input.label', { n: columns })}
    onPointerMove=${point} onPointerLeave=${scene.forget} onClick=${scene.pin}></canvas>`;
}

/**
 * @param {Scene} scene
 * @param {number} column
 * @returns {string} "x[157] = R[1, 1] = 224"
 */
function inWords(scene, column) {
  const [channel, row, col] = cellOf(scene.model.value, column);
  const { channels, input } = scene.model.value;
  return `x[${column}] = ${channels[channel].name}[${row}, ${col}] = ${formatFull(input.data[column])}`;
}

/**
 * All rows of the present filter. Pressing one goes to its step.
 * @param {{scene: Scene}} props
 */
function Whole({ scene }) {
  const { whole: box } = scene.matrix.value;
  const filter = scene.filter.value;
  const cells = matrixShape(scene.model.value);
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => () => {
    if (!scene.writes(filter)) return;
    const layer = scene.model.value;
    // In a box of another model's, millions of entries would be painted as if they were few.
    paintMatrix(element, layer, filter, { cells: matrixShape(layer), box: scene.matrix.value.whole }, {
      palette: palette.value, family: fonts.value, limit: scene.limits.value.kernel,
    });
  }, [scene, filter, box]);
  const hands = useMemo(() => {
    const plane = walked(scene, mapState(scene, filter));
    const [rows, columns] = cells;
    const under = (/** @type {PointerEvent} */ event) => {
      const [row] = placeUnder(event, { pitch: box.down });
      const cols = scene.shape.value.out[1];
      return row >= 0 && row < rows ? /** @type {[number, number]} */ ([Math.floor(row / cols), row % cols]) : null;
    };
    const point = (/** @type {number} */ row, /** @type {number} */ col, /** @type {PointerEvent} */ event) => {
      const column = Math.min(Math.max(0, placeUnder(event, { pitch: box.across })[1]), columns - 1);
      const place = row * scene.shape.value.out[1] + col;
      const weight = entriesOf(scene.model.value, filter, place).get(column) ?? 0;
      scene.point({ kind: 'output', row, col }, `A[${place}, ${column}] = ${formatFull(weight)}  ${inWords(scene, column)}`, event);
    };
    // The keys are the output's, which goes to the same steps.
    const { onPointerDown, onPointerMove, onPointerLeave } = walkHands(scene, { ...plane, point }, under);
    return { onPointerDown, onPointerMove, onPointerLeave };
  }, [scene, filter, box]);
  return html`<canvas ref=${canvas} class="matrix-whole" style=${at(box)} role="img"
    aria-label=${t('matrix.label', { n: filter + 1, rows: cells[0], columns: cells[1] })} ...${hands}></canvas>`;
}

/**
 * The present row, the numbers of the input that it reads, and what is pointed at.
 * @param {{scene: Scene}} props
 */
function Marks({ scene }) {
  const { whole, input, output, width, height } = scene.matrix.value;
  const strings = useMemo(() => ({
    row: computed(() => `translate(0 ${(scene.along.value * whole.down).toFixed(2)})`),
    read: computed(() => columnsPath(scene)),
    pointed: computed(() => pointedPath(scene)),
  }), [scene, whole]);
  const tall = Math.max(LEAST, whole.down);
  const rise = (tall - whole.down) / 2;
  const end = output.x + output.width;
  return html`
    <svg class="overlay" aria-hidden="true" width=${width} height=${height}>
      <path class="matrix-read" d=${strings.read} />
      <path class="pointed" d=${strings.pointed} />
      <g transform=${strings.row}>
        <rect class="window-outline" x=${whole.x - 3} y=${whole.y - rise - 1} rx="2" width=${whole.width + 5} height=${tall + 2} />
        <path class="matrix-way" d=${`M${whole.x + whole.width + 2} ${whole.y + whole.down / 2}H${output.x - 2}`} />
        <rect class="ring" x=${output.x - 2} y=${whole.y - rise - 1} rx="2" width=${end - output.x + 4} height=${tall + 2} />
      </g>
      <path class="matrix-frame" d=${outline(whole)} /><path class="matrix-frame" d=${outline(input)} />
    </svg>`;
}

/** @param {import('../geometry/measure.js').Box} box */
function outline({ x, y, width, height }) {
  return `M${x - 0.5} ${y - 0.5}h${width + 1}v${height + 1}h${-width - 1}z`;
}

/**
 * @param {Scene} scene
 * @returns {string} under the numbers of the input that the present row reads
 */
function columnsPath(scene) {
  const { whole, input } = scene.matrix.value;
  const columns = [...entriesOf(scene.model.value, scene.filter.value, scene.cell.value).keys()].sort((a, b) => a - b);
  const y = input.y + input.height + 3;
  return columns.map((column, place) => {
    const follows = columns[place - 1] === column - 1;
    const from = input.x + column * whole.across;
    return `${follows ? '' : `M${from.toFixed(2)} ${y}`}H${(from + Math.max(1, whole.across)).toFixed(2)}`;
  }).join('');
}

/**
 * @param {Scene} scene
 * @returns {string} the row of an output cell that is pointed at; of an input cell its column, and
 *   the cells of the output that read it
 */
function pointedPath(scene) {
  const on = scene.hover.value;
  const { whole, output } = scene.matrix.value;
  const [, cols] = scene.shape.value.out;
  const across = (/** @type {number} */ row, /** @type {number} */ x, /** @type {number} */ width) => (
    `M${x} ${whole.y + row * whole.down}h${width}v${Math.max(1, whole.down)}h${-width}z`
  );
  if (on?.kind === 'output') return across(on.row * cols + on.col, whole.x, whole.width);
  if (on?.kind !== 'input') return '';
  const { run } = scene.model.value;
  const [, height, width] = run.input_shape;
  if (on.row < 0 || on.col < 0 || on.row >= height || on.col >= width) return '';
  const column = ((on.map ?? 0) * height + on.row) * width + on.col;
  const { rows: readers, cols: beside } = readersOf(run, on.row, on.col);
  const wide = Math.max(1, whole.across);
  return `M${whole.x + column * whole.across} ${whole.y}v${whole.height}h${wide}v${-whole.height}z${
    readers.flatMap((row) => beside.map((col) => across(row * cols + col, output.x, output.width))).join('')}`;
}
