/** One of many channels, as a line. */

import { useComputed } from '@preact/signals';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { formatCell, formatFull } from '../../lib/numbers.js';
import { at, usePainted } from '../dom.js';
import { coveredText } from '../hidden.js';
import { channelName } from '../sentences.js';
import { Minis } from './Minis.js';
import { isRead } from './state.js';

/** @typedef {import('./state.js').StripsState} StripsState */

/**
 * @param {StripsState} strips
 * @param {number} channel
 * @returns {string} what is said of a line: its channel and its sum with all digits
 */
export function told(strips, channel) {
  const { scene } = strips;
  const name = channelName(scene.model.value, channel, t);
  if (!isRead(scene, channel)) return t('strips.unread', { channel: name });
  const sum = strips.sumOf(channel);
  return sum === null ? name : t('strips.sum', { channel: name, sum: formatFull(sum) });
}

/**
 * @param {{strips: StripsState, channel: number}} props
 */
export function Strip({ strips, channel }) {
  const { scene } = strips;
  const { name, minis, bar, number, pitch } = strips.places.value;
  const line = usePainted((/** @type {HTMLElement} */ element) => () => {
    const place = strips.placeOf.value.get(channel) ?? 0;
    const target = element;
    target.style.transform = `translateY(${place * pitch}px)`;
    target.setAttribute('aria-posinset', String(place + 1));
    target.classList.toggle('is-now', scene.isSumming(channel));
    target.classList.toggle('is-dimmed', !isRead(scene, channel));
  }, [strips, channel, pitch]);
  const length = usePainted((/** @type {HTMLElement} */ element) => () => {
    const target = element;
    const share = (strips.sumOf(channel) ?? 0) / strips.end.value;
    target.style.transform = `scaleX(${share})`;
    target.dataset.sign = share < 0 ? 'negative' : 'positive';
  }, [strips, channel]);
  const text = useComputed(() => {
    if (!isRead(scene, channel)) return '';
    const sum = strips.sumOf(channel);
    return sum === null ? coveredText('…', scene.hidden.value.sum(channel)) : formatCell(sum);
  });
  const label = useComputed(() => (scene.reads(channel) ? told(strips, channel) : ''));
  const point = (/** @type {PointerEvent} */ event) => scene.notices.tell(label.peek(), event);
  if (!scene.reads(channel)) return null;
  return html`
    <div ref=${line} class="strip" role="option" id=${strips.idOf(channel)} style=${{ width: `${number.x + number.width}px`, height: `${pitch - 2}px` }}
      aria-selected=${strips.chosen.value === channel} aria-setsize=${scene.shape.value.channels}
      onClick=${() => { scene.chosen.value = channel; }}
      onPointerMove=${point} onPointerLeave=${scene.notices.hush}>
      <span class="visually-hidden">${label}</span>
      <span class="strip-name" aria-hidden="true" style=${{ width: `${name.width}px` }}>${scene.model.value.channels[channel].name}</span>
      <${Minis} scene=${scene} channel=${channel} boxes=${minis} />
      <span class="strip-track" style=${at(bar)}><i ref=${length} class="strip-bar"></i></span>
      <span class="strip-number" aria-hidden="true" style=${at(number)}>${text}</span>
    </div>`;
}
