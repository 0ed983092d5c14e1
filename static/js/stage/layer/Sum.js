/** Where the channels of a filter meet: the plus, the bias, and the sum in numbers. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { diverging, inkOn, css } from '../../lib/colour.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { formatCell, formatFull, formatSigned } from '../../lib/numbers.js';
import { palette } from '../../lib/palette.js';
import { BiasInput } from '../Bias.js';
import { at, usePainted } from '../dom.js';
import { channelName } from '../sentences.js';

/** @typedef {import('../geometry/layer.js').Block} Block */
/** @typedef {import('./state.js').Layer} Layer */

/** So many channels are written out; of more, how many they are. */
const WRITTEN = 4;
/** The result's size, px, and a digit's width as a part of its size. */
const LARGE = 19;
const DIGIT = 0.6;

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
      ? html`<${InNumbers} layer=${layer} block=${block} />`
      : html`<div class="layer-says" style=${at(block.says)}>
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

/**
 * "25 + 2 + 2 + 12", and what it makes, as far as the step is worked out.
 * @param {{layer: Layer, block: Block}} props
 */
function InNumbers({ layer, block }) {
  const { scene } = layer;
  const place = useMemo(() => computed(() => (
    `out[${scene.filter.value}, ${scene.row.value}, ${scene.col.value}]`
  )), [scene]);
  const { width } = block.says;
  const { scale } = scene.whole.value;
  const isPhone = scene.whole.value.layout === 'phone';
  const total = usePainted((/** @type {HTMLElement} */ element) => () => {
    const value = scene.resulted.value ? scene.present.value?.[0]?.result : undefined;
    const text = value === undefined ? '…' : formatCell(value);
    const result = /** @type {HTMLElement} */ (element.querySelector('b'));
    result.textContent = text;
    result.title = value === undefined ? '' : formatFull(value);
    result.dataset.kind = value === undefined ? 'ghost' : '';
    // The result comes first: where there is room for both, it says of which cell it is.
    const large = LARGE * Math.max(0.84, scale);
    const whole = (2 + text.length) * DIGIT;
    const rest = width - place.value.length * DIGIT * Math.max(10.5, 12 * scale);
    const hasRoom = isPhone || rest >= whole * Math.min(large, 15);
    element.classList.toggle('is-alone', !hasRoom);
    element.style.setProperty('--fitting', `${Math.min(large, (hasRoom && !isPhone ? rest : width) / whole).toFixed(1)}px`);
  }, [scene, width, scale, isPhone]);
  return html`
    <section class="layer-says" style=${at(block.says)} aria-label=${t('stage.card.label')}>
      <${Terms} layer=${layer} width=${width} />
      <p ref=${total} class="total"><span>= <b role="group" aria-label=${t('stage.result.label')}></b></span>
        <span class="where">${place}</span></p>
    </section>`;
}

/**
 * @param {{layer: Layer, width: number}} props
 */
function Terms({ layer, width }) {
  const { scene } = layer;
  const { channels } = scene.model.value;
  const size = scene.groupSize.value;
  const start = scene.groupStart.value;
  const texts = useMemo(() => computed(() => Array.from({ length: size }, (_, slot) => {
    const value = scene.present.value?.[0]?.channels[slot]?.sum;
    return value === undefined || scene.sums.value <= slot ? '…' : formatCell(value);
  })), [scene, size]);
  const bias = useMemo(() => computed(() => (
    scene.biased.value ? formatCell(scene.drafts.bias(scene.filter.value)) : '…'
  )), [scene]);
  const many = t('layer.sum_of', { n: size });
  const first = size > WRITTEN ? [many] : texts.value;
  const { length } = [...first, bias.value].map(added).join('');
  const fitting = `${Math.min(13, (width - 2) / (length * DIGIT)).toFixed(1)}px`;
  return html`
    <p class="terms" style=${{ '--fitting': fitting }}>
      ${size > WRITTEN
        ? html`<span>${many}</span>`
        : texts.value.map((text, slot) => html`
          ${slot > 0 && (text.startsWith('−') ? ' − ' : ' + ')}<span key=${slot} class="sum" role="group"
            data-hue=${channels[start + slot]?.hue}
            aria-label=${t('stage.sum.label', { channel: channelName(scene.model.value, start + slot, t) })}>${slot > 0 ? text.replace('−', '') : text}</span>`)}
      ${bias.value.startsWith('−') ? ' − ' : ' + '}<span>${bias.value.replace('−', '')}</span>
    </p>`;
}

/**
 * @param {string} text
 * @param {number} place
 * @returns {string} a term as it is written after those before it
 */
function added(text, place) {
  if (place === 0) return text;
  return text.startsWith('−') ? ` − ${text.slice(1)}` : ` + ${text}`;
}
