/** On a phone: the channels to choose from, each with its sum. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCell } from '../lib/numbers.js';
import { at, usePainted } from './dom.js';
import { termOf } from './EquationRow.js';
import { coveredText } from './hidden.js';
import { channelName } from './sentences.js';

/** @typedef {import('./geometry/measure.js').Box} Box */
/** @typedef {import('./scene.js').Scene} Scene */

/** Of more channels than this the keyboard stops at the chosen one, and arrows lead to the others. */
const STOPS = 8;

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {Box} props.box
 */
export function Tabs({ scene, box }) {
  const { channels } = scene.model.value;
  // A swipe may choose one that is further on.
  const shown = usePainted((/** @type {HTMLElement} */ element) => () => {
    element.children[scene.chosen.value]?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [scene]);
  return html`
    <div ref=${shown} class="channel-tabs" style=${at(box)} role="group" aria-label=${t('stage.channels')}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => onKeyDown(scene, event)}>
      ${channels.map((_, channel) => html`<${Tab} key=${channel} scene=${scene} channel=${channel} />`)}
    </div>`;
}

/**
 * @param {Scene} scene
 * @param {KeyboardEvent} event
 */
function onKeyDown(scene, event) {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const { length } = scene.model.value.channels;
  if (!by || length <= STOPS) return;
  event.preventDefault();
  event.stopPropagation();
  const next = Math.min(Math.max(0, scene.chosen.value + by), length - 1);
  scene.chosen.value = next;
  /** @type {HTMLElement} */ (/** @type {Element} */ (event.currentTarget).children[next]).focus();
}

/**
 * @param {{scene: Scene, channel: number}} props
 */
function Tab({ scene, channel }) {
  const { length } = scene.model.value.channels;
  // There may have been more when one was chosen.
  const isChosen = Math.min(scene.chosen.value, length - 1) === channel;
  const number = useMemo(() => computed(() => numberOf(scene, channel)), [scene, channel]);
  const { name, hue } = scene.model.value.channels[channel];
  const choose = () => {
    scene.chosen.value = channel;
  };
  return html`
    <button type="button" class="channel-tab" data-hue=${hue} onClick=${choose}
      tabindex=${length > STOPS && !isChosen ? -1 : 0} aria-pressed=${isChosen}>
      <b>${name}</b> <span>${number}</span>
      <span class="visually-hidden">${channelName(scene.model.value, channel, t)}</span>
    </button>`;
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @returns {string} the channel's sum, or what its pool gives
 */
function numberOf(scene, channel) {
  if (scene.model.value.kind !== 'conv') {
    const record = scene.phase.value === 'slide' ? null : scene.present.value?.[channel];
    return record ? coveredText(formatCell(record.result), scene.hidden.value.result(channel)) : '…';
  }
  const sum = termOf(scene, channel)?.term?.sum;
  if (sum === undefined || !scene.isSummed(channel)) return '…';
  return coveredText(formatCell(sum), scene.hidden.value.sum(channel));
}
