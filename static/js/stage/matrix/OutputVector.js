/** The output as a vector: each number beside its row, filled as far as the walk has come. */

import { useMemo } from 'preact/hooks';
import { diverging, mix } from '../../lib/colour.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { palette } from '../../lib/palette.js';
import { at, placeUnder } from '../dom.js';
import { mapState, useFilled, useMapSlider, walked } from '../FeatureMap.js';
import { fonts } from '../fonts.js';
import { walkHands } from '../hands.js';
import { paintVector } from '../painters/matrix.js';

/** @typedef {import('../scene.js').Scene} Scene */

/** How much of the paper there is in a cell that is not computed yet. */
const FAINT = 0.85;

/**
 * @param {{scene: Scene}} props
 */
export function OutputVector({ scene }) {
  const filter = scene.filter.value;
  const { output: box, whole: { down } } = scene.matrix.value;
  const state = useMemo(() => mapState(scene, filter), [scene, filter]);
  const canvas = useFilled(scene, filter, {
    box: { ...box, pitch: down },
    cols: 1,
    state,
    tiles: () => tilesOf(scene, filter),
  });
  const slider = useMapSlider(scene, filter, state);
  const hands = useMemo(() => {
    const plane = walked(scene, state);
    return walkHands(scene, plane, (event) => {
      const [row] = placeUnder(event, { pitch: down });
      const [rows, cols] = plane.cells();
      return row < 0 || row >= rows * cols ? null : [Math.floor(row / cols), row % cols];
    });
  }, [scene, state, down]);
  return html`
    <div ref=${slider} class="map matrix-output" style=${at(box)} role="slider" tabindex="0"
      aria-orientation="vertical" aria-label=${t('matrix.output.label')} aria-valuemin="1" aria-valuemax="1" aria-valuenow="1" ...${hands}>
      <canvas ref=${canvas} aria-hidden="true"></canvas>
    </div>`;
}

/**
 * @param {Scene} scene
 * @param {number} filter
 * @returns {import('../painters/map.js').MapTiles}
 */
function tilesOf(scene, filter) {
  const { run: { output_shape: [, rows, cols] }, output: { data } } = scene.model.value;
  const values = data.subarray(filter * rows * cols, (filter + 1) * rows * cols);
  const style = { palette: palette.value, family: fonts.value };
  const place = { box: scene.matrix.value.output, axis: /** @type {const} */ ('down') };
  const [full, empty] = [document.createElement('canvas'), document.createElement('canvas')];
  const limit = scene.limits.value.map;
  paintVector(full, values, place, { ...style, colourOf: (cell) => diverging(values[cell], limit, style.palette) });
  const faint = mix(style.palette.paper, style.palette.zero, FAINT);
  paintVector(empty, values, place, { ...style, colourOf: () => faint, withNumbers: false });
  return { full, empty };
}
