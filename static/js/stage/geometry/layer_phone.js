/** The layer as a whole on a phone: the present filter from top to bottom, a column a channel. */

import { fitGrid } from '../../lib/grid.js';
import { box } from './measure.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./layer.js').LayerGeometry} LayerGeometry */
/** @typedef {import('./layer.js').Lane} Lane */

const EDGE = 16;
const HEAD = 40;
/** Between two rows of parts: a wire, and the heading of the next row beside it. */
const BAND = 46;
const BETWEEN = 12;
const FRAME = 9;
const KERNEL_CELL = 30;
const CHIP = 26;
/** So many channels stand side by side; of more the next one peeps out. */
const SEATS = 3;
const PEEPING = 3.3;
const TABS = 40;
const RADIUS = 18;
const SAYS = 62;

/**
 * @param {Shape} shape of a convolution
 * @param {number} width px
 * @param {number} group which group of channels the present filter reads
 * @returns {LayerGeometry} its height follows from the width
 */
export function phoneLayer(shape, width, group) {
  const { channels, perGroup: slots, filters } = shape;
  const room = width - 2 * EDGE;
  const scrolls = channels > SEATS;
  const seats = scrolls ? PEEPING : Math.max(2, channels);
  const lane = (room - BETWEEN * (Math.ceil(seats) - 1)) / seats;
  const pitch = lane + BETWEEN;
  // A single channel, or two, stand in the middle.
  const left = EDGE + (scrolls ? 0 : (room - channels * pitch + BETWEEN) / 2);
  const plane = fitGrid(shape.rows, shape.cols, lane * 1.25, lane);
  const kernel = kernelSize(shape, lane);
  const map = fitGrid(shape.out[0], shape.out[1], lane * 1.25, lane);
  const y = { plane: HEAD, kernel: 0, map: 0, chip: 0 };
  y.kernel = y.plane + plane.height + BAND;
  y.map = y.kernel + kernel.height + 8 + BAND;
  y.chip = y.map + map.height + 8;
  const middleOf = (/** @type {number} */ channel) => left + channel * pitch + lane / 2;
  const end = scrolls ? left + channels * pitch - BETWEEN + EDGE : width;
  const lanes = Array.from({ length: slots }, (_, slot) => laneAt(group * slots + slot, { middleOf, y, kernel, map, lane }));
  const first = lanes[0].channel;
  const card = box(
    middleOf(first) - lane / 2 - 5, y.kernel - 8, slots * pitch - BETWEEN + 10, kernel.height + 16,
  );
  const plus = box(width / 2 - RADIUS, y.chip + CHIP + 38, 2 * RADIUS, 2 * RADIUS);
  const featureY = plus.y + plus.height + BAND;
  const feature = fitGrid(shape.out[0], shape.out[1], 200, room * 0.5);
  const bottom = Math.max(featureY + feature.height, featureY + SAYS);
  const says = EDGE + feature.width + 14;
  const tabs = filters > 1 ? box(EDGE, bottom + 18, room, TABS) : null;
  return {
    layout: 'phone',
    scale: 1,
    width,
    height: (tabs ? tabs.y + tabs.height : bottom) + EDGE,
    headings: [
      heading('layer_input', 12, room),
      heading('layer_filter', y.kernel - 8 - 30, room),
      heading('layer_channel_maps', y.map - 30, room),
      heading('layer_map', featureY - 30, room),
    ],
    scroller: {
      ...box(0, 0, width, y.chip + CHIP + 2),
      contentWidth: end,
      contentHeight: y.chip + CHIP + 2,
      scrolls,
    },
    planes: Array.from({ length: channels }, (_, channel) => ({
      ...box(middleOf(channel) - plane.width / 2, y.plane, plane.width, plane.height),
      pitch: plane.pitch,
    })),
    blocks: [{
      filter: null,
      card,
      lanes,
      plus,
      bias: box(plus.x + plus.width + 30, plus.y + RADIUS - 13, 78, 26),
      feature: { ...box(EDGE, featureY, feature.width, feature.height), pitch: feature.pitch },
      says: box(says, featureY + feature.height / 2 - SAYS / 2, width - EDGE - says, SAYS),
    }],
    strip: null,
    tabs,
  };
}

/**
 * @param {string} key
 * @param {number} y
 * @param {number} width
 */
function heading(key, y, width) {
  return { key, x: EDGE, y, width: key === 'layer_map' ? width - 90 : width, inline: true };
}

/**
 * @param {Shape} shape
 * @param {number} lane px
 * @returns {{pitch: number, height: number, width: number}}
 */
function kernelSize({ kernel: [rows, cols] }, lane) {
  const pitch = Math.min(KERNEL_CELL, (lane - FRAME) / cols, (lane * 1.25 - FRAME) / rows);
  return { pitch, height: rows * pitch + FRAME, width: cols * pitch + FRAME };
}

/**
 * @param {number} channel
 * @param {object} at
 * @param {(channel: number) => number} at.middleOf
 * @param {{kernel: number, map: number, chip: number}} at.y
 * @param {{pitch: number, height: number, width: number}} at.kernel
 * @param {{pitch: number, height: number, width: number}} at.map
 * @param {number} at.lane
 * @returns {Lane}
 */
function laneAt(channel, { middleOf, y, kernel, map, lane }) {
  const middle = middleOf(channel);
  const chip = Math.min(lane, 78);
  return {
    channel,
    bar: box(middle - kernel.width / 2 + FRAME / 2, y.kernel - 5, kernel.width - FRAME, 4),
    kernel: { ...box(middle - kernel.width / 2, y.kernel, kernel.width, kernel.height), pitch: kernel.pitch },
    map: { ...box(middle - map.width / 2, y.map, map.width, map.height), pitch: map.pitch },
    chip: box(middle - chip / 2, y.chip, chip, CHIP),
  };
}
