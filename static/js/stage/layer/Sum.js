/** Where the channels of a filter meet: the plus, the bias, and the sum in numbers. */

import { diverging, inkOn, css } from '../../lib/colour.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { formatSigned } from '../../lib/numbers.js';
import { palette } from '../../lib/palette.js';
import { BiasInput } from '../Bias.js';
import { at, usePainted } from '../dom.js';
import { InNumbers } from '../InNumbers.js';

/** @typedef {import('../geometry/layer.js').Block} Block */
/** @typedef {import('./state.js').Layer} Layer */

/**
 * @param {{layer: Layer, block: Block}} props
 */
export function Sum({ layer, block }) {
  const { scene } = layer;
  const filter = layer.filterOf(block);
  const isPresent = scene.filter.value === filter;
  return html`
    <div class=${`layer-plus ${isPresent ? 'is-present' : ''}`} style=${at(block.plus)}
      data-phase=${isPresent ? scene.phase : ''} aria-hidden="true">+</div>
    <${BiasChip} key=${filter} layer=${layer} block=${block} filter=${filter} isPresent=${isPresent} />
    ${isPresent
      ? html`<${InNumbers} scene=${scene} box=${block.says} />`
      : html`<div class="says" style=${at(block.says)}>
          ${filter > scene.filter.value && html`<p class="terms">${t('layer.waits')}</p>`}
        </div>`}`;
}

/**
 * @param {{layer: Layer, block: Block, filter: number, isPresent: boolean}} props
 */
function BiasChip({ layer, block, filter, isPresent }) {
  const { scene } = layer;
  const chip = usePainted((/** @type {HTMLElement} */ element) => () => {
    const value = scene.drafts.bias(filter);
    const most = (scene.model.value.run.bias ?? []).reduce((a, b) => Math.max(a, Math.abs(b)), Math.abs(value));
    const ground = diverging(value, most * 1.8, palette.value);
    element.style.setProperty('--ground', css(ground));
    element.style.setProperty('--on-ground', css(inkOn(ground)));
  }, [layer, filter]);
  const name = `b${filter + 1}`;
  if (isPresent) {
    return html`<label key="present" ref=${chip} class="layer-bias is-present" style=${at(block.bias)} data-phase=${scene.phase}>
      <span>${name}</span><${BiasInput} scene=${scene} />
    </label>`;
  }
  return html`<div key="other" ref=${chip} class="layer-bias" style=${at(block.bias)}>
    <span>${name}</span> ${formatSigned(scene.drafts.bias(filter))}
  </div>`;
}
