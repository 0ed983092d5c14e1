/** The present filter's map as a picture: it fills as the walk goes on, and dragging walks. */

import { computed } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { palette } from '../../lib/palette.js';
import { at, cellUnder, usePainted } from '../dom.js';
import { MapMarks, mapState, useMapSlider, walked } from '../FeatureMap.js';
import { walkHands } from '../hands.js';
import { outputPixels, paintOutput } from '../painters/picture.js';
import { showing } from './look.js';
import { setLook, wheelZoom } from './Picture.js';

/** @typedef {import('../geometry/measure.js').GridBox} GridBox */
/** @typedef {import('../scene.js').Scene} Scene */

/** @param {{scene: Scene}} props */
export function OutputPicture({ scene }) {
  const filter = scene.filter.value;
  return html`<${FilterPicture} key=${filter} scene=${scene} filter=${filter} />`;
}

/** @param {{scene: Scene, filter: number}} props */
function FilterPicture({ scene, filter }) {
  const state = useMemo(() => mapState(scene, filter), [scene, filter]);
  const frame = /** @type {{output: GridBox}} */ (scene.geometry.value.picture).output;
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => {
    const source = computed(() => outputPixels(scene.model.value, filter, {
      palette: palette.value, limit: scene.limits.value.map,
    }));
    return () => {
      const looked = scene.looked.value;
      if (!looked || !scene.writes(filter)) return;
      paintOutput(element, frame, looked.output, {
        source: source.value, filled: state.filled.value, palette: palette.value,
      });
    };
  }, [scene, filter, frame.width, frame.height, state]);
  const hands = useMemo(() => {
    const plane = walked(scene, state);
    return walkHands(scene, plane, (event) => cellBehind(scene, event));
  }, [scene, state]);
  const root = useMapSlider(scene, filter, state);
  useLayoutEffect(() => wheelZoom(scene)(/** @type {HTMLElement} */ (root.current)), [scene, filter]);
  useFollowing(scene);
  return html`
    <div ref=${root} class="map picture-frame" style=${at(frame)} role="slider" tabindex="0"
      aria-label=${t('stage.map', { n: filter + 1 })} aria-valuemin="1" aria-valuemax="1"
      aria-valuenow="1" ...${hands}>
      <canvas ref=${canvas} aria-hidden="true"></canvas>
      <${Behind} scene=${scene} state=${state} />
    </div>`;
}

/**
 * The marks lie on the map, which may be larger than its frame.
 * @param {{scene: Scene, state: ReturnType<typeof mapState>}} props
 */
function Behind({ scene, state }) {
  const map = scene.looked.value?.output;
  if (!map) return null;
  return html`<div class="behind" style=${at(map)}>
    <${MapMarks} scene=${scene} state=${state} pitch=${map.pitch} />
    <${Scan} scene=${scene} pitch=${map.pitch} />
  </div>`;
}

/**
 * While the walk sweeps, the edge of what is written.
 * @param {{scene: Scene, pitch: number}} props
 */
function Scan({ scene, pitch }) {
  const line = useMemo(() => computed(() => (
    scene.sweep.value ? `M0 ${(scene.row.value + 1) * pitch}H${scene.shape.value.out[1] * pitch}` : ''
  )), [scene, pitch]);
  return html`<svg class="overlay" aria-hidden="true"><path class="scan" d=${line} /></svg>`;
}

/**
 * @param {Scene} scene
 * @param {PointerEvent} event
 * @returns {[number, number]|null}
 */
function cellBehind(scene, event) {
  const map = scene.looked.peek()?.output;
  if (!map) return null;
  const [rows, cols] = scene.shape.peek().out;
  return cellUnder(event, { ...map, rows, cols });
}

/**
 * A step out of view is brought into it.
 * @param {Scene} scene
 */
function useFollowing(scene) {
  const before = useRef(-1);
  const position = scene.position.value;
  const isSweep = scene.sweep.value;
  useLayoutEffect(() => {
    const looked = scene.looked.peek();
    if (before.current !== -1 && before.current !== position && looked && !isSweep) {
      const [rows, cols] = scene.shape.peek().out;
      const point = /** @type {[number, number]} */ ([
        (scene.col.peek() + 0.5) / cols, (scene.row.peek() + 0.5) / rows,
      ]);
      const next = showing(looked.look, point);
      if (next !== looked.look) setLook(scene, next);
    }
    before.current = position;
  }, [position, isSweep]);
}
