/**
 * The sum written out: as a formula, in the letters of the present step with their numbers under
 * them, and over the channels.
 */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { formulaOf, middleCell, placeText } from '../../lib/letters.js';
import { formatCell } from '../../lib/numbers.js';
import { at, usePainted } from '../dom.js';
import { InNumbers } from '../InNumbers.js';

/** @typedef {import('./Letters.js').State} State */

/** The sum over the channels, px at the design's size. */
const TOTAL = { width: 330, height: 54 };

/**
 * @param {{letters: State}} props
 */
export function Written({ letters }) {
  const { scene } = letters;
  const { written: box, scale, layout } = scene.letters.value;
  const total = { x: 0, y: 0, width: Math.min(box.width, TOTAL.width * Math.max(0.85, scale)), height: TOTAL.height };
  return html`
    <div class=${`letters-written is-${layout}`} style=${at(box)} tabindex="0" role="region" aria-label=${t('letters.written')}>
      <${Formula} letters=${letters} />
      <${Terms} letters=${letters} />
      <div class="letters-total"><${InNumbers} scene=${scene} box=${total} /></div>
    </div>`;
}

/**
 * What the sum is of, and where it is.
 * @param {{letters: State}} props
 */
function Formula({ letters }) {
  const { scene, channel } = letters;
  const name = scene.model.value.channels[channel.value].name;
  const layer = scene.model.value;
  const where = useMemo(() => computed(() => {
    const row = scene.row.value;
    const col = scene.col.value;
    const [u, v] = middleCell(scene.model.value, row, col);
    const isSame = u === row && v === col;
    return t(isSame ? 'letters.at' : 'letters.around', { place: placeText([u, v]), row, col });
  }), [scene]);
  const isPlain = layer.run.dilation.every((gap) => gap === 1);
  const isCopied = letters.taps.value.some(({ a, source }) => source !== null && (source[0] !== a[0] || source[1] !== a[1]));
  const key = layer.mode === 'convolution' ? 'letters.add_up' : 'letters.shifted';
  return html`
    <p class="letters-formula"><span class="hue">s<sub>${name}</sub></span>(u, v) = ${formulaOf(layer)}</p>
    <p class="letters-how">${where}${isPlain && !isCopied && ` ${t(key)}`}${
      letters.taps.value.some(({ source }) => source === null) && ` ${t('letters.outside')}`}</p>`;
}

/**
 * @param {{letters: State}} props
 */
function Terms({ letters }) {
  const { scene, channel } = letters;
  const name = scene.model.value.channels[channel.value].name;
  const count = scene.taps.value;
  const painted = usePainted((/** @type {HTMLElement} */ element) => () => {
    const found = letters.term.value?.term;
    const done = scene.products.value;
    const now = scene.products.value > 0 ? scene.tap.value : -1;
    const on = scene.hover.value;
    const lit = on?.kind === 'tap' && on.channel === channel.value ? on.tap : -1;
    const [values, weights] = [found?.values.flat() ?? [], found?.kernel?.flat() ?? []];
    [...element.children].forEach((child, place) => {
      const tap = letters.taps.value[place];
      if (!tap) return;
      const [line, numbers] = child.children;
      const a = tap.source ? `a(${placeText(tap.source)})` : '0';
      line.textContent = `${a}·b(${placeText(tap.b)})`;
      const weight = weights[place] === undefined ? '…' : formatCell(weights[place]);
      numbers.textContent = `${values[place] === undefined ? '…' : formatCell(values[place] ?? 0)}·${weight.startsWith('−') ? `(${weight})` : weight}`;
      child.classList.toggle('is-done', place < done);
      child.classList.toggle('is-now', place === now);
      child.classList.toggle('is-lit', place === lit);
    });
  }, [letters, count]);
  const sum = useMemo(() => computed(() => {
    const slot = channel.value - scene.groupStart.value;
    const value = letters.term.value?.term?.sum;
    return value === undefined || scene.sums.value <= slot ? '…' : formatCell(value);
  }), [letters]);
  return html`
    <div class="letters-sum">
      <p class="letters-name"><span class="hue">s<sub>${name}</sub></span> =</p>
      <div ref=${painted} class="letters-terms">
        ${Array.from({ length: count }, (_, tap) => html`<span key=${tap} class="letters-term"><b></b><span></span></span>`)}
      </div>
      <p class="letters-value">= <b class="hue">${sum}</b></p>
    </div>`;
}
