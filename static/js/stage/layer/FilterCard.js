/**
 * The kernels of a filter. Those of the present one are edited in place; pressing another's goes to
 * its map.
 */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { diverging } from '../../lib/colour.js';
import { palette } from '../../lib/palette.js';
import { NUMBERS_FROM } from '../Cells.js';
import { at, usePainted } from '../dom.js';
import { fonts } from '../fonts.js';
import { Kernel } from '../Kernel.js';
import { turned } from '../looks.js';
import { paintValues } from '../painters/map.js';
import { channelName } from '../sentences.js';

/** @typedef {import('../geometry/layer.js').Block} Block */
/** @typedef {import('../geometry/layer.js').Lane} Lane */
/** @typedef {import('./state.js').Layer} Layer */

/**
 * @param {{layer: Layer, block: Block}} props
 */
export function FilterCard({ layer, block }) {
  const { scene } = layer;
  const filter = layer.filterOf(block);
  const isPresent = scene.filter.value === filter;
  const { channels, filters } = scene.model.value;
  const isEdited = isPresent && block.lanes[0].kernel.pitch >= NUMBERS_FROM;
  const name = t('stage.filter', { n: filter + 1, total: filters });
  const kernels = block.lanes.map(({ bar, kernel, channel }, slot) => html`
    <div key=${`bar ${slot}`} class="layer-bar" data-hue=${channels[channel]?.hue} style=${at(bar)}></div>
    ${isEdited
      ? html`<${Kernel} key=${`kernel ${channel}`} scene=${scene} channel=${channel} box=${kernel} />`
      : html`<${PaintedKernel} key=${`painted ${filter} ${slot}`} layer=${layer} filter=${filter} slot=${slot} box=${kernel}
          label=${t('stage.kernel.label', { channel: channelName(scene.model.value, channel, t) })} />`}`);
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
 * @param {string} props.label
 */
function PaintedKernel({ layer, filter, slot, box, label }) {
  const { scene } = layer;
  const inset = scene.whole.value.scale * 3.4 + 1;
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => () => {
    const given = scene.model.value.run.weight?.[filter]?.[slot];
    if (!given) return;
    const isTurned = scene.shape.value.turned
      && (filter < scene.filter.value || (filter === scene.filter.value && scene.angle.value === 180));
    const kernel = isTurned ? turned(given) : given;
    const size = { width: kernel[0].length * box.pitch, height: kernel.length * box.pitch, pitch: box.pitch };
    paintValues(element, kernel.flat(), [kernel.length, kernel[0].length], size, {
      family: fonts.value,
      colourOf: (value) => diverging(value, scene.limits.value.kernel, palette.value),
      from: NUMBERS_FROM,
    });
  }, [layer, filter, slot, box.pitch]);
  const [rows, cols] = scene.shape.value.kernel;
  const place = { x: box.x + inset, y: box.y + inset, width: cols * box.pitch, height: rows * box.pitch };
  return html`<canvas ref=${canvas} class="layer-kernel" style=${at(place)} role="img" aria-label=${label}></canvas>`;
}
