/**
 * Many channels as lines: each with its window × kernel = products in small and a bar for its sum.
 * One is chosen and stands whole over (on a phone under) the lines.
 */

import { useComputed } from '@preact/signals';
import { useId, useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { formatCell } from '../../lib/numbers.js';
import { Choice } from '../Choice.js';
import { at, usePainted } from '../dom.js';
import { createStrips } from './state.js';
import { Strip, told } from './Strip.js';

/** @typedef {import('../scene.js').Scene} Scene */
/** @typedef {import('./state.js').StripsState} StripsState */

const SORTS = Object.freeze(/** @type {const} */ (['channel', 'size']));

/**
 * @param {{scene: Scene}} props
 */
export function Strips({ scene }) {
  const id = useId();
  const strips = useMemo(() => createStrips(scene, id), [scene]);
  const list = usePainted((/** @type {HTMLElement} */ element) => follow(strips, element), [strips]);
  const places = scene.geometry.value.strips;
  if (!places) return null;
  const { channels } = scene.shape.value;
  const lines = strips.lines.value.split(' ').map(Number);
  return html`
    <${Head} strips=${strips} />
    <div ref=${list} class="strips" role="listbox" tabindex="0" aria-label=${scene.named(t('stage.channels'))}
      aria-activedescendant=${strips.idOf(strips.chosen.value)} style=${at(places.list)}
      onScroll=${(/** @type {Event} */ event) => {
        strips.top.value = /** @type {HTMLElement} */ (event.currentTarget).scrollTop;
      }}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => onKeyDown(strips, event)}
      onBlur=${scene.notices.hush}>
      <div class="strips-content" role="presentation" style=${{ height: `${channels * places.pitch}px` }}>
        ${lines.map((channel) => html`<${Strip} key=${channel} strips=${strips} channel=${channel} />`)}
      </div>
    </div>`;
}

/**
 * Over the lines: how many there are, in which order, and what the bars are measured by.
 * @param {{strips: StripsState}} props
 */
function Head({ strips }) {
  const { scene } = strips;
  const { head, bar } = strips.places.value;
  const end = useComputed(() => formatCell(strips.end.value));
  const least = useComputed(() => formatCell(-strips.end.value));
  const options = SORTS.map((value) => ({ value, label: t(`strips.sort.${value}`) }));
  const note = useComputed(() => {
    if (scene.order.value && scene.player.playing.value) return t('strips.held');
    return t(scene.order.value ? 'strips.by_size' : 'strips.count', { n: scene.shape.value.channels });
  });
  return html`
    <div class="strips-head" style=${at(head)}>
      <div class="strips-order">
        <${Choice} label=${scene.named(t('strips.sort'))} name="sort" options=${options} value=${scene.actions.sort.value}
          onChange=${(/** @type {'channel'|'size'} */ sort) => { scene.actions.sort.value = sort; }} />
        <span class="strips-note">${note}</span>
      </div>
      <div class="strips-axis" aria-hidden="true" style=${{ left: `${bar.x}px`, width: `${bar.width}px` }}>
        <span>${least}</span><span>0</span><span>${end}</span>
      </div>
    </div>`;
}

/**
 * Another that is chosen comes into view, and with another order its first lines do; not when lines
 * change their places while one walks, so that a person may look elsewhere.
 * @param {StripsState} strips
 * @param {HTMLElement} list
 * @returns {() => void} to be run as an effect
 */
function follow(strips, list) {
  const target = list;
  let before = '';
  return () => {
    const channel = strips.chosen.value;
    const sort = strips.scene.actions.sort.value;
    const isOther = sort !== before;
    before = sort;
    const { pitch, list: { height } } = strips.places.peek();
    const top = (strips.placeOf.peek().get(channel) ?? 0) * pitch;
    if (isOther && sort === 'size') target.scrollTop = 0;
    else if (top < list.scrollTop) target.scrollTop = top;
    else if (top + pitch > list.scrollTop + height) target.scrollTop = top + pitch - height;
  };
}

/**
 * @param {StripsState} strips
 * @param {KeyboardEvent} event
 */
function onKeyDown(strips, event) {
  const order = strips.order.peek();
  const here = strips.placeOf.peek().get(strips.chosen.peek()) ?? 0;
  const page = Math.max(1, Math.floor(strips.places.peek().list.height / strips.places.peek().pitch) - 1);
  const to = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    PageDown: here + page,
    PageUp: here - page,
    Home: 0,
    End: order.length - 1,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const channel = order[Math.min(Math.max(0, to), order.length - 1)];
  strips.scene.chosen.value = channel;
  // The line may only come into being now.
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  requestAnimationFrame(() => {
    const line = document.getElementById(strips.idOf(channel));
    if (!line || document.activeElement !== list) return;
    const { right, top, height } = line.getBoundingClientRect();
    strips.scene.notices.tell(told(strips, channel), { target: line, clientX: right, clientY: top + height / 2 });
  });
}
