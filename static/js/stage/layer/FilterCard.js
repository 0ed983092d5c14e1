/**
 * The kernels of a filter. Those of the present one are edited in place; pressing another's goes to
 * its map.
 */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { turned } from '../../lib/laws.js';
import { formatCell } from '../../lib/numbers.js';
import { palette } from '../../lib/palette.js';
import { at, usePainted } from '../dom.js';
import { fonts } from '../fonts.js';
import { Kernel } from '../Kernel.js';
import { paintKernel } from '../painters/kernel.js';
import { channelName } from '../sentences.js';

/** @typedef {import('../geometry/layer.js').Block} Block */
/** @typedef {import('../geometry/layer.js').Lane} Lane */
/** @typedef {import('./state.js').Layer} Layer */

/** Smaller cells than this (px) are too small to be aimed at. */
const FIELDS_FROM = 26;
/** A kernel of more cells is only named, not read out. */
const READ_OUT = 25;

/**
 * @param {{layer: Layer, block: Block}} props
 */
export function FilterCard({ layer, block }) {
  const { scene } = layer;
  const filter = layer.filterOf(block);
  const isPresent = scene.filter.value === filter;
  const { channels, filters } = scene.model.value;
  const isEdited = isPresent && block.lanes[0].kernel.pitch >= FIELDS_FROM;
  const name = t('stage.filter', { n: filter + 1, total: filters });
  const kernels = block.lanes.map(({ bar, kernel, channel }, slot) => html`
    <div key=${`bar ${slot}`} class="layer-bar" data-hue=${channels[channel]?.hue} style=${at(bar)}></div>
    ${isEdited
      ? html`<${Kernel} key=${`kernel ${channel}`} scene=${scene} channel=${channel} box=${kernel} />`
      : html`<${PaintedKernel} key=${`painted ${filter} ${slot}`} layer=${layer} filter=${filter} slot=${slot} box=${kernel}
          channel=${channel} />`}`);
  return html`
    <div class=${`layer-filter ${isPresent ? 'is-present' : ''}`} role="group" aria-label=${name}>
      ${isPresent
        ? html`<div class="layer-card" style=${at(block.card)}></div>`
        : html`<button type="button" class="layer-card" style=${at(block.card)}
            aria-label=${t('layer.go_to_filter', { n: filter + 1 })} onClick=${() => goToFilter(layer, filter)}></button>`}
      ${kernels}
    </div>`;
}

/**
 * @param {Layer} layer
 * @param {number} filter
 */
export function goToFilter({ scene }, filter) {
  scene.actions.goTo(filter * scene.plan.peek().perFilter);
}

/**
 * A kernel that is only looked at. One that the walk has come to is shown as it is applied.
 * @param {object} props
 * @param {Layer} props.layer
 * @param {number} props.filter
 * @param {number} props.slot
 * @param {Lane['kernel']} props.box
 * @param {number} props.channel
 */
function PaintedKernel({ layer, filter, slot, box, channel }) {
  const { scene } = layer;
  const inset = scene.whole.value.scale * 3.4 + 1;
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => () => {
    const kernel = asApplied(layer, filter, slot);
    if (!kernel) return;
    const name = channelName(scene.model.value, scene.reads(channel) ? channel : 0, t);
    element.setAttribute('aria-label', kernel.flat().length > READ_OUT
      ? t('stage.kernel.label', { channel: name })
      : t('layer.kernel', { channel: name, weights: kernel.map((row) => row.map(formatCell).join(' ')).join('; ') }));
    paintKernel(element, kernel, box.pitch, {
      palette: palette.value, family: fonts.value, limit: scene.limits.value.kernel,
    });
  }, [layer, filter, slot, channel, box.pitch]);
  const [rows, cols] = scene.shape.value.kernel;
  const place = { x: box.x + inset, y: box.y + inset, width: cols * box.pitch, height: rows * box.pitch };
  return html`<canvas ref=${canvas} class="layer-kernel" style=${at(place)} role="img"></canvas>`;
}

/**
 * @param {Layer} layer
 * @param {number} filter
 * @param {number} slot
 * @returns {number[][]|undefined} turned where it is, and has been
 */
function asApplied({ scene }, filter, slot) {
  const given = scene.model.value.run.weight?.[filter]?.[slot];
  const isTurned = scene.shape.value.turned
    && (filter < scene.filter.value || (filter === scene.filter.value && scene.isTurned.value));
  return given && isTurned ? turned(given) : given;
}
