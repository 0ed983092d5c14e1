/** Playing the walk: phases, buttons, the scrubber, the step, the speed. */

import { useEffect, useRef } from 'preact/hooks';
import { effect } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCount } from '../lib/format.js';
import { room } from '../state/layout.js';
import { model } from '../state/run.js';
import { SPEEDS } from '../state/settings.js';
import { phase, player } from '../state/walk.js';
import { Segmented } from './controls.js';
import { Icon } from './icons.js';
import { Scrubber } from './scrubber.js';
import { TryMenu } from './try_menu.js';

/** @typedef {import('../types.js').Phase} Phase */
/** @typedef {import('../types.js').Speed} Speed */

const SPEED_LABELS = Object.freeze({ 0.25: '¼×', 1: '1×', 4: '4×', 16: '16×', max: '∞' });

export function Transport() {
  return html`<section class="transport" aria-label=${t('transport.label')}>
    <${Phases} />
    <${Buttons} />
    <${Scrubber} />
    <${StepField} />
    ${room.value === 'narrow' ? html`<${SpeedSelect} />` : html`<${SpeedSwitch} />`}
    <${TryMenu} />
  </section>`;
}

/**
 * What takes the place of the sum, by the kind of the operation.
 * @type {Partial<Record<import('../types.js').Kind, string>>}
 */
const IN_PLACE_OF_SUM = { max: 'pick', avg: 'average', lp: 'norm', apply: 'apply', add: 'apply', flatten: 'place' };

/**
 * Only a convolution sums: for the rest this phase has names of its own.
 * @param {Phase} name
 * @returns {string}
 */
function phaseLabel(name) {
  const kind = model.value?.kind ?? 'conv';
  if (kind === 'scatter' && (name === 'sum' || name === 'write')) return stampLabel(name);
  const own = name === 'sum' && IN_PLACE_OF_SUM[kind];
  return t(`transport.phase.${own || name}`);
}

/**
 * A stamp is written by being added; after the last one it is the bias that is written.
 * @param {'sum'|'write'} name
 * @returns {string}
 */
function stampLabel(name) {
  const isBias = name === 'write' && player.phases.value.includes('sum');
  return isBias ? t('transport.phase.bias') : t('transposed.phase.add');
}

export function Phases() {
  return html`<div class="phases" role="group" aria-label=${t('transport.phases')}>
    ${player.phases.value.map((name) => html`<button key=${name} type="button" class="phase"
      aria-current=${name === phase.value ? 'step' : undefined} onClick=${() => showPhase(name)}>
      ${phaseLabel(name)}
    </button>`)}
  </div>`;
}

/** @param {Phase} name */
function showPhase(name) {
  if (player.playing.peek()) player.toggle();
  player.goTo(player.position.peek(), name);
}

export function Buttons() {
  const isPlaying = player.playing.value;
  return html`<div class="buttons">
    <button type="button" aria-label=${t('transport.first')} title=${t('transport.first')}
      onClick=${player.first}><${Icon} name="first" /></button>
    <button type="button" aria-label=${t('transport.back')} title=${t('transport.back')}
      onClick=${() => player.step(-1)}><${Icon} name="back" /></button>
    <button type="button" class="play" onClick=${player.toggle}
      aria-label=${t(isPlaying ? 'transport.pause' : 'transport.play')}
      title=${t(isPlaying ? 'transport.pause' : 'transport.play')}>
      <${Icon} name=${isPlaying ? 'pause' : 'play'} />
    </button>
    <button type="button" aria-label=${t('transport.forward')} title=${t('transport.forward')}
      onClick=${() => player.step(1)}><${Icon} name="forward" /></button>
    <button type="button" aria-label=${t('transport.last')} title=${t('transport.last')}
      onClick=${player.last}><${Icon} name="last" /></button>
  </div>`;
}

/** The step as a field: it follows the walk, and takes a number. */
export function StepField() {
  const field = useRef(/** @type {HTMLInputElement|null} */ (null));
  const show = () => {
    if (field.current) field.current.value = formatCount(player.position.peek() + 1);
  };
  useEffect(() => effect(() => {
    player.position.value;
    if (document.activeElement !== field.current) show();
  }), []);
  const onChange = () => {
    const step = Number(field.current?.value.replace(/\s/g, ''));
    if (Number.isFinite(step) && step >= 1) player.goTo(Math.round(step) - 1);
    show();
  };
  const total = formatCount(player.total.value);
  return html`<p class="step" style=${{ '--digits': total.length }}>
    <label for="step">${t('transport.step')}</label>
    <input type="text" inputmode="numeric" id="step" ref=${field} autocomplete="off"
      onChange=${onChange} onBlur=${show} />
    <span>${t('transport.step_of', { total })}</span>
  </p>`;
}

/** @param {string} speed */
function setSpeed(speed) {
  player.speed.value = /** @type {Speed} */ (speed);
}

/** @returns {{value: Speed, label: string}[]} */
function speedOptions() {
  return SPEEDS.map((value) => ({ value, label: SPEED_LABELS[value] }));
}

function SpeedSwitch() {
  return html`<${Segmented} label=${t('transport.speed')} name="speed" class="speed"
    options=${speedOptions()} value=${player.speed.value} onChange=${setSpeed} />`;
}

export function SpeedSelect() {
  return html`<select class="speed-select" aria-label=${t('transport.speed')}
    value=${player.speed.value}
    onChange=${(/** @type {Event} */ event) => setSpeed(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}>
    ${speedOptions().map(({ value, label }) => html`<option key=${value} value=${value}>
      ${label}
    </option>`)}
  </select>`;
}
