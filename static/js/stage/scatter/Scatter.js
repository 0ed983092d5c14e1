/** A transposed convolution stamp by stamp: beside the input's channels, what becomes of one cell. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { spanOf } from '../../lib/transposed.js';
import { at } from '../dom.js';
import { Line } from './Line.js';
import { createScatter } from './state.js';
import { StampedMap } from './StampedMap.js';

/** @typedef {import('../geometry/measure.js').Stamps} Stamps */
/** @typedef {import('../geometry/measure.js').StampParts} StampParts */
/** @typedef {import('../scene.js').Scene} Scene */
/** @typedef {import('./state.js').Scatter} Scatter */

/**
 * @param {{scene: Scene}} props
 */
export function Scatter({ scene }) {
  const scatter = useMemo(() => createScatter(scene), [scene]);
  const { stamps, tabs } = scene.geometry.value;
  if (!stamps || scene.model.value.kind !== 'scatter') return null;
  return html`
    ${stamps.lines.map((parts, place) => html`
      <${Line} key=${place} scatter=${scatter} line=${place} parts=${parts} />`)}
    ${stamps.lines.map((parts, place) => html`
      <${Flight} key=${place} scatter=${scatter} parts=${parts} />`)}
    ${stamps.thumbs && html`<${Thumbs} scatter=${scatter} thumbs=${stamps.thumbs} />`}
    ${tabs && html`<${MapTabs} scatter=${scatter} box=${tabs} />`}`;
}

/**
 * The lines from the input cell to its value and from the stamp to its place, and the stamp on its
 * way there.
 * @param {object} props
 * @param {Scatter} props.scatter
 * @param {StampParts} props.parts
 */
function Flight({ scatter, parts }) {
  const { scene } = scatter;
  const paths = useMemo(() => ({
    lines: computed(() => linesPath(scatter, parts)),
    flying: computed(() => flyingRect(scatter, parts)),
  }), [scatter, parts]);
  const flying = paths.flying.value;
  return html`
    <svg class="overlay" aria-hidden="true">
      <path class="magnify" d=${paths.lines} />
      ${flying && html`<rect class="flying" rx=${4 * scene.geometry.value.scale} ...${flying} />`}
    </svg>`;
}

/**
 * The stamp's place on the map, on the stage.
 * @param {Scatter} scatter
 * @param {StampParts} parts
 * @returns {{x: number, y: number, width: number, height: number}}
 */
function target(scatter, { map }) {
  const [top, left] = scatter.corner.value;
  const cut = scatter.cut.value;
  const [height, width] = spanOf(scatter.run.value);
  return {
    x: map.x + (left + cut[2]) * map.pitch,
    y: map.y + (top + cut[0]) * map.pitch,
    width: width * map.pitch,
    height: height * map.pitch,
  };
}

/**
 * @param {Scatter} scatter
 * @param {StampParts} parts
 * @returns {string}
 */
function linesPath(scatter, parts) {
  const { scene } = scatter;
  const { row, body, layout, scale } = scene.geometry.value;
  if (layout === 'phone' || scene.sweep.value) return '';
  const { plane } = row;
  const x = plane.x + plane.width + 2 * scale;
  const rowTop = body.y + scatter.channel.value * (row.height + row.gap) - scene.scroll.value;
  const y = rowTop + plane.y + (scene.place.value[0] + 0.5) * plane.pitch;
  const { value, stamp } = parts;
  const to = target(scatter, parts);
  const inset = 3 * scale;
  return curve(x, y, value.x - inset, value.y + value.height / 2)
    + towards(stamp.x + stamp.width, stamp.y + inset, [to.x, to.y], parts.map.x)
    + towards(stamp.x + stamp.width, stamp.y + stamp.height - inset, [to.x, to.y + to.height], parts.map.x);
}

/**
 * A line that points to a place and ends at the map's edge, so that it crosses no numbers.
 * @param {number} x
 * @param {number} y
 * @param {[number, number]} to
 * @param {number} edge
 * @returns {string}
 */
function towards(x, y, [toX, toY], edge) {
  const end = Math.min(toX, edge);
  return line(x, y, end - 2, y + ((toY - y) * (end - 2 - x)) / Math.max(1, toX - x));
}

/**
 * From the edge of the plane, level with the cell, so that it crosses no numbers either.
 * @param {number} x
 * @param {number} y
 * @param {number} toX
 * @param {number} toY
 * @returns {string}
 */
function curve(x, y, toX, toY) {
  const bend = (toX - x) * 0.7;
  const points = [[x + bend, y], [toX - bend, toY], [toX, toY]];
  return `M${x.toFixed(1)} ${y.toFixed(1)}C${points.map((point) => point.map((one) => one.toFixed(1)).join(' ')).join(' ')}`;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} toX
 * @param {number} toY
 * @returns {string}
 */
function line(x, y, toX, toY) {
  return `M${x.toFixed(1)} ${y.toFixed(1)}L${toX.toFixed(1)} ${toY.toFixed(1)}`;
}

/**
 * @param {Scatter} scatter
 * @param {StampParts} parts
 * @returns {{x: number, y: number, width: number, height: number}|null}
 */
function flyingRect(scatter, parts) {
  const { way } = scatter.flight.value;
  if (way === 0 || way === 1) return null;
  const from = parts.stamp;
  const to = target(scatter, parts);
  const between = (/** @type {'x'|'y'|'width'|'height'} */ key) => from[key] + (to[key] - from[key]) * way;
  return { x: between('x'), y: between('y'), width: between('width'), height: between('height') };
}

/**
 * All maps, small. One that the present cell is stamped on is shown large when it is chosen; for
 * another the walk goes to the cells that are stamped on it.
 * @param {Scatter} scatter
 * @param {number} map
 */
function choose(scatter, map) {
  const { scene } = scatter;
  const group = scatter.groupOf(map);
  scatter.chosen.value = map % scatter.slots.peek();
  if (group === scatter.group.peek()) return;
  const [channels, height, width] = scatter.run.peek().input_shape;
  scene.actions.goTo(group * (channels / scatter.run.peek().groups) * height * width);
}

/**
 * @param {object} props
 * @param {Scatter} props.scatter
 * @param {NonNullable<Stamps['thumbs']>} props.thumbs
 */
function Thumbs({ scatter, thumbs }) {
  const { filters } = scatter.model.value;
  return html`
    <div class="stamp-thumbs" style=${at(thumbs)} role="group" aria-label=${t('stage.maps')}>
      ${Array.from({ length: filters }, (_, map) => html`
        <${Thumb} key=${map} scatter=${scatter} map=${map} thumbs=${thumbs} />`)}
    </div>`;
}

/** A small map narrower than this, at the design's size, has a number for its name. */
const LEAST_NAMED = 84;

/**
 * @param {object} props
 * @param {Scatter} props.scatter
 * @param {number} props.map
 * @param {NonNullable<Stamps['thumbs']>} props.thumbs
 */
function Thumb({ scatter, map, thumbs }) {
  const lines = scatter.scene.geometry.value.stamps?.lines.length ?? 1;
  const isLarge = Array.from({ length: lines }, (_, one) => scatter.mapOf(one)).includes(map);
  const of = useMemo(() => () => map, [map]);
  const x = map * (thumbs.map.width + thumbs.gap);
  const name = t('stage.map', { n: map + 1 });
  const hasRoom = thumbs.map.width > LEAST_NAMED * scatter.scene.geometry.value.scale;
  return html`
    <button type="button" class="stamp-thumb" aria-pressed=${isLarge} aria-label=${name} onClick=${() => choose(scatter, map)}
      style=${{ left: `${x}px`, width: `${thumbs.map.width}px`, height: `${thumbs.title + thumbs.map.height}px` }}>
      <span>${hasRoom ? name : map + 1}</span>
      <${StampedMap} scatter=${scatter} map=${of} box=${thumbs.map} />
    </button>`;
}

/** More tabs than this have numbers for their names. */
const NAMED_TABS = 3;

/**
 * On a phone: the maps to choose from.
 * @param {object} props
 * @param {Scatter} props.scatter
 * @param {import('../geometry/measure.js').Box} props.box
 */
function MapTabs({ scatter, box }) {
  const shown = scatter.mapOf(0);
  const { filters } = scatter.model.value;
  return html`
    <div class="channel-tabs" style=${at(box)} role="group" aria-label=${t('stage.maps')}>
      ${Array.from({ length: filters }, (_, map) => {
        const name = t('stage.map', { n: map + 1 });
        return html`
          <button key=${map} type="button" class="channel-tab map-tab" aria-pressed=${map === shown}
            aria-label=${name} onClick=${() => choose(scatter, map)}>
            ${filters > NAMED_TABS ? map + 1 : name}
          </button>`;
      })}
    </div>`;
}
