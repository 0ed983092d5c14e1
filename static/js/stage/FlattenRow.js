/** One channel that is put into the vector: its plane, and for the present cell where it goes. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { palette } from '../lib/palette.js';
import { Cells } from './Cells.js';
import { at } from './dom.js';
import { placeFormula } from './formulas.js';
import { ghosts, pooledLook } from './looks.js';
import { WindowOverlay } from './Plane.js';
import { InputPlane } from './scatter/InputRow.js';
import { channelName } from './sentences.js';

/** @typedef {import('./geometry/measure.js').Box} Box */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * @param {Scene} scene
 * @param {number} channel
 */
function channelSignals(scene, channel) {
  const isPresent = computed(() => scene.filter.value === channel && !scene.sweep.value);
  const cell = computed(() => {
    const record = scene.present.value?.[0];
    if (!record || !isPresent.value) return ghosts(1);
    const { inputRange: range, channels } = scene.model.value;
    return [pooledLook(record.result, { range, hue: channels[channel]?.hue ?? 'grey', palette: palette.value })];
  });
  const lines = computed(() => {
    if (!isPresent.value || scene.phase.value === 'slide') return [];
    return placeFormula(scene.model.value.run.input_shape, [channel, scene.row.value, scene.col.value]);
  });
  return { isPresent, cell, lines };
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {number} props.top px
 * @param {import('./Plane.js').WindowMarks} props.marks
 */
export function FlattenRow({ scene, channel, top, marks }) {
  const signals = useMemo(() => channelSignals(scene, channel), [scene, channel]);
  const { row, layout } = scene.geometry.value;
  const { hue, name } = scene.model.value.channels[channel];
  const params = { channel: channelName(scene.model.value, channel, t) };
  const isHere = signals.isPresent.value;
  return html`
    <section class=${`row stamps-from flatten-row ${isHere ? '' : 'is-resting'}`} data-hue=${hue}
      style=${{ top: `${top}px`, height: `${row.height}px` }} aria-label=${params.channel}>
      ${layout === 'wide' && html`<div class="bar" style=${at(row.bar)}>${name}</div>`}
      <${InputPlane} scene=${scene} channel=${channel} isPresent=${signals.isPresent} />
      <${WindowOverlay} scene=${scene} channel=${channel} marks=${marks} isHere=${isHere} />
      ${isHere && html`
        <${Cells} scene=${scene} channel=${channel} box=${row.window} cells=${[1, 1]}
          looks=${signals.cell} label=${t('cells.cell.label', params)} className="window" />
        <div class="note formula-lines" style=${at(/** @type {Box} */ (row.note))} role="group"
          aria-label=${t('cells.formula.label', params)}>
          ${signals.lines.value.map((line, place) => html`<p key=${place}>${line}</p>`)}
        </div>`}
    </section>`;
}
