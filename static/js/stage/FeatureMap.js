/**
 * A map of the output that fills as the walk goes on. Pressing or dragging on it goes to the step
 * of the cell; with the keyboard it is a slider over its cells.
 */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { readersOf, windowAt } from '../lib/grid.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatFull } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { placeName } from '../lib/vector.js';
import { at, usePainted } from './dom.js';
import { fonts } from './fonts.js';
import { onGrid, walkHands } from './hands.js';
import { mapTiles, paintFilled } from './painters/map.js';

/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * What a map needs to know, with its channel's place in the walk.
 * @param {Scene} scene
 * @param {number} channel of the output
 */
export function mapState(scene, channel) {
  const size = () => scene.plan.value.perFilter;
  const isPooled = () => scene.model.value.kind !== 'conv';
  const begins = () => (isPooled() ? 0 : channel * size());
  const filled = computed(() => {
    if (isPooled() || scene.filter.value === channel) return scene.filled.value;
    return scene.filter.value > channel ? size() : 0;
  });
  return {
    begins,
    filled,
    isPresent: computed(() => isPooled() || scene.filter.value === channel),
    /**
     * Whether the map is made of a channel of the input; of any where none is meant.
     * @param {number|undefined} read
     */
    reads: (read) => {
      const { run, kind } = scene.model.value;
      if (read === undefined) return true;
      if (kind !== 'conv') return read === channel;
      const { groups, input_shape: [channels], output_shape: [filters] } = run;
      return Math.floor((read * groups) / channels) === Math.floor((channel * groups) / filters);
    },
    isAsked: computed(() => {
      const { any, result } = scene.hidden.value;
      return any && (isPooled() ? result(channel) === 'asked' : scene.filter.value === channel);
    }),
    state: computed(() => {
      if (isPooled() || scene.filter.value === channel) return 'now';
      return filled.value > 0 ? 'done' : 'waiting';
    }),
    valueAt: (/** @type {number} */ cell) => scene.model.value.output.data[channel * size() + cell],
    /** Channels that a cell is made of. */
    terms: () => (isPooled() ? 1 : scene.groupSize.value),
  };
}

/** @typedef {ReturnType<typeof mapState>} MapState */

/**
 * A canvas that shows a map as far as the walk has come.
 * @param {Scene} scene
 * @param {number} channel of the output
 * @param {object} map
 * @param {GridBox} map.box
 * @param {MapState} map.state
 * @param {() => import('./painters/map.js').MapTiles} map.tiles
 * @param {number} [map.cols] cells side by side, where they are not as many as in the output
 */
export function useFilled(scene, channel, { box, state, tiles: paint, cols }) {
  return usePainted((/** @type {HTMLCanvasElement} */ element) => {
    const tiles = computed(paint);
    return () => {
      if (!scene.writes(channel)) return;
      paintFilled(element, tiles.value, box, {
        cols: cols ?? scene.shape.value.out[1], filled: state.filled.value,
      });
    };
  }, [scene, channel, box.width, box.height, state]);
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel of the output
 * @param {GridBox} props.box
 * @param {string} props.label
 */
export function FeatureMap({ scene, channel, box, label }) {
  const state = useMemo(() => mapState(scene, channel), [scene, channel]);
  const canvas = useFilled(scene, channel, {
    box,
    state,
    tiles: () => mapTiles(scene.model.value, channel, box, {
      palette: palette.value, family: fonts.value, limit: scene.limits.value.map,
    }),
  });
  const slider = useMapSlider(scene, channel, state);
  const hands = useMemo(() => {
    const plane = walked(scene, state);
    return walkHands(scene, plane, onGrid(plane, box.pitch));
  }, [scene, state, box.pitch]);
  return html`
    <div ref=${slider} class="map" style=${at(box)} role="slider" tabindex="0"
      aria-label=${label} aria-valuemin="1" aria-valuemax="1" aria-valuenow="1" ...${hands}>
      <canvas ref=${canvas} aria-hidden="true"></canvas>
      <${MapMarks} scene=${scene} state=${state} pitch=${box.pitch} />
    </div>`;
}

/**
 * Tells those who do not see the map where the walk is in it.
 * @param {Scene} scene
 * @param {number} channel of the output
 * @param {MapState} state
 */
export function useMapSlider(scene, channel, state) {
  return usePainted((/** @type {HTMLElement} */ element) => () => {
    if (!scene.writes(channel)) return;
    const target = element;
    const steps = scene.plan.value.perFilter;
    const last = Math.max(0, state.filled.value - 1);
    target.dataset.state = state.state.value;
    target.setAttribute('aria-valuemax', String(steps));
    if (scene.player.playing.value && document.activeElement !== element) return;
    const now = state.isPresent.value ? scene.cell.value : last;
    target.setAttribute('aria-valuenow', String(now + 1));
    target.setAttribute('aria-valuetext', describe(scene, state, now));
  }, [scene, channel, state]);
}

/**
 * @param {Scene} scene
 * @param {MapState} state
 * @param {number} cell
 * @returns {string}
 */
function describe(scene, state, cell) {
  const cols = scene.shape.value.out[1];
  if (scene.model.value.vectors?.output) {
    if (cell >= state.filled.value) return t('vector.cell.waiting', { n: cell });
    return t('vector.cell', { n: cell, value: formatFull(state.valueAt(cell)) });
  }
  const params = { row: Math.floor(cell / cols), col: cell % cols };
  if (cell >= state.filled.value) return t('stage.map.cell.waiting', params);
  return t('stage.map.cell', { ...params, value: formatFull(state.valueAt(cell)) });
}

/**
 * @param {Scene} scene
 * @param {MapState} state
 * @returns {import('./hands.js').Walked}
 */
export function walked(scene, state) {
  const cells = () => scene.shape.value.out;
  return {
    begins: state.begins,
    isPresent: state.isPresent,
    cells,
    point: (row, col, event) => {
      const index = row * cells()[1] + col;
      const value = index < state.filled.value
        ? `= ${formatFull(state.valueAt(index))}`
        : t('stage.map.waiting');
      const { vectors } = scene.model.value;
      const where = placeName(vectors?.output, cells()[1], row, col);
      scene.point({ kind: 'output', row, col }, `${where} ${value}${madeOf(scene, state, row, col)}`, event);
    },
  };
}

/**
 * @param {Scene} scene
 * @param {MapState} state
 * @param {number} row of the output
 * @param {number} col
 * @returns {string} how many cells of the input it is made of; nothing where it is one
 */
function madeOf(scene, state, row, col) {
  const { run, kind } = scene.model.value;
  if (['apply', 'dense', 'add', 'flatten'].includes(kind)) return '';
  const { height, width } = windowAt(run, row, col);
  const taps = run.adaptive ? height * width : run.kernel_size[0] * run.kernel_size[1];
  return `  ${t('stage.partners.cells', { n: taps * state.terms() })}`;
}

/** The least side of the ring, px. */
const LEAST_RING = 8;
/** From this many pixels the ring of a hidden cell has a question mark in it. */
const LEAST_MARK = 10;

/**
 * The ring around the present cell, and what the pointer elsewhere on the stage reaches here.
 * @param {object} props
 * @param {Scene} props.scene
 * @param {MapState} props.state
 * @param {number} props.pitch
 */
export function MapMarks({ scene, state, pitch }) {
  const ring = useMemo(() => computed(() => (
    `translate(${scene.col.value * pitch} ${scene.row.value * pitch})`
  )), [scene, pitch]);
  const reached = useMemo(() => computed(() => readersPath(scene, state, pitch)), [scene, state, pitch]);
  const out = Math.max(LEAST_RING - pitch, Math.min(5, pitch * 0.2));
  return html`
    <svg class="overlay" aria-hidden="true">
      <path class="pointed" d=${reached} />
      ${state.isPresent.value && html`
        <rect class="ring" transform=${ring} x=${-out / 2} y=${-out / 2} rx="4"
          width=${pitch + out} height=${pitch + out} />
        ${state.isAsked.value && pitch >= LEAST_MARK && html`<text class="ring-mark" transform=${ring}
          x=${pitch / 2} y=${pitch / 2} font-size=${Math.min(20, pitch * 0.7)}>?</text>`}`}
    </svg>`;
}

/**
 * The cells whose windows read the input cell that is pointed at: one outline where they lie side
 * by side, else one for each.
 * @param {Scene} scene
 * @param {MapState} state
 * @param {number} pitch
 * @returns {string} path
 */
function readersPath(scene, state, pitch) {
  const on = scene.hover.value;
  if (on?.kind !== 'input' || !state.reads(on.map)) return '';
  const { rows, cols } = readersOf(scene.model.value.run, on.row, on.col);
  if (rows.length === 0 || cols.length === 0) return '';
  const [top, left] = [Math.min(...rows), Math.min(...cols)];
  const [height, width] = [Math.max(...rows) - top + 1, Math.max(...cols) - left + 1];
  const outline = (/** @type {number} */ row, /** @type {number} */ col, down = 1, across = 1) => (
    `M${col * pitch} ${row * pitch}h${across * pitch}v${down * pitch}h${-across * pitch}z`
  );
  if (rows.length === height && cols.length === width) return outline(top, left, height, width);
  return rows.flatMap((row) => cols.map((col) => outline(row, col))).join('');
}
