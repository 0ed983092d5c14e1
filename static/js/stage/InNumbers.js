/** The sum of the present step on one line of numbers, and what it makes, as far as it is worked out. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCell, formatFull } from '../lib/numbers.js';
import { at, usePainted } from './dom.js';
import { channelName } from './sentences.js';

/** @typedef {import('./geometry/measure.js').Box} Box */
/** @typedef {import('./scene.js').Scene} Scene */

/** So many channels are written out; of more, how many they are. */
const WRITTEN = 4;
/** The result's size, px, and a digit's width as a part of its size. */
const LARGE = 19;
const DIGIT = 0.6;

/**
 * "25 + 2 + 2 + 12", and what it makes, as far as the step is worked out.
 * @param {object} props
 * @param {Scene} props.scene
 * @param {Box} props.box
 * @param {() => string} [props.nameOf] the cell that is written, where its place in the output is
 *   not meant
 */
export function InNumbers({ scene, box, nameOf }) {
  const place = useMemo(() => computed(() => (
    nameOf?.() ?? `out[${scene.filter.value}, ${scene.row.value}, ${scene.col.value}]`
  )), [scene]);
  const { width } = box;
  const { scale } = scene.frame.value;
  const isPhone = scene.frame.value.layout === 'phone';
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
    <section class="says" style=${at(box)} aria-label=${t('stage.card.label')}>
      <${Terms} scene=${scene} width=${width} />
      <p ref=${total} class="total"><span>= <b role="group" aria-label=${t('stage.result.label')}></b></span>
        <span class="where">${place}</span></p>
    </section>`;
}

/**
 * @param {{scene: Scene, width: number}} props
 */
function Terms({ scene, width }) {
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
