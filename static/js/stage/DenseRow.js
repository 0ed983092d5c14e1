/** One channel of a dense layer: its whole plane × the unit's weights for it = products, and their sum. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { limitsFor } from '../lib/colour.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { largestFinite } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { at } from './dom.js';
import { Chip, termOf } from './EquationRow.js';
import { HeatGrid } from './HeatGrid.js';
import { GHOST, sumLook } from './looks.js';
import { Plane, WindowOverlay } from './Plane.js';
import { channelName } from './sentences.js';

/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * @param {Scene} scene
 * @param {number} channel
 */
function channelSignals(scene, channel) {
  // A unit that looks at a single channel has larger weights than one that looks at all: with one
  // scale for both the others would be pale.
  const limits = computed(() => limitsFor({
    weights: scene.model.value.run.weight?.[scene.filter.value]?.flat(2) ?? [],
    inputMax: largestFinite(scene.model.value.input.data),
    outputMax: scene.model.value.outputMax,
  }));
  const term = computed(() => termOf(scene, channel)?.term ?? null);
  return {
    // They are known before the step is: what is walked are the units.
    weights: computed(() => scene.model.value.run.weight?.[scene.filter.value]?.[channel]?.flat() ?? null),
    products: computed(() => term.value?.products?.flat() ?? null),
    all: computed(() => scene.taps.value),
    sum: computed(() => {
      const sum = term.value?.sum;
      if (sum === undefined || !scene.isSummed(channel)) return GHOST;
      return sumLook(sum, scene.limits.value.sum, palette.value);
    }),
    weightLimit: computed(() => limits.value.kernel),
    productLimit: computed(() => limits.value.product),
  };
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {number} props.top px
 * @param {import('./Plane.js').WindowMarks} props.marks
 */
export function DenseRow({ scene, channel, top, marks }) {
  const signals = useMemo(() => channelSignals(scene, channel), [scene, channel]);
  const { row, layout } = scene.geometry.value;
  const { hue, name } = scene.model.value.channels[channel];
  const params = { channel: channelName(scene.model.value, channel, t) };
  const [times, equals, sigma] = row.signs;
  return html`
    <section class="row dense-row" data-hue=${hue}
      style=${{ top: `${top}px`, height: `${row.height}px` }} aria-label=${params.channel}>
      ${layout === 'wide' && html`<div class="bar" style=${at(row.bar)}>${name}</div>`}
      <${Plane} scene=${scene} channel=${channel} box=${row.plane} />
      <${WindowOverlay} scene=${scene} channel=${channel} marks=${marks} />
      <div class="sign" style=${at(times)} aria-hidden="true">×</div>
      <${HeatGrid} scene=${scene} channel=${channel} box=${/** @type {GridBox} */ (row.kernel)}
        values=${signals.weights} filled=${signals.all} limit=${signals.weightLimit}
        label=${t('dense.weights.label', params)} name="w" />
      ${equals && html`<div class="sign" style=${at(equals)} aria-hidden="true">=</div>`}
      <${HeatGrid} scene=${scene} channel=${channel} box=${/** @type {GridBox} */ (row.products)}
        values=${signals.products} filled=${scene.products} limit=${signals.productLimit}
        label=${t('stage.products.label', params)} name="x·w" />
      ${sigma && html`<div class="sign" style=${at(sigma)} aria-hidden="true">Σ</div>
        <${Chip} scene=${scene} channel=${channel} look=${signals.sum}
          label=${t('stage.sum.label', params)} />`}
    </section>`;
}
