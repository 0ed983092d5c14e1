/** One channel of a convolution: its plane, window × kernel = products, and their sum. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatFull } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { Cells } from './Cells.js';
import { at, usePainted } from './dom.js';
import { covered } from './hidden.js';
import { Kernel } from './Kernel.js';
import { GHOST, ghosts, signedLooks, sumLook, windowLooks } from './looks.js';
import { Plane, WindowOverlay } from './Plane.js';
import { channelName } from './sentences.js';
import { Given, TurnArc } from './Turn.js';

/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./looks.js').CellLook} CellLook */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * The channel's term of the present step's sum.
 * @param {Scene} scene
 * @param {number} channel
 */
export function termOf(scene, channel) {
  const record = scene.present.value?.[0];
  return record ? { record, term: record.channels.find((term) => term.channel === channel) } : null;
}

/**
 * @param {Scene} scene
 * @param {number} channel
 */
function channelSignals(scene, channel) {
  const lit = computed(() => {
    const place = channel - scene.groupStart.value;
    return place >= 0 && place < scene.groupSize.value;
  });
  const window = computed(() => {
    const found = termOf(scene, channel);
    if (!found?.term) return ghosts(scene.taps.value);
    const { inputRange, channels } = scene.model.value;
    const { hue } = channels[channel];
    return windowLooks(found.record, found.term, {
      range: inputRange, hue, palette: palette.value,
    });
  });
  const allProducts = computed(() => {
    const products = termOf(scene, channel)?.term?.products;
    if (!products) return ghosts(scene.taps.value);
    return signedLooks(products, scene.limits.value.product, palette.value);
  });
  const products = computed(() => {
    const done = scene.products.value;
    const { any, product } = scene.hidden.value;
    if (done === scene.taps.value && !any) return allProducts.value;
    return allProducts.value.map((look, tap) => (tap < done ? covered(look, product(channel, tap)) : GHOST));
  });
  const sum = computed(() => {
    const value = termOf(scene, channel)?.term?.sum;
    if (value === undefined || !scene.isSummed(channel)) return GHOST;
    return covered(sumLook(value, scene.limits.value.sum, palette.value), scene.hidden.value.sum(channel));
  });
  return { lit, window, products, sum };
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @param {number} tap
 * @returns {string} "224 × −1 = −224"
 */
function productOf(scene, channel, tap) {
  const term = termOf(scene, channel)?.term;
  const isHidden = scene.hidden.peek().product(channel, tap) !== null;
  if (!term?.products || isHidden || tap >= scene.products.peek()) return '';
  const factors = [term.values, term.kernel ?? []].map((grid) => formatFull(grid.flat()[tap]));
  return `${factors.join(' × ')} = ${formatFull(term.products.flat()[tap])}`;
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {number} props.top px
 * @param {import('./Plane.js').WindowMarks} props.marks
 */
export function EquationRow({ scene, channel, top, marks }) {
  const signals = useMemo(() => channelSignals(scene, channel), [scene, channel]);
  const { row, layout, picture } = scene.geometry.value;
  const { hue, name } = scene.model.value.channels[channel];
  const params = { channel: channelName(scene.model.value, channel, t) };
  const cells = scene.shape.value.kernel;
  const [times, equals, sigma] = row.signs;
  return html`
    <section class=${`row ${signals.lit.value ? '' : 'is-dimmed'}`} data-hue=${hue}
      style=${{ top: `${top}px`, height: `${row.height}px` }} aria-label=${scene.named(params.channel)}>
      ${layout === 'wide' && html`<div class="bar" style=${at(row.bar)}>${name}</div>`}
      ${!picture && html`<${Plane} scene=${scene} channel=${channel} box=${row.plane} />
        <${WindowOverlay} scene=${scene} channel=${channel} marks=${marks} />`}
      <${Cells} scene=${scene} channel=${channel} box=${row.window} cells=${cells}
        looks=${signals.window} label=${t('stage.window.label', params)} className="window" />
      <div class="sign" style=${at(times)} aria-hidden="true">×</div>
      <${Kernel} scene=${scene} channel=${channel} box=${/** @type {GridBox} */ (row.kernel)} />
      ${row.given && html`<${Given} scene=${scene} channel=${channel} />`}
      <div class="sign" style=${at(equals)} aria-hidden="true">=</div>
      <${Cells} scene=${scene} channel=${channel} box=${/** @type {GridBox} */ (row.products)}
        cells=${cells} looks=${signals.products} label=${t('stage.products.label', params)}
        className="products" describe=${(/** @type {number} */ tap) => productOf(scene, channel, tap)} />
      ${row.given && html`<${TurnArc} scene=${scene} channel=${channel} />`}
      ${sigma && html`<div class="sign" style=${at(sigma)} aria-hidden="true"
        title=${t('words.sum')}>Σ</div>`}
      ${sigma && html`<${Chip} scene=${scene} channel=${channel} look=${signals.sum}
        label=${t('stage.sum.label', params)} />`}
    </section>`;
}

/**
 * A number in a pill: a channel's sum, or what a pool makes of its window.
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {import('@preact/signals').ReadonlySignal<CellLook>} props.look
 * @param {string} props.label
 */
export function Chip({ scene, channel, look, label }) {
  const { chip } = scene.geometry.value.row;
  // Beside a sum the number is small; where it is all a row makes, it is large.
  const longest = scene.shape.value.kind === 'conv' ? 6 : 5;
  const ref = usePainted((/** @type {HTMLElement} */ element) => () => {
    const { text, full, fill, ink, kind } = look.value;
    const target = element;
    target.textContent = text || '…';
    target.title = full === text ? '' : full;
    target.style.background = fill;
    target.style.color = ink;
    target.dataset.kind = kind;
    target.style.fontSize = text.length > longest ? `${Math.floor((chip.width - 8) / (text.length * 0.62))}px` : '';
    target.classList.toggle('is-now', scene.model.value.kind === 'conv' && scene.isSumming(channel));
  }, [look, chip, longest]);
  return html`<div ref=${ref} class="chip" style=${at(chip)} role="group" aria-label=${label}></div>`;
}
