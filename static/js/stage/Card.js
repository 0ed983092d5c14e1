/** The card where the channels meet: their sums, the bias, and the number that is written. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCell, formatFull } from '../lib/numbers.js';
import { BiasInput } from './Bias.js';
import { at, usePainted } from './dom.js';
import { coveredText } from './hidden.js';
import { channelName } from './sentences.js';

/** @typedef {import('./geometry/measure.js').Box} Box */
/** @typedef {import('./scene.js').Scene} Scene */

/** So many channel sums are written out; of more, what they come to so far. */
const WRITTEN = 4;

/**
 * @param {object} props
 * @param {Scene} props.scene
 */
export function Card({ scene }) {
  const { card, scale } = scene.geometry.value;
  const box = /** @type {Box} */ (card);
  const place = useMemo(() => computed(() => (
    scene.model.value.dense ? `out[${scene.filter.value}]` : `out[${scene.filter.value}, ${scene.row.value}, ${scene.col.value}]`
  )), [scene]);
  const result = usePainted((/** @type {HTMLElement} */ element) => () => {
    const value = scene.resulted.value ? scene.present.value?.[0]?.result : undefined;
    const target = element;
    const cover = scene.hidden.value.result(0);
    const text = value === undefined ? '…' : coveredText(formatCell(value), cover);
    target.textContent = text;
    target.title = value === undefined || cover ? '' : formatFull(value);
    target.dataset.kind = value === undefined ? 'ghost' : cover ?? '';
    const room = box.width - 42 * scale - place.value.length * 7.4 * Math.max(scale, 0.86);
    target.style.fontSize = `${Math.min((scene.geometry.value.layout === 'phone' ? 30 : 28) * scale, room / (text.length * 0.6)).toFixed(1)}px`;
  }, [scene, box.width, scale]);
  return html`
    <section class="sum-card" style=${at(box)} data-phase=${scene.phase}
      aria-label=${scene.named(t('stage.card.label'))}>
      <div class="terms">
        <${Sums} scene=${scene} />
        <${Bias} scene=${scene} />
      </div>
      <div class="total">
        <div ref=${result} class="result" role="group" aria-label=${t('stage.result.label')}></div>
        <div class="where">${place}</div>
      </div>
    </section>`;
}

/** Room beside the sums and between two of them, in the design's pixels. */
const BESIDE = 36;
const BETWEEN = 9;
/** A digit's width as a part of its size. */
const DIGIT = 0.6;

/**
 * @param {object} props
 * @param {Scene} props.scene
 */
function Sums({ scene }) {
  const { channels } = scene.model.value;
  const size = scene.groupSize.value;
  const start = scene.groupStart.value;
  const { card, scale } = scene.geometry.value;
  const room = /** @type {Box} */ (card).width - (BESIDE + BETWEEN * (size - 1)) * scale;
  const texts = useMemo(() => computed(() => Array.from({ length: size }, (_, place) => {
    const value = scene.present.value?.[0]?.channels[place]?.sum;
    if (value === undefined || scene.sums.value <= place) return '…';
    return coveredText(formatCell(value), scene.hidden.value.sum(start + place));
  })), [scene, size, start]);
  const fitted = usePainted((/** @type {HTMLElement} */ element) => () => {
    const digits = texts.value.reduce((sum, text) => sum + text.length, 0);
    element.style.setProperty('--fitting', `${Math.floor(room / (digits * DIGIT))}px`);
  }, [texts, room]);
  if (size > WRITTEN) return html`<${Total} scene=${scene} size=${size} />`;
  return html`
    <div key="each" ref=${fitted} class="sums">
      ${Array.from({ length: size }, (_, place) => html`
        <${Sum} key=${place} texts=${texts} place=${place} hue=${channels[start + place].hue}
          label=${t('stage.sum.label', {
            channel: channelName(scene.model.value, start + place, t),
          })} />`)}
    </div>`;
}

/**
 * What many channels come to, as far as they are added up.
 * @param {{scene: Scene, size: number}} props
 */
function Total({ scene, size }) {
  const added = useMemo(() => computed(() => (
    (scene.present.value?.[0]?.channels ?? []).filter(({ channel }) => scene.isSummed(channel))
  )), [scene]);
  const text = useMemo(() => computed(() => {
    const isHidden = added.value.some(({ channel }) => scene.hidden.value.sum(channel));
    if (added.value.length === 0 || isHidden) return '…';
    return formatCell(added.value.reduce((sum, term) => sum + (term.sum ?? 0), 0));
  }), [added]);
  const words = useMemo(() => computed(() => {
    const { length: n } = added.value;
    return n === 0 || n === size ? t('strips.count', { n: size }) : t('strips.so_far', { n, total: size });
  }), [added, size]);
  return html`
    <div key="many" class="sums many">
      <span>${words}</span>
      <span class="sum" role="group" aria-label=${t('stage.sums.many', { n: size })}>${text}</span>
    </div>`;
}

/**
 * @param {object} props
 * @param {import('@preact/signals').ReadonlySignal<string[]>} props.texts
 * @param {number} props.place
 * @param {string} props.hue
 * @param {string} props.label
 */
function Sum({ texts, place, hue, label }) {
  const text = useMemo(() => computed(() => texts.value[place] ?? ''), [texts, place]);
  return html`<span class="sum" data-hue=${hue} role="group" aria-label=${label}>${text}</span>`;
}

/**
 * @param {{scene: Scene}} props
 */
function Bias({ scene }) {
  return html`
    <label class="bias">
      <span>${t('stage.bias')}</span>
      <${BiasInput} scene=${scene} />
    </label>`;
}
