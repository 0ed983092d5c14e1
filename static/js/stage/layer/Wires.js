/** The lines of the layer: from channels to kernels to maps, and from their numbers to the sum. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';

/** @typedef {import('../geometry/layer.js').Block} Block */
/** @typedef {import('../geometry/layer.js').Lane} Lane */
/** @typedef {import('../geometry/measure.js').Box} Box */
/** @typedef {import('./state.js').Layer} Layer */
/** @typedef {'wide'|'phone'} Layout */

/** How far apart the lines leave a channel that go to different filters, as a part of its height. */
const FAN = 0.56;

/**
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {Layout} layout which way the lines run: across, or down on a phone
 * @returns {string} a path that leaves and arrives straight on
 */
export function wire([x, y], [toX, toY], layout) {
  const number = (/** @type {number} */ value) => value.toFixed(1);
  if (layout === 'phone') {
    const bend = (toY - y) * 0.55;
    return `M${number(x)} ${number(y)}C${number(x)} ${number(y + bend)} ${number(toX)} ${number(toY - bend)} ${number(toX)} ${number(toY)}`;
  }
  const bend = (toX - x) * 0.55;
  return `M${number(x)} ${number(y)}C${number(x + bend)} ${number(y)} ${number(toX - bend)} ${number(toY)} ${number(toX)} ${number(toY)}`;
}

/**
 * The middle of the side at which a line leaves a part, or arrives at it.
 * @param {Box} part
 * @param {'out'|'in'} side
 * @param {Layout} layout
 * @returns {[number, number]}
 */
export function port({ x, y, width, height }, side, layout) {
  if (layout === 'phone') return [x + width / 2, side === 'out' ? y + height : y];
  return [side === 'out' ? x + width : x, y + height / 2];
}

/**
 * One kernel's way: from its channel into the card, on to its map, and to the number, which lies
 * over the line that goes on.
 * @param {{plane: Box, card: Box, lane: Lane}} parts
 * @param {Layout} layout
 * @param {number} offset where it leaves the channel, px from the middle
 * @returns {string}
 */
export function lanePath({ plane, card, lane }, layout, offset) {
  const [x, y] = port(plane, 'out', layout);
  const [kernelX, kernelY] = port(lane.kernel, 'in', layout);
  const isDown = layout === 'phone';
  const into = /** @type {[number, number]} */ (isDown ? [kernelX, card.y] : [card.x, kernelY]);
  const outOf = /** @type {[number, number]} */ (isDown ? [kernelX, card.y + card.height] : [card.x + card.width, kernelY]);
  const from = /** @type {[number, number]} */ (isDown ? [x + offset, y + 2] : [x + 2, y + offset]);
  return wire(from, into, layout)
    + wire(outOf, port(lane.map, 'in', layout), layout)
    + wire(port(lane.map, 'out', layout), port(lane.chip, 'out', layout), layout);
}

/**
 * @param {{layer: Layer}} props
 */
export function LaneWires({ layer }) {
  const { scene } = layer;
  const { planes, blocks, scroller, layout } = scene.whole.value;
  const { channels } = scene.model.value;
  const paths = useMemo(() => blocks.map((block) => {
    const readers = blocks.filter((one) => one.lanes[0].channel === block.lanes[0].channel);
    const place = readers.indexOf(block) - (readers.length - 1) / 2;
    return block.lanes.map((lane) => {
      const plane = planes[lane.channel];
      const offset = (place * FAN * plane.height) / Math.max(2, readers.length);
      return { channel: lane.channel, path: lanePath({ plane, card: block.card, lane }, layout, offset) };
    });
  }), [planes, blocks, layout]);
  return html`
    <svg class="overlay layer-wires" aria-hidden="true" width=${scroller.contentWidth} height=${scroller.contentHeight}>
      ${[...blocks.keys()].sort((a, b) => presence(layer, blocks[a]) - presence(layer, blocks[b])).map((one) => html`
        <g key=${one} class=${presence(layer, blocks[one]) ? 'is-present' : ''} data-filter=${layer.filterOf(blocks[one])}>
          ${paths[one].map(({ channel, path }) => html`
            <path key=${channel} d=${path} data-hue=${channels[channel]?.hue} data-channel=${channel} />`)}
        </g>`)}
    </svg>`;
}

/**
 * @param {Layer} layer
 * @param {Block} block
 * @returns {number} the present one's lines lie over the others
 */
function presence(layer, block) {
  return layer.filterOf(block) === layer.scene.filter.value ? 1 : 0;
}

/**
 * From the numbers to the sum, and on to the feature map.
 * @param {{layer: Layer}} props
 */
export function OutputWires({ layer }) {
  const { blocks } = layer.scene.whole.value;
  return html`
    <svg class="overlay layer-wires" aria-hidden="true">
      ${blocks.map((block) => html`<${BlockWires} key=${block.filter ?? 'present'} layer=${layer} block=${block} />`)}
    </svg>`;
}

/**
 * @param {{layer: Layer, block: Block}} props
 */
function BlockWires({ layer, block }) {
  const { scene } = layer;
  const { layout } = scene.whole.value;
  const { channels } = scene.model.value;
  const isPresent = presence(layer, block) === 1;
  const { plus, bias, feature, lanes } = block;
  const paths = useMemo(() => lanes.map((lane) => computed(() => numberPath(layer, block, lane))), [layer, block]);
  const [x, y] = [plus.x + plus.width / 2, plus.y + plus.height / 2];
  const toBias = bias.x > x ? `M${plus.x + plus.width} ${y}H${bias.x}` : `M${x} ${plus.y + plus.height}V${bias.y}`;
  const written = layout === 'phone'
    ? wire([x, plus.y + plus.height], [feature.x + feature.width / 2, feature.y - 4], layout)
    : `M${plus.x + plus.width} ${y}H${feature.x - 4}`;
  return html`
    <g class=${isPresent ? 'is-present' : ''}>
      ${lanes.map(({ channel }, slot) => html`
        <path key=${slot} d=${paths[slot]} data-hue=${channels[channel]?.hue} />`)}
      <path class="to-bias" d=${toBias} />
      <path class="written" d=${written} />
    </g>`;
}

/**
 * From a channel's number to the plus; nothing while the number is scrolled out of sight.
 * @param {Layer} layer
 * @param {Block} block
 * @param {Lane} lane
 * @returns {string}
 */
function numberPath(layer, { plus }, { chip }) {
  const { scroller, layout } = layer.scene.whole.value;
  const [left, top] = layer.scroll.value;
  const seen = { ...chip, x: chip.x + scroller.x - left, y: chip.y + scroller.y - top };
  const [x, y] = port(seen, 'out', layout);
  const isIn = x >= scroller.x && x <= scroller.x + scroller.width + 1
    && y >= scroller.y && y <= scroller.y + scroller.height;
  return isIn ? wire([x, y], port(plus, 'in', layout), layout) : '';
}
