/** One channel of a pooling layer: its plane, the window, who won or the mean, and its output. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCell } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { Cells } from './Cells.js';
import { at } from './dom.js';
import { Chip } from './EquationRow.js';
import { FeatureMap } from './FeatureMap.js';
import { GHOST, ghosts, pooledLook, windowLooks, winnerLooks } from './looks.js';
import { Plane, WindowOverlay } from './Plane.js';
import { channelName } from './sentences.js';

/** @typedef {import('./geometry/measure.js').Box} Box */
/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * @param {Scene} scene
 * @param {number} channel
 */
function channelSignals(scene, channel) {
  const record = computed(() => scene.present.value?.[channel] ?? null);
  const isPicked = computed(() => scene.phase.value !== 'slide' && !scene.sweep.value);
  const window = computed(() => {
    if (!record.value) return ghosts(scene.taps.value);
    const { inputRange, channels, kind } = scene.model.value;
    const scale = { range: inputRange, hue: channels[channel].hue, palette: palette.value };
    const looks = kind === 'max' && isPicked.value ? winnerLooks : windowLooks;
    return looks(record.value, record.value.channels[0], scale);
  });
  const result = computed(() => {
    if (!record.value || !isPicked.value) return GHOST;
    const { inputRange, channels } = scene.model.value;
    return pooledLook(record.value.result, inputRange, channels[channel].hue);
  });
  const note = computed(() => {
    const found = record.value;
    if (!found || !isPicked.value) return '';
    if (found.winner) return t('stage.at', { row: found.winner[0], col: found.winner[1] });
    if (found.winner === null) return t('stage.only_padding');
    return t('stage.mean.of', { sum: formatCell(found.sum ?? 0), count: found.divisor ?? 0 });
  });
  return { window, result, note };
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {number} props.top px
 * @param {import('./Plane.js').WindowMarks} props.marks
 */
export function PoolRow({ scene, channel, top, marks }) {
  const signals = useMemo(() => channelSignals(scene, channel), [scene, channel]);
  const { row, layout, scale } = scene.geometry.value;
  const { hue, name } = scene.model.value.channels[channel];
  const { kind } = scene.model.value;
  const params = { channel: channelName(scene.model.value, channel, t) };
  const map = /** @type {GridBox} */ (row.map);
  return html`
    <section class=${`row pool-${kind}`} data-hue=${hue}
      style=${{ top: `${top}px`, height: `${row.height}px` }} aria-label=${params.channel}>
      ${layout === 'wide' && html`<div class="bar" style=${at(row.bar)}>${name}</div>`}
      <${Plane} scene=${scene} channel=${channel} />
      <${WindowOverlay} scene=${scene} channel=${channel} marks=${marks} />
      <${Cells} scene=${scene} channel=${channel} box=${row.window} cells=${scene.shape.value.kernel}
        looks=${signals.window} label=${t('stage.window.label', params)} className="window" />
      <${Arrow} line=${row.signs[0]} scale=${scale} />
      <${Chip} scene=${scene} channel=${channel} look=${signals.result}
        label=${t(`stage.${kind}.label`, params)} />
      <div class="note" style=${at(/** @type {Box} */ (row.note))}>${signals.note}</div>
      <${FeatureMap} scene=${scene} channel=${channel} box=${map}
        label=${t('stage.map.channel', params)} />
    </section>`;
}

/**
 * @param {{line: Box, scale: number}} props
 */
function Arrow({ line, scale }) {
  const end = line.x + line.width;
  const head = 8 * scale;
  return html`
    <svg class="overlay arrow" aria-hidden="true">
      <path d=${`M${line.x} ${line.y}H${end}M${end - head} ${line.y - head * 0.7}L${end} ${line.y}L${end - head} ${line.y + head * 0.7}`} />
    </svg>`;
}
