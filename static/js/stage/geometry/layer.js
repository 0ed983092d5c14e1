/**
 * The layer as a whole, as a landscape: input channels → the kernels of each filter → what each
 * kernel makes of its channel → + bias → feature maps. All filters under each other where they have
 * room; else the present one, and small cards of all of them at the bottom.
 */

import { fitGrid } from '../../lib/grid.js';
import { columnsOf, FRAME, idealOf } from './layer_columns.js';
import { box, headingsOf } from './measure.js';
import { DESIGN } from './wide.js';

/** @typedef {import('./layer_columns.js').Columns} Columns */
/** @typedef {import('./measure.js').Box} Box */
/** @typedef {import('./measure.js').GridBox} GridBox */
/** @typedef {import('./measure.js').Heading} Heading */
/** @typedef {import('./measure.js').Shape} Shape */

/**
 * One kernel of a filter and what it makes, in the scroller.
 * @typedef {object} Lane
 * @property {number} channel of the input
 * @property {Box} bar in the channel's hue, beside the kernel
 * @property {GridBox} kernel
 * @property {GridBox} map
 * @property {Box} chip the channel's number
 */

/**
 * A filter.
 * @typedef {object} Block
 * @property {number|null} filter null for whichever is present
 * @property {Box} card around its kernels, in the scroller
 * @property {Lane[]} lanes one a kernel
 * @property {Box} plus where the channels meet
 * @property {Box} bias
 * @property {GridBox} feature
 * @property {Box} says the sum in numbers, under the feature map or beside it
 */

/** @typedef {Box & {card: Box, gap: number}} Strip the cards are side by side and scroll */

/**
 * @typedef {object} LayerGeometry
 * @property {'wide'|'phone'} layout
 * @property {number} scale 1 is the design's size
 * @property {number} width
 * @property {number} height
 * @property {Heading[]} headings
 * @property {Box & {contentWidth: number, contentHeight: number, scrolls: boolean}} scroller what
 *   has one part a channel; its parts are placed from its own corner
 * @property {GridBox[]} planes the input channels, in the scroller
 * @property {Block[]} blocks
 * @property {Strip|null} strip all filters, small
 * @property {Box|null} tabs on a phone: the filters to choose from
 */

/** At the design's size, px. */
const TOP = 64;
const BOTTOM = 22;
/** A kernel's row must not be lower than this for all filters to be shown. */
const LEAST_ROW = 52;
/** Of more channels than fit, some show and the next one peeps out. */
const PEEPING = 6.35;
/** A row of an only filter is no taller than this. */
const MOST_ROW = 196;
const STRIP = 84;
const STRIP_CARD = 106;
const SAYS = 52;
const BESIDE = 0.42;

/**
 * @param {Shape} shape of a convolution
 * @param {{width: number, height: number}} room px
 * @param {number} group which group of channels the present filter reads
 * @returns {LayerGeometry}
 */
export function wideLayer(shape, { width, height }, group) {
  const s = Math.min(width / DESIGN.width, height / DESIGN.height);
  const columns = columnsOf(shape, width, s);
  const top = TOP * s;
  const area = height - top - BOTTOM * s;
  const base = { layout: /** @type {const} */ ('wide'), scale: s, width, height, tabs: null };
  const whole = allOpen(shape, columns, { top, area, s });
  const parts = whole ?? oneOpen(shape, columns, { top, area, s, width, group });
  const starts = [
    { key: 'layer_input', x: columns.plane.x },
    { key: 'layer_filters', x: columns.card.x },
    { key: 'layer_channel_maps', x: columns.map.x },
    { key: 'layer_maps', x: columns.feature.x },
  ];
  return { ...base, headings: headingsOf(starts, width, s), ...parts };
}

/**
 * Every filter with all its kernels, if that fits.
 * @param {Shape} shape
 * @param {Columns} columns
 * @param {{top: number, area: number, s: number}} room
 * @returns {Pick<LayerGeometry, 'scroller'|'planes'|'blocks'|'strip'>|null}
 */
function allOpen(shape, columns, { top, area, s }) {
  const { filters, perGroup: slots, channels } = shape;
  const pad = (slots === 1 ? 3 : 6) * s;
  const gap = (slots === 1 ? 8 : 22) * s;
  const free = area - (filters - 1) * gap - filters * 2 * pad;
  if (free / (filters * slots) < LEAST_ROW * s && filters * slots > 1) return null;
  const row = Math.min(free / (filters * slots), MOST_ROW * s);
  const height = slots * row + 2 * pad;
  const begin = top + (area - filters * height - (filters - 1) * gap) / 2;
  const perGroup = filters / (channels / slots);
  const blocks = Array.from({ length: filters }, (_, filter) => block(shape, columns, {
    filter,
    first: Math.floor(filter / perGroup) * slots,
    top: begin + filter * (height + gap),
    row,
    pad,
    s,
  }));
  // A channel that only one filter reads is level with it.
  const seat = (filters * (height + gap)) / channels;
  return {
    scroller: still(columns, top + area + BOTTOM * s),
    planes: planesIn(shape, columns, begin - gap / 2, seat, s),
    blocks: blocks.map((one) => withOutput(one, shape, columns, {
      y: begin + /** @type {number} */ (one.filter) * (height + gap), height, s,
    })),
    strip: null,
  };
}

/**
 * The present filter, a row a channel, and below it all filters as small cards.
 * @param {Shape} shape
 * @param {Columns} columns
 * @param {{top: number, area: number, s: number, width: number, group: number}} room
 * @returns {Pick<LayerGeometry, 'scroller'|'planes'|'blocks'|'strip'>}
 */
function oneOpen(shape, columns, { top, area, s, width, group }) {
  const { filters, perGroup: slots, channels } = shape;
  const stripHeight = filters > 1 ? STRIP * s : 0;
  const free = area - (stripHeight && stripHeight + 18 * s);
  const fits = free / channels >= LEAST_ROW * s;
  const row = fits ? Math.min(free / channels, MOST_ROW * s) : Math.max(free / PEEPING, LEAST_ROW * s);
  const pad = 4 * s;
  const begin = fits ? top + (free - channels * row) / 2 : 2 * pad;
  const open = block(shape, columns, {
    filter: null, first: group * slots, top: begin + group * slots * row - pad, row, pad, s,
  });
  const end = columns.chip.x + columns.chip.width + 4 * s;
  const content = channels * row + 4 * pad;
  const strip = filters > 1 ? {
    ...box(columns.plane.x - 4, top + free + 18 * s, width - columns.plane.x - 18 * s + 8, stripHeight),
    card: box(0, 0, stripCard(filters, width - columns.plane.x - 18 * s, s), stripHeight - 8),
    gap: 10 * s,
  } : null;
  return {
    scroller: fits ? still(columns, top + free + 2 * pad) : {
      ...box(0, top, end, free), contentWidth: end, contentHeight: content, scrolls: true,
    },
    planes: planesIn(shape, columns, begin, row, s),
    blocks: [withOutput(open, shape, columns, { y: top, height: free, s })],
    strip,
  };
}

/**
 * @param {number} filters
 * @param {number} width px
 * @param {number} s scale
 * @returns {number} px; more than fit scroll
 */
function stripCard(filters, width, s) {
  const even = (width - 10 * s * (filters - 1)) / filters;
  return Math.min(STRIP_CARD * s, Math.max(even, 92 * s));
}

/**
 * @param {Columns} columns
 * @param {number} height
 * @returns {LayerGeometry['scroller']} one that is as large as what it holds
 */
function still(columns, height) {
  const width = columns.chip.x + columns.chip.width;
  return { ...box(0, 0, width, height), contentWidth: width, contentHeight: height, scrolls: false };
}

/**
 * @param {Shape} shape
 * @param {Columns} columns
 * @param {number} top
 * @param {number} seat height for each
 * @param {number} s scale
 * @returns {GridBox[]}
 */
function planesIn(shape, { plane }, top, seat, s) {
  const grid = fitGrid(shape.rows, shape.cols, Math.min(seat - 10 * s, 210 * s), plane.width);
  return Array.from({ length: shape.channels }, (_, channel) => ({
    ...box(plane.x, top + (channel + 0.5) * seat - grid.height / 2, grid.width, grid.height),
    pitch: grid.pitch,
  }));
}

/**
 * The kernels of a filter and their maps.
 * @param {Shape} shape
 * @param {Columns} columns
 * @param {{filter: number|null, first: number, top: number, row: number, pad: number, s: number}} at
 * @returns {Pick<Block, 'filter'|'card'|'lanes'>}
 */
function block(shape, columns, { filter, first: channel, top, row, pad, s }) {
  const [kernelH, kernelW] = shape.kernel;
  const { card, map, chip } = columns;
  const frame = FRAME * s;
  const bar = 20 * s;
  const pitch = Math.min(
    idealOf(shape).cell * s, (row - 4 * s - frame) / kernelH, (card.width - bar - 14 * s - frame) / kernelW,
  );
  const [height, width] = [kernelH * pitch + frame, kernelW * pitch + frame];
  const grid = fitGrid(shape.out[0], shape.out[1], row - 8 * s, map.width);
  const lanes = Array.from({ length: shape.perGroup }, (_, slot) => {
    const middle = top + pad + (slot + 0.5) * row;
    return {
      channel: channel + slot,
      bar: box(card.x + 9 * s, middle - height / 2 + frame / 2, 4 * s, height - frame),
      kernel: {
        ...box(card.x + bar + (card.width - bar - 8 * s - width) / 2, middle - height / 2, width, height), pitch,
      },
      map: { ...box(map.x, middle - grid.height / 2, grid.width, grid.height), pitch: grid.pitch },
      chip: box(chip.x, middle - 12 * s, chip.width, 24 * s),
    };
  });
  const edge = Math.min(14 * s, (row - height) / 2 + pad);
  const first = lanes[0].kernel.y - edge;
  const last = lanes[lanes.length - 1].kernel.y + height + edge;
  return { filter, lanes, card: box(card.x, first, card.width, last - first) };
}

/**
 * Where the channels of a filter meet, and what becomes of them.
 * @param {Pick<Block, 'filter'|'card'|'lanes'>} open
 * @param {Shape} shape
 * @param {Columns} columns
 * @param {{y: number, height: number, s: number}} room for it
 * @returns {Block}
 */
function withOutput(open, shape, { plus, feature }, { y, height, s }) {
  const middle = y + height / 2;
  const says = SAYS * s;
  const under = fitGrid(shape.out[0], shape.out[1], height - says, feature.width);
  const beside = fitGrid(shape.out[0], shape.out[1], height, feature.width * BESIDE);
  const isUnder = under.pitch >= beside.pitch;
  const grid = isUnder ? under : beside;
  const top = isUnder
    ? Math.min(middle - grid.height / 2, y + height - says - grid.height)
    : middle - grid.height / 2;
  const after = feature.x + grid.width + 10 * s;
  const radius = Math.min(19 * s, Math.max(12 * s, height * 0.2));
  const chip = 24 * s;
  const drop = Math.min(76 * s, Math.max(radius + 5 * s + chip / 2, height * 0.24));
  return {
    ...open,
    plus: box(plus.x + plus.width / 2 - radius, middle - radius, 2 * radius, 2 * radius),
    bias: box(plus.x, middle + drop - chip / 2, plus.width, chip),
    feature: { ...box(feature.x, top, grid.width, grid.height), pitch: grid.pitch },
    says: isUnder
      ? box(feature.x, top + grid.height + 8 * s, feature.width, says - 8 * s)
      : box(after, middle - says / 2 + 4 * s, feature.x + feature.width - after, says - 8 * s),
  };
}
