/** One channel of what is done to every cell by itself: the cell, the formula, its output. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { palette } from '../lib/palette.js';
import { Arrow } from './Arrow.js';
import { Cells } from './Cells.js';
import { at } from './dom.js';
import { Chip } from './EquationRow.js';
import { FeatureMap } from './FeatureMap.js';
import { formulaOf } from './formulas.js';
import { covered } from './hidden.js';
import { GHOST, ghosts, pooledLook } from './looks.js';
import { Plane, WindowOverlay } from './Plane.js';
import { Raised } from './Raised.js';
import { channelName } from './sentences.js';

/** @typedef {import('./geometry/measure.js').Box} Box */
/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * @param {Scene} scene
 * @param {number} channel
 */
export function cellSignals(scene, channel) {
  const record = computed(() => scene.present.value?.[channel] ?? null);
  const isApplied = computed(() => scene.phase.value !== 'slide' && !scene.sweep.value);
  const cell = computed(() => {
    const term = record.value?.channels.find((one) => one.channel === channel)
      ?? record.value?.channels[0];
    if (!term) return ghosts(1);
    const { inputRange: range, channels } = scene.model.value;
    const scale = { range, hue: channels[channel]?.hue ?? 'grey', palette: palette.value };
    return [pooledLook(term.values[0][0], scale)];
  });
  const formula = computed(() => {
    const { run: { operation }, kind } = scene.model.value;
    // An addition's formula ends with its sum.
    const isHidden = kind === 'add' && scene.hidden.value.any;
    return record.value && isApplied.value && !isHidden ? formulaOf(record.value, operation, channel) : [];
  });
  const result = computed(() => {
    if (!record.value || !isApplied.value) return GHOST;
    const { outputRange: range, outputHues } = scene.model.value;
    const look = pooledLook(record.value.result, {
      range, hue: outputHues[channel] ?? 'grey', palette: palette.value,
    });
    return covered(look, scene.hidden.value.result(channel));
  });
  return { cell, formula, result };
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {number} props.top px
 * @param {import('./Plane.js').WindowMarks} props.marks
 */
export function CellRow({ scene, channel, top, marks }) {
  const signals = useMemo(() => cellSignals(scene, channel), [scene, channel]);
  const { row, layout, scale } = scene.geometry.value;
  const { hue, name } = scene.model.value.channels[channel];
  const params = { channel: channelName(scene.model.value, channel, t) };
  return html`
    <section class="row cell-row" data-hue=${hue}
      style=${{ top: `${top}px`, height: `${row.height}px` }} aria-label=${params.channel}>
      ${layout === 'wide' && html`<div class="bar" style=${at(row.bar)}>${name}</div>`}
      <${Plane} scene=${scene} channel=${channel} box=${scene.geometry.value.row.plane} />
      <${WindowOverlay} scene=${scene} channel=${channel} marks=${marks} />
      <${Cells} scene=${scene} channel=${channel} box=${row.window} cells=${[1, 1]}
        looks=${signals.cell} label=${t('cells.cell.label', params)} className="window" />
      <div class="note formula-lines" style=${at(/** @type {Box} */ (row.note))} role="group"
        aria-label=${t('cells.formula.label', params)}>
        <${Lines} lines=${signals.formula} />
      </div>
      <${Arrow} line=${row.signs[0]} scale=${scale} />
      <${Chip} scene=${scene} channel=${channel} look=${signals.result}
        label=${t('cells.result.label', params)} />
      <${FeatureMap} scene=${scene} channel=${channel} box=${/** @type {GridBox} */ (row.map)}
        label=${t('stage.map.channel', params)} />
    </section>`;
}

/** @param {{lines: import('@preact/signals').ReadonlySignal<string[]>}} props */
export function Lines({ lines }) {
  return lines.value.map((line, place) => html`<p key=${place}><${Raised} line=${line} /></p>`);
}
