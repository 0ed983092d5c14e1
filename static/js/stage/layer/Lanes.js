/** What each kernel of a filter makes of its own channel, with the number of the present step. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { palette } from '../../lib/palette.js';
import { at, usePainted } from '../dom.js';
import { MapMarks, mapState, useFilled, walked } from '../FeatureMap.js';
import { fonts } from '../fonts.js';
import { onGrid, walkHands } from '../hands.js';
import { fitted, GHOST, sumLook } from '../looks.js';
import { emptyTile, signedTiles } from '../painters/map.js';
import { channelName } from '../sentences.js';

/** @typedef {import('../geometry/layer.js').Block} Block */
/** @typedef {import('../geometry/layer.js').Lane} LaneParts */
/** @typedef {import('../painters/map.js').MapTiles} MapTiles */
/** @typedef {import('./state.js').Layer} Layer */

/**
 * @param {{layer: Layer, block: Block, filter: number}} props
 */
export function Lanes({ layer, block, filter }) {
  const { scene } = layer;
  const isPresent = scene.filter.value === filter;
  return html`
    <div class=${`layer-lanes ${isPresent ? 'is-present' : ''}`}>
      ${block.lanes.map((lane, slot) => html`
        <${ChannelMap} key=${slot} layer=${layer} filter=${filter} slot=${slot} lane=${lane} />
        ${isPresent && html`<${ChannelNumber} key=${`number ${slot}`} layer=${layer} filter=${filter} slot=${slot} lane=${lane} />`}`)}
    </div>`;
}

/**
 * @param {{layer: Layer, filter: number, slot: number, lane: LaneParts}} props
 */
function ChannelMap({ layer, filter, slot, lane }) {
  const { scene } = layer;
  const box = lane.map;
  const state = useMemo(() => {
    const valueAt = (/** @type {number} */ cell) => (
      layer.mapsOf(filter)?.data[slot * scene.plan.value.perFilter + cell] ?? NaN
    );
    // It is made of its own channel alone.
    const reads = (/** @type {number|undefined} */ read) => read === undefined || read === lane.channel;
    return { ...mapState(scene, filter), valueAt, reads, terms: () => 1 };
  }, [layer, filter, slot, lane.channel]);
  const tiles = useMemo(() => tilesOfChannel(layer, { filter, slot, box, state }), [layer, filter, slot, box.width, box.height, box.pitch, state]);
  const canvas = useFilled(scene, filter, { box, state, tiles });
  const hands = useMemo(() => {
    // The keys are the feature map's, which goes to the same steps.
    const plane = walked(scene, state);
    const { onPointerDown, onPointerMove, onPointerLeave } = walkHands(scene, plane, onGrid(plane, box.pitch));
    return { onPointerDown, onPointerMove, onPointerLeave };
  }, [scene, state, box.pitch]);
  const channel = channelName(scene.model.value, lane.channel, t);
  return html`
    <div class="map channel-map" style=${at(box)} role="img" data-state=${state.state}
      aria-label=${t('layer.channel_map', { channel, n: filter + 1 })} ...${hands}>
      <canvas ref=${canvas} aria-hidden="true"></canvas>
      <${MapMarks} scene=${scene} state=${state} pitch=${box.pitch} />
    </div>`;
}

/**
 * The tiles of a channel's map. A filter that the walk has not come to needs no numbers, and while
 * an edited layer's are on their way the last ones stay.
 * @param {Layer} layer
 * @param {object} map
 * @param {number} map.filter
 * @param {number} map.slot
 * @param {LaneParts['map']} map.box
 * @param {ReturnType<typeof mapState>} map.state
 * @returns {() => MapTiles}
 */
function tilesOfChannel(layer, { filter, slot, box, state }) {
  const { scene } = layer;
  /** @type {{tiles: MapTiles, cells: string}|null} */
  let last = null;
  const isWaiting = computed(() => state.state.value === 'waiting');
  return () => {
    const [, rows, cols] = scene.model.value.run.output_shape;
    const cells = `${rows} ${cols}`;
    const maps = isWaiting.value ? null : layer.mapsOf(filter);
    if (maps) {
      const values = maps.data.subarray(slot * rows * cols, (slot + 1) * rows * cols);
      const style = { palette: palette.value, family: fonts.value, limit: layer.limitOf(filter) };
      last = { tiles: signedTiles(values, [rows, cols], box, style), cells };
    } else if (last?.cells !== cells || isWaiting.value) {
      const empty = emptyTile([rows, cols], box, palette.value);
      last = { tiles: { full: empty, empty }, cells };
    }
    return /** @type {NonNullable<typeof last>} */ (last).tiles;
  };
}

/**
 * The channel's number, on its way to the sum.
 * @param {{layer: Layer, filter: number, slot: number, lane: LaneParts}} props
 */
function ChannelNumber({ layer, filter, slot, lane }) {
  const { scene } = layer;
  const size = 13.5 * Math.max(0.86, scene.whole.value.scale);
  const ref = usePainted((/** @type {HTMLElement} */ element) => () => {
    const value = scene.present.value?.[0]?.channels[slot]?.sum;
    const isThere = value !== undefined && scene.sums.value > slot;
    const look = isThere ? sumLook(value, layer.limitOf(filter), palette.value) : GHOST;
    const target = element;
    const form = isThere ? fitted(look.forms, lane.chip.width, size) : { text: '…', size };
    target.textContent = form.text;
    target.title = look.full === form.text ? '' : look.full;
    target.style.background = look.fill;
    target.style.color = look.ink;
    target.style.fontSize = `${form.size}px`;
    target.dataset.kind = look.kind;
    target.classList.toggle('is-now', scene.summing.value === slot);
  }, [layer, filter, slot, lane.chip, size]);
  const channel = channelName(scene.model.value, lane.channel, t);
  return html`<div ref=${ref} class="chip layer-number" style=${at(lane.chip)} role="group"
    aria-label=${t('layer.number', { channel })}></div>`;
}
