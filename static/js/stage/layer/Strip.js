/** All filters, small, where only the present one is shown with its parts: pressing one goes there. */

import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { diverging } from '../../lib/colour.js';
import { fitGrid } from '../../lib/grid.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { palette } from '../../lib/palette.js';
import { at, usePainted } from '../dom.js';
import { mapState, useFilled } from '../FeatureMap.js';
import { fonts } from '../fonts.js';
import { drawPixels, pixels, prepare } from '../painters/canvas.js';
import { mapTiles } from '../painters/map.js';
import { goToFilter } from './FilterCard.js';

/** @typedef {import('../geometry/layer.js').Strip} StripBox */
/** @typedef {import('../geometry/measure.js').Box} Box */
/** @typedef {import('./state.js').Layer} Layer */

/** More tabs than this have numbers for their names. */
const NAMED_TABS = 3;

/**
 * Keeps the present one of a row of filters in sight.
 * @param {Layer} layer
 */
function usePresentInSight(layer) {
  const ref = useRef(/** @type {HTMLElement|null} */ (null));
  const present = layer.scene.filter.value;
  useLayoutEffect(() => {
    const row = ref.current;
    const one = /** @type {HTMLElement|undefined} */ (row?.children[present]);
    // Only the row itself: the page stays where it is.
    if (row && one) row.scrollLeft = one.offsetLeft + (one.offsetWidth - row.clientWidth) / 2;
  }, [present]);
  return ref;
}

/**
 * @param {{layer: Layer, strip: StripBox}} props
 */
export function Strip({ layer, strip }) {
  const { filters } = layer.scene.model.value;
  const ref = usePresentInSight(layer);
  return html`
    <div ref=${ref} class="layer-strip" style=${{ ...at(strip), gap: `${strip.gap}px` }} role="group" aria-label=${t('layer.all_filters')}>
      ${Array.from({ length: filters }, (_, filter) => html`
        <${Small} key=${filter} layer=${layer} filter=${filter} card=${strip.card} />`)}
    </div>`;
}

/**
 * @param {{layer: Layer, filter: number, card: Box}} props
 */
function Small({ layer, filter, card }) {
  const { scene } = layer;
  const [rows, cols] = scene.shape.value.out;
  const isPresent = scene.filter.value === filter;
  const side = card.height - 16;
  const map = { x: 0, y: 0, ...fitGrid(rows, cols, side, card.width * 0.5) };
  const state = useMemo(() => mapState(scene, filter), [scene, filter]);
  const canvas = useFilled(scene, filter, {
    box: map,
    state,
    tiles: () => mapTiles(scene.model.value, filter, map, {
      palette: palette.value, family: fonts.value, limit: scene.limits.value.map,
    }),
  });
  const room = { height: side - 16, width: card.width - map.width - 24 };
  const kernels = usePainted((/** @type {HTMLCanvasElement} */ element) => () => {
    paintKernels(element, scene.model.value.run.weight?.[filter] ?? [], room, scene.limits.value.kernel);
  }, [scene, filter, room.width, room.height]);
  return html`
    <button type="button" class="layer-small" aria-pressed=${isPresent} style=${{ width: `${card.width}px`, height: `${card.height}px` }}
      aria-label=${t('layer.go_to_filter', { n: filter + 1 })} onClick=${() => goToFilter(layer, filter)}>
      <span class="layer-small-filter"><b>${filter + 1}</b><canvas ref=${kernels}></canvas></span>
      <canvas ref=${canvas} style=${{ width: `${map.width}px`, height: `${map.height}px` }}></canvas>
    </button>`;
}

/**
 * The kernels of a filter, one under the other and then beside, a cell apart.
 * @param {HTMLCanvasElement} canvas
 * @param {number[][][]} kernels
 * @param {{width: number, height: number}} room px
 * @param {number} limit of the scale
 */
function paintKernels(canvas, kernels, room, limit) {
  if (kernels.length === 0) return;
  const colours = palette.value;
  const [kernelH, kernelW] = [kernels[0].length + 1, kernels[0][0].length + 1];
  const { deep, size } = arrange(kernels.length, [kernelH, kernelW], room);
  const columns = Math.ceil(kernels.length / deep);
  const [rows, cols] = [deep * kernelH - 1, columns * kernelW - 1];
  const picture = pixels(rows, cols, (row, col) => {
    const kernel = kernels[Math.floor(col / kernelW) * deep + Math.floor(row / kernelH)];
    const weight = kernel?.[row % kernelH]?.[col % kernelW];
    return weight === undefined ? colours.card : diverging(weight, limit, colours);
  });
  const place = { x: 0, y: 0, width: cols * size, height: rows * size };
  canvas.style.width = `${place.width}px`;
  canvas.style.height = `${place.height}px`;
  drawPixels(prepare(canvas, place.width, place.height), picture, place);
}

/**
 * How many kernels go under each other so that they are largest.
 * @param {number} count
 * @param {[number, number]} kernel rows and columns, with the cell between
 * @param {{width: number, height: number}} room px
 * @returns {{deep: number, size: number}} size: px of a cell
 */
function arrange(count, [kernelH, kernelW], room) {
  let best = { deep: 1, size: 0 };
  for (let deep = 1; deep <= count; deep += 1) {
    const columns = Math.ceil(count / deep);
    const size = Math.min(5, room.height / (deep * kernelH - 1), room.width / (columns * kernelW - 1));
    if (size > best.size) best = { deep, size };
  }
  return best;
}

/**
 * On a phone: the filters to choose from.
 * @param {{layer: Layer, box: Box}} props
 */
export function Tabs({ layer, box }) {
  const { scene } = layer;
  const { filters } = scene.model.value;
  const ref = usePresentInSight(layer);
  return html`
    <div ref=${ref} class="channel-tabs" style=${at(box)} role="group" aria-label=${t('layer.all_filters')}>
      ${Array.from({ length: filters }, (_, filter) => html`
        <button key=${filter} type="button" class="channel-tab map-tab" aria-pressed=${filter === scene.filter.value}
          aria-label=${t('layer.go_to_filter', { n: filter + 1 })} onClick=${() => goToFilter(layer, filter)}>
          ${filters > NAMED_TABS ? filter + 1 : t('layer.filter', { n: filter + 1 })}
        </button>`)}
    </div>`;
}
