/** One channel of a pooling layer: its plane, the window, who won or the mean, and its output. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCell, largestFinite } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { Arrow } from './Arrow.js';
import { Cells } from './Cells.js';
import { at } from './dom.js';
import { Chip } from './EquationRow.js';
import { FeatureMap } from './FeatureMap.js';
import { covered } from './hidden.js';
import {
  GHOST, ghosts, pooledLook, powerLooks, shortForm, windowLooks, winnerLooks,
} from './looks.js';
import { Plane, WindowOverlay } from './Plane.js';
import { Raised } from './Raised.js';
import { channelName } from './sentences.js';
import { LARGEST_GRID, WindowPicture } from './WindowPicture.js';

/** @typedef {import('../types.js').StepRecord} StepRecord */
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
  const scale = computed(() => ({
    range: scene.model.value.inputRange,
    hue: scene.model.value.channels[channel]?.hue ?? 'grey',
    palette: palette.value,
  }));
  const window = computed(() => {
    if (!record.value) return ghosts(scene.taps.value);
    const isTold = isPicked.value && !scene.hidden.value.any;
    const looks = scene.model.value.kind === 'max' && isTold ? winnerLooks : windowLooks;
    return looks(record.value, record.value.channels[0], scale.value);
  });
  const powers = computed(() => {
    const values = record.value?.channels[0].powers;
    if (!values || !isPicked.value) return ghosts(scene.taps.value);
    // Powers have a scale of their own: the largest of the window is full.
    return powerLooks(values, { ...scale.value, range: [0, largestFinite(values.flat())] });
  });
  const result = computed(() => {
    if (!record.value || !isPicked.value) return GHOST;
    const { outputRange: range, outputHues } = scene.model.value;
    const look = pooledLook(record.value.result, { range, hue: outputHues[channel], palette: palette.value });
    return covered(look, scene.hidden.value.result(channel));
  });
  const note = computed(() => (
    record.value && isPicked.value && !scene.hidden.value.any ? noteOf(record.value) : ''
  ));
  return { window, powers, result, note };
}

/**
 * @param {StepRecord} record
 * @returns {string} how the window's number came about
 */
function noteOf({ winner, sum = 0, divisor = 0, norm_type: p }) {
  if (winner) return t('stage.at', { row: winner[0], col: winner[1] });
  if (winner === null) return t('stage.only_padding');
  if (p !== undefined) return `(${shortForm(sum)})^{1/${p}}`;
  return t('stage.mean.of', { sum: formatCell(sum), count: divisor });
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
  const cells = scene.windowCells.value;
  const isPicture = cells[0] * cells[1] > LARGEST_GRID;
  const [arrow, power] = row.signs;
  return html`
    <section class=${`row pool-${kind}`} data-hue=${hue}
      style=${{ top: `${top}px`, height: `${row.height}px` }} aria-label=${scene.named(params.channel)}>
      ${layout === 'wide' && html`<div class="bar" style=${at(row.bar)}>${name}</div>`}
      <${Plane} scene=${scene} channel=${channel} box=${scene.geometry.value.row.plane} />
      <${WindowOverlay} scene=${scene} channel=${channel} marks=${marks} />
      ${isPicture
        ? html`<${WindowPicture} scene=${scene} channel=${channel} box=${scene.windowBox.value}
            label=${t('stage.window.label', params)} />`
        : html`<${Cells} scene=${scene} channel=${channel} box=${scene.windowBox.value}
            cells=${cells} looks=${signals.window} label=${t('stage.window.label', params)}
            className="window" />`}
      ${row.products && html`
        <div class="sign" style=${at(power)} aria-hidden="true"><${Power} scene=${scene} /></div>
        <${Cells} scene=${scene} channel=${channel} box=${row.products} cells=${cells}
          looks=${signals.powers} label=${t('pool.powers.label', params)} className="powers" />`}
      <${Arrow} line=${arrow} scale=${scale} />
      <${Chip} scene=${scene} channel=${channel} look=${signals.result}
        label=${t(`stage.${kind}.label`, params)} />
      <div class="note" style=${at(/** @type {Box} */ (row.note))}>
        <span><${Note} text=${signals.note} /></span>
      </div>
      <${FeatureMap} scene=${scene} channel=${channel} box=${map}
        label=${t('stage.map.channel', params)} />
    </section>`;
}

/** @param {{text: import('@preact/signals').ReadonlySignal<string>}} props */
function Note({ text }) {
  return html`<${Raised} line=${text.value} />`;
}

/** What is done to every cell of a p-norm's window. @param {{scene: Scene}} props */
function Power({ scene }) {
  const { operation } = scene.model.value.run;
  return operation.op === 'lp_pool2d'
    ? html`<span>x<sup>${operation.norm_type}</sup></span>`
    : null;
}
