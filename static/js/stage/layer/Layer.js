/**
 * The layer as a whole: every channel, every kernel and what it makes of its channel, the biases and
 * the feature maps, with the present step marked on all of them.
 */

import { effect } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { rimOf } from '../../lib/grid.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { at, usePainted } from '../dom.js';
import { FeatureMap } from '../FeatureMap.js';
import { Headings } from '../Headings.js';
import { Plane } from '../Plane.js';
import { WalkOn } from '../WalkOn.js';
import { FilterCard } from './FilterCard.js';
import { Lanes } from './Lanes.js';
import { Marks } from './Marks.js';
import { Strip, Tabs } from './Strip.js';
import { createLayer } from './state.js';
import { Sum } from './Sum.js';
import { LaneWires, OutputWires } from './Wires.js';

/** @typedef {import('../geometry/layer.js').Block} Block */
/** @typedef {import('../scene.js').Scene} Scene */
/** @typedef {import('./state.js').Layer} LayerState */

/**
 * @param {{scene: Scene}} props
 */
export function Layer({ scene }) {
  const layer = useMemo(() => createLayer(scene), [scene]);
  useLayoutEffect(() => effect(() => layer.lookAhead()), [layer]);
  const { blocks, strip, tabs } = scene.whole.value;
  return html`
    <div class="layer">
      <${Headings} scene=${scene} />
      <${WalkOn} scene=${scene} />
      <${OutputWires} layer=${layer} />
      <${Channels} layer=${layer} />
      ${blocks.map((block) => html`<${Output} key=${block.filter ?? 'present'} layer=${layer} block=${block} />`)}
      ${strip && html`<${Strip} layer=${layer} strip=${strip} />`}
      ${tabs && html`<${Tabs} layer=${layer} box=${tabs} />`}
    </div>`;
}

/**
 * Everything of which there is one a channel; where they are many, they scroll.
 * @param {{layer: LayerState}} props
 */
function Channels({ layer }) {
  const { scene } = layer;
  const { scroller, planes, blocks } = scene.whole.value;
  const inSight = usePainted((/** @type {HTMLElement} */ element) => () => {
    const { scroller: box, blocks: [{ card }] } = scene.whole.value;
    if (!box.scrolls) return;
    // The channels that the present filter reads, or the first of them, come into sight.
    const isIn = (/** @type {number} */ from, /** @type {number} */ size, /** @type {number} */ begin, /** @type {number} */ room) => (
      from >= begin && from + Math.min(size, room) <= begin + room
    );
    if (!isIn(card.x, card.width, element.scrollLeft, box.width)) element.scrollLeft = card.x - 16;
    if (!isIn(card.y, card.height, element.scrollTop, box.height)) element.scrollTop = card.y - 16;
  }, [layer]);
  const onScroll = (/** @type {Event} */ event) => {
    const { scrollLeft, scrollTop } = /** @type {Element} */ (event.currentTarget);
    layer.scroll.value = [scrollLeft, scrollTop];
  };
  return html`
    <div ref=${inSight} class=${`layer-channels ${scroller.scrolls ? 'scrolls' : ''}`} style=${at(scroller)}
      tabindex=${scroller.scrolls ? 0 : undefined} role="group" aria-label=${t('stage.channels')}
      onScroll=${onScroll}>
      <div class="layer-content" style=${{ width: `${scroller.contentWidth}px`, height: `${scroller.contentHeight}px` }}>
        <${LaneWires} layer=${layer} />
        ${planes.map((box, channel) => html`
          <${InputChannel} key=${channel} layer=${layer} channel=${channel} box=${box} />`)}
        <${Marks} layer=${layer} />
        ${blocks.map((block) => html`
          <${FilterCard} key=${`card ${block.filter ?? 'present'}`} layer=${layer} block=${block} />
          <${Lanes} key=${`lanes ${layer.filterOf(block)}`} layer=${layer} block=${block} filter=${layer.filterOf(block)} />`)}
      </div>
    </div>`;
}

/**
 * @param {object} props
 * @param {LayerState} props.layer
 * @param {number} props.channel
 * @param {import('../geometry/measure.js').GridBox} props.box
 */
function InputChannel({ layer, channel, box }) {
  const { scene } = layer;
  const start = scene.groupStart.value;
  const isRead = channel >= start && channel < start + scene.groupSize.value;
  const { name, hue } = scene.model.value.channels[channel];
  const [top, , left] = rimOf(scene.model.value.run);
  const letter = { left: `${box.x + left * box.pitch + 4}px`, top: `${box.y + top * box.pitch + 3}px` };
  return html`
    <div class=${`layer-input ${isRead ? '' : 'is-dimmed'}`} data-hue=${hue}>
      <${Plane} scene=${scene} channel=${channel} box=${box} />
      <span class="layer-letter" aria-hidden="true" style=${letter}>${name}</span>
    </div>`;
}

/**
 * Where the channels of a filter meet, and its feature map.
 * @param {{layer: LayerState, block: Block}} props
 */
function Output({ layer, block }) {
  const { scene } = layer;
  const filter = layer.filterOf(block);
  return html`
    <div class="layer-feature">
      <${FeatureMap} key=${filter} scene=${scene} channel=${filter} box=${block.feature}
        label=${t('stage.map', { n: filter + 1 })} />
    </div>
    <${Sum} layer=${layer} block=${block} />`;
}
