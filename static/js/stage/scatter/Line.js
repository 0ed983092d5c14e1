/** One line of numbers: the input cell's value × the kernel = the stamp, and the map it goes to. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { valueColour } from '../../lib/colour.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { formatSigned } from '../../lib/numbers.js';
import { palette } from '../../lib/palette.js';
import { Cells } from '../Cells.js';
import { at, usePainted } from '../dom.js';
import { Kernel } from '../Kernel.js';
import { GHOST, ghosts, onGround, padLook, signedLooks } from '../looks.js';
import { channelName } from '../sentences.js';
import { StampedMap } from './StampedMap.js';

/** @typedef {import('../geometry/measure.js').StampParts} StampParts */
/** @typedef {import('../looks.js').CellLook} CellLook */
/** @typedef {import('./state.js').Scatter} Scatter */

/**
 * @param {Scatter} scatter
 * @param {() => number} map of the output
 */
function lineSignals(scatter, map) {
  const { scene } = scatter;
  const value = computed(() => {
    const record = scene.stamped.value;
    if (!record) return GHOST;
    const { inputRange, channels } = scatter.model.value;
    const { hue } = channels[record.input[0]];
    const scale = { range: inputRange, hue, palette: palette.value };
    return onGround(record.value, valueColour(record.value, scale, true));
  });
  const products = computed(() => {
    const record = scene.stamped.value;
    const found = record?.channels.find(({ channel }) => channel === map());
    if (!record || !found) return ghosts(scene.taps.value);
    const cols = found.products[0].length;
    const cut = new Set(record.cut_taps.map(([row, col]) => row * cols + col));
    const looks = signedLooks(found.products, scene.limits.value.product, palette.value);
    return looks.map((look, tap) => (cut.has(tap) ? padLook(found.products.flat()[tap]) : look));
  });
  const stamp = computed(() => {
    const done = scene.products.value;
    return products.value.map((look, tap) => (tap < done ? look : GHOST));
  });
  const note = computed(() => {
    const cut = scene.stamped.value?.cut_taps.length ?? 0;
    return cut > 0 && scene.products.value === scene.taps.value
      ? t('transposed.cut_taps', { count: cut, total: scene.taps.value })
      : '';
  });
  return { value, stamp, note };
}

/**
 * @param {object} props
 * @param {Scatter} props.scatter
 * @param {number} props.line
 * @param {StampParts} props.parts
 */
export function Line({ scatter, line, parts }) {
  const { scene } = scatter;
  const map = useMemo(() => () => scatter.mapOf(line), [scatter, line]);
  const signals = useMemo(() => lineSignals(scatter, map), [scatter, map]);
  const here = map();
  const { layout } = scene.geometry.value;
  const { channels } = scatter.model.value;
  const channel = scatter.channel.value;
  const red = channelName(scatter.model.value, channel, t);
  const name = scatter.slots.value > 1 ? `${red} → ${here + 1}` : red;
  const perGroup = channels.length / scatter.run.value.groups;
  const slot = {
    filter: map,
    index: () => scatter.channel.value % perGroup,
  };
  const [times, equals] = parts.signs;
  return html`
    <section class="stamp-line" data-hue=${channels[channel].hue} aria-label=${t('stage.map', { n: here + 1 })}>
      <${Value} look=${signals.value} box=${parts.value} label=${t('transposed.value.label', { channel: red })} />
      <div class="sign" style=${at(times)} aria-hidden="true">×</div>
      <${Kernel} key=${`${channel}/${here}`} scene=${scene} channel=${here} box=${parts.kernel} slot=${slot} name=${name} />
      <div class="sign" style=${at(equals)} aria-hidden="true">=</div>
      <${Cells} key=${here} scene=${scene} channel=${here} box=${parts.stamp} cells=${scene.shape.value.kernel}
        looks=${signals.stamp} label=${t('transposed.stamp.label', { channel: name })} className="products stamp" />
      <div class="note cut-note" style=${at(parts.note)}>${signals.note}</div>
      ${layout === 'wide' && html`<${MapTitle} scatter=${scatter} map=${map} box=${parts.map} />`}
      <${StampedMap} scatter=${scatter} map=${map} box=${parts.map} />
    </section>`;
}

/**
 * @param {object} props
 * @param {import('@preact/signals').ReadonlySignal<CellLook>} props.look
 * @param {import('../geometry/measure.js').Box} props.box
 * @param {string} props.label
 */
function Value({ look, box, label }) {
  const ref = usePainted((/** @type {HTMLElement} */ element) => () => {
    const { text, full, fill, ink, kind } = look.value;
    const target = element;
    target.textContent = text || '…';
    target.title = full === text ? '' : full;
    target.style.background = fill;
    target.style.color = ink;
    target.dataset.kind = kind;
    target.style.fontSize = text.length > 4 ? `${Math.floor((box.width - 8) / (text.length * 0.62))}px` : '';
  }, [look, box.width]);
  return html`<div ref=${ref} class="chip stamp-value" style=${at(box)} role="group" aria-label=${label}></div>`;
}

/**
 * @param {object} props
 * @param {Scatter} props.scatter
 * @param {() => number} props.map
 * @param {import('../geometry/measure.js').StampParts['map']} props.box
 */
export function MapTitle({ scatter, map, box }) {
  const text = useMemo(() => computed(() => {
    const n = map() + 1;
    if (scatter.isWhole.value) {
      const bias = scatter.run.value.bias?.[n - 1] ?? 0;
      return bias === 0
        ? t('transposed.stamped.whole', { n })
        : t('transposed.stamped.biased', { n, bias: formatSigned(bias) });
    }
    return t('transposed.stamped', { n, ...scatter.stampsOf(scatter.groupOf(n - 1)) });
  }), [scatter, map]);
  return html`<div class="map-title" style=${{ left: `${box.x}px`, top: `${box.y - box.title}px` }}>${text}</div>`;
}
