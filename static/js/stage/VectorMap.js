/**
 * The vector that all cells go into, as lines under each other. Each channel has its stretch of it;
 * places are counted where a stretch begins and at the end.
 */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { valueColour } from '../lib/colour.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatFull } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { at, usePainted } from './dom.js';
import { fonts } from './fonts.js';
import { onGrid, walkHands } from './hands.js';
import { gridTiles, paintFilled } from './painters/map.js';

/** @typedef {import('./geometry/measure.js').Vector} Vector */
/** @typedef {import('./scene.js').Scene} Scene */

/** A line lower than this (px) has no room for a number beside it. */
const LEAST_LINE = 13;

/** @param {{scene: Scene}} props */
export function VectorMap({ scene }) {
  const vector = /** @type {Vector} */ (scene.geometry.value.vector);
  const filled = useMemo(() => computed(() => (
    scene.filter.value * scene.plan.value.perFilter + scene.filled.value
  )), [scene]);
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => {
    const tiles = computed(() => tilesOf(scene, vector));
    return () => {
      if (scene.model.value.kind !== 'flatten') return;
      paintFilled(element, tiles.value, vector, {
        cols: scene.shape.value.out[1], filled: filled.value,
      });
    };
  }, [scene, vector]);
  const slider = usePainted((/** @type {HTMLElement} */ element) => () => {
    if (scene.model.value.kind !== 'flatten') return;
    const place = scene.position.value;
    element.setAttribute('aria-valuemax', String(scene.plan.value.steps));
    if (scene.player.playing.value && document.activeElement !== element) return;
    element.setAttribute('aria-valuenow', String(place + 1));
    element.setAttribute('aria-valuetext', place < filled.value
      ? t('vector.cell', { n: place, value: formatFull(scene.model.value.output.data[place]) })
      : t('vector.cell.waiting', { n: place }));
  }, [scene, filled]);
  const hands = useMemo(() => {
    const places = walked(scene, filled);
    return walkHands(scene, places, onGrid(places, vector.pitch));
  }, [scene, filled, vector.pitch]);
  return html`
    <${Stretches} scene=${scene} vector=${vector} />
    <div ref=${slider} class="map vector-map" style=${at(vector)} role="slider" tabindex="0"
      aria-label=${t('vector.label')} aria-valuemin="1" aria-valuemax="1" aria-valuenow="1" ...${hands}>
      <canvas ref=${canvas} aria-hidden="true"></canvas>
      <${Marks} scene=${scene} pitch=${vector.pitch} />
    </div>`;
}

/**
 * @param {Scene} scene
 * @param {Vector} size
 */
function tilesOf(scene, size) {
  const { output, inputRange: range, channels } = scene.model.value;
  const [, rows, cols] = scene.model.value.run.output_shape;
  const each = output.data.length / channels.length;
  const colours = palette.value;
  return gridTiles(output.data, [rows, cols], size, {
    palette: colours,
    family: fonts.value,
    colourOf: (value, place) => valueColour(
      value, { range, hue: channels[Math.floor(place / each)].hue, palette: colours }, size.pitch >= 22,
    ),
  });
}

/**
 * @param {Scene} scene
 * @param {import('@preact/signals').ReadonlySignal<number>} filled
 * @returns {import('./hands.js').Walked}
 */
function walked(scene, filled) {
  return {
    begins: () => 0,
    cell: () => scene.position.value,
    isPresent: computed(() => true),
    cells: () => scene.shape.value.out,
    point: (row, col, event) => {
      const place = row * scene.shape.value.out[1] + col;
      const [channel, line, column] = cellAt(scene, place);
      const { output, channels } = scene.model.value;
      const from = `${channels[channel].name}[${line}, ${column}]`;
      const value = place < filled.value ? formatFull(output.data[place]) : t('stage.map.waiting');
      const on = /** @type {const} */ ({ kind: 'output', row: line, col: column, map: channel });
      scene.point(on, `[${place}] = ${from}  ${value}`, event);
    },
  };
}

/**
 * @param {Scene} scene
 * @param {number} place in the vector
 * @returns {[number, number, number]} channel, row, column of the input
 */
function cellAt(scene, place) {
  const [, height, width] = scene.model.value.run.input_shape;
  const inside = place % (height * width);
  return [Math.floor(place / (height * width)), Math.floor(inside / width), inside % width];
}

/**
 * A bar beside each channel's lines, with the place of its first number.
 * @param {{scene: Scene, vector: Vector}} props
 */
function Stretches({ scene, vector }) {
  const { channels, output } = scene.model.value;
  const each = output.data.length / channels.length;
  const lines = each / scene.shape.value.out[1];
  const height = lines * vector.pitch;
  const last = output.data.length - 1;
  const isRoomy = height >= 2 * LEAST_LINE;
  return html`
    <div class="stretches" aria-hidden="true"
      style=${at({ ...vector, x: vector.x - vector.gutter, width: vector.gutter })}>
      ${channels.map(({ hue, name }, channel) => html`
        <div key=${channel} class="stretch" data-hue=${hue}
          style=${{ top: `${channel * height}px`, height: `${height}px` }}>
          ${height >= LEAST_LINE && html`<span>${channel * each}</span>`}
          <i title=${name}></i>
        </div>`)}
      ${isRoomy && html`<span class="stretch-end">${last}</span>`}
    </div>`;
}

/**
 * The ring around the present place, and the place of the cell that the pointer is on.
 * @param {{scene: Scene, pitch: number}} props
 */
function Marks({ scene, pitch }) {
  const placeOf = (/** @type {number} */ place) => {
    const cols = scene.shape.value.out[1];
    return [(place % cols) * pitch, Math.floor(place / cols) * pitch];
  };
  const ring = useMemo(() => computed(() => `translate(${placeOf(scene.position.value).join(' ')})`), [scene, pitch]);
  const pointed = useMemo(() => computed(() => {
    const on = scene.hover.value;
    if (on?.kind !== 'input' || on.map === undefined) return '';
    const [, height, width] = scene.model.value.run.input_shape;
    const [x, y] = placeOf((on.map * height + on.row) * width + on.col);
    return `M${x} ${y}h${pitch}v${pitch}h${-pitch}z`;
  }), [scene, pitch]);
  const out = Math.max(8 - pitch, Math.min(5, pitch * 0.2));
  return html`
    <svg class="overlay" aria-hidden="true">
      <path class="pointed" d=${pointed} />
      <rect class="ring" transform=${ring} x=${-out / 2} y=${-out / 2} rx="4"
        width=${pitch + out} height=${pitch + out} />
    </svg>`;
}

/** The line from the formula to the place it works out. @param {{scene: Scene}} props */
export function VectorWire({ scene }) {
  const line = useMemo(() => computed(() => {
    const { vector, row, body, layout } = scene.geometry.value;
    if (!vector || !row.note || layout === 'phone' || scene.sweep.value) return '';
    if (scene.phase.value === 'slide' || scene.model.value.kind !== 'flatten') return '';
    const cols = scene.shape.value.out[1];
    const place = scene.position.value;
    const y = body.y + scene.filter.value * (row.height + row.gap) - scene.scroll.value + row.height / 2;
    if (y < body.y || y > body.y + body.height) return '';
    const x = body.width + 3;
    // To the beginning of its line: the ring says which of the line's cells it is.
    const lineY = vector.y + (Math.floor(place / cols) + 0.5) * vector.pitch;
    const end = vector.x - vector.gutter + 6;
    const bend = x + (end - x) * 0.7;
    return `M${x} ${y}C${bend} ${y} ${x + end - bend} ${lineY} ${end} ${lineY}`;
  }), [scene]);
  return html`<svg class="overlay wires" aria-hidden="true"><path class="write" d=${line} /></svg>`;
}
