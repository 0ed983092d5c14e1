/**
 * A map of the output that fills as the walk goes on. Pressing or dragging on it goes to the step
 * of the cell; with the keyboard it is a slider over its cells.
 */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { reachOf } from '../lib/grid.js';
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
    state: computed(() => {
      if (isPooled() || scene.filter.value === channel) return 'now';
      return filled.value > 0 ? 'done' : 'waiting';
    }),
    valueAt: (/** @type {number} */ cell) => scene.model.value.output.data[channel * size() + cell],
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
 */
export function useFilled(scene, channel, { box, state, tiles: paint }) {
  return usePainted((/** @type {HTMLCanvasElement} */ element) => {
    const tiles = computed(paint);
    return () => {
      if (!scene.writes(channel)) return;
      paintFilled(element, tiles.value, box, {
        cols: scene.shape.value.out[1], filled: state.filled.value,
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
      scene.hover.value = { kind: 'output', row, col };
      const value = index < state.filled.value
        ? `= ${formatFull(state.valueAt(index))}`
        : t('stage.map.waiting');
      const { vectors } = scene.model.value;
      scene.tell(`${placeName(vectors?.output, cells()[1], row, col)} ${value}`, event);
    },
  };
}

/** The least side of the ring, px. */
const LEAST_RING = 8;

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
  const reached = useMemo(() => computed(() => {
    const on = scene.hover.value;
    const span = on?.kind === 'input' ? reachOf(scene.model.value.run, on.row, on.col) : null;
    if (!span || !state.isPresent.value) return '';
    return `M${span.left * pitch} ${span.top * pitch}h${span.width * pitch}`
      + `v${span.height * pitch}h${-span.width * pitch}z`;
  }), [scene, state, pitch]);
  const out = Math.max(LEAST_RING - pitch, Math.min(5, pitch * 0.2));
  return html`
    <svg class="overlay" aria-hidden="true">
      <path class="pointed" d=${reached} />
      ${state.isPresent.value && html`
        <rect class="ring" transform=${ring} x=${-out / 2} y=${-out / 2} rx="4"
          width=${pitch + out} height=${pitch + out} />`}
    </svg>`;
}
