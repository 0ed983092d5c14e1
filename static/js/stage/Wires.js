/** The lines between the columns: from the channels' sums to the card, from the card to its cell. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';

/** @typedef {import('./geometry/measure.js').Box} Box */
/** @typedef {import('./scene.js').Scene} Scene */

/** How far the ring stands out around a cell of a picture, px. */
const RING = 4;

/**
 * @param {object} props
 * @param {Scene} props.scene
 */
export function Wires({ scene }) {
  const wires = useMemo(() => computed(() => wiresPath(scene)), [scene]);
  const line = useMemo(() => computed(() => linePath(scene)), [scene]);
  return html`
    <svg class="overlay wires" aria-hidden="true">
      <path class="wire" d=${wires} />
      <path class="write" d=${line} />
    </svg>`;
}

/**
 * @param {Scene} scene
 * @returns {string} one curve a channel of the present filter; of many one for all of them
 */
function wiresPath(scene) {
  const { body, row, card, scale, strips } = scene.geometry.value;
  const target = /** @type {Box} */ (card);
  if (strips) return allLines(strips.list, target, scale);
  const start = scene.groupStart.value - scene.firstRow.value;
  const count = scene.groupSize.value;
  const x = row.chip.x + row.chip.width + 3 * scale;
  const end = target.x;
  const bend = (end - x) * 0.9;
  let path = '';
  for (let place = 0; place < count; place += 1) {
    const top = (start + place) * (row.height + row.gap) - scene.scroll.value;
    const y = body.y + top + row.chip.y + row.chip.height / 2;
    if (y < body.y || y > body.y + body.height) continue;
    const share = count === 1 ? 0.5 : 0.25 + (0.5 * place) / (count - 1);
    const to = target.y + target.height * share;
    path += `M${x} ${y}C${x + bend} ${y} ${end - bend} ${to} ${end} ${to}`;
  }
  return path;
}

/**
 * @param {Box} list of the channels' lines
 * @param {Box} card
 * @param {number} scale
 * @returns {string} a bracket around the lines, and from its middle to the card
 */
function allLines(list, card, scale) {
  const [x, bottom] = [list.x + list.width + 3 * scale, list.y + list.height];
  const [middle, to] = [(list.y + bottom) / 2, card.y + card.height / 2];
  const edge = x + 4 * scale;
  return `M${x} ${list.y}H${edge}V${bottom}H${x}`
    + `M${edge} ${middle}C${card.x - 1} ${middle} ${edge} ${to} ${card.x} ${to}`;
}

/**
 * @param {Scene} scene
 * @returns {string} from the card to the cell that is written
 */
function linePath(scene) {
  const { card, maps, picture, units } = scene.geometry.value;
  if (!scene.sweep.value && card && units) return toUnit(scene, card, units);
  if (scene.sweep.value || !card || !maps) return '';
  const looked = scene.looked.value?.output;
  if (picture && looked) return lineToPicture(scene, card, picture.output, looked);
  const map = maps.places[Math.min(scene.filter.value, maps.places.length - 1)];
  const ring = Math.max(3, Math.min(5, map.pitch * 0.2)) / 2 + 2;
  const x = map.x + (scene.col.value + 0.5) * map.pitch;
  const top = map.y + scene.row.value * map.pitch - ring;
  const bottom = map.y + (scene.row.value + 1) * map.pitch + ring;
  const isAbove = map.y < card.y;
  const from = isAbove ? card.y : card.y + card.height;
  return `M${card.x + card.width / 2} ${from}L${x} ${isAbove ? bottom : top}`;
}

/**
 * Beside the units that are in the way: along their edge.
 * @param {Scene} scene
 * @param {Box} card
 * @param {import('./geometry/measure.js').Units} units
 * @returns {string} from the card to the unit that is written
 */
function toUnit(scene, card, units) {
  const rows = Math.ceil(scene.model.value.filters / units.columns);
  const unit = scene.filter.value;
  const isLast = units.columns > 1 && unit >= rows;
  const x = isLast ? units.x + units.width : units.x;
  const out = isLast ? x + 7 : x - 7;
  const y = units.y + (unit % rows) * (units.cell.height + units.gap) + units.cell.height / 2;
  return `M${out} ${card.y + 10}V${y + 6}Q${out} ${y} ${isLast ? out - 6 : out + 6} ${y}L${x} ${y}`;
}

/**
 * @param {Scene} scene
 * @param {Box} card
 * @param {Box} frame of the picture
 * @param {import('./geometry/measure.js').GridBox} map behind it
 * @returns {string} nothing where the cell is out of view
 */
function lineToPicture(scene, card, frame, map) {
  const x = map.x + (scene.col.value + 0.5) * map.pitch;
  const y = map.y + (scene.row.value + 1) * map.pitch + RING;
  if (x < 0 || x > frame.width || y < 0 || y > frame.height + RING) return '';
  return `M${card.x + card.width / 2} ${card.y}L${frame.x + x} ${frame.y + y}`;
}
