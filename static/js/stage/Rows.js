/** The channels, a row each: as many as are worth having; of many, and on a phone, one of them. */

import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { computed, effect } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { AdditionRow } from './AdditionRow.js';
import { CellRow } from './CellRow.js';
import { DenseRow } from './DenseRow.js';
import { at } from './dom.js';
import { EquationRow } from './EquationRow.js';
import { FlattenRow } from './FlattenRow.js';
import { windowMarks } from './Plane.js';
import { PoolRow } from './PoolRow.js';
import { InputRow } from './scatter/InputRow.js';

/** @typedef {import('./scene.js').Scene} Scene */

/** What is not named here is a pool. @type {Partial<Record<import('./geometry/measure.js').Shape['kind'], any>>} */
const ROWS = {
  conv: EquationRow, dense: DenseRow, apply: CellRow, add: AdditionRow, flatten: FlattenRow, scatter: InputRow,
};

/** Rows kept ready above and below what is in view. */
const SPARE = 1;
/** Pixels that a finger moves sideways to change the channel. */
const SWIPE = 40;

/**
 * @param {{scene: Scene}} props
 */
export function Rows({ scene }) {
  const marks = useMemo(() => windowMarks(scene), [scene]);
  const range = useMemo(() => computed(() => rowsInView(scene)), [scene]);
  const { body, row } = scene.geometry.value;
  const Row = ROWS[scene.shape.value.kind] ?? PoolRow;
  const [first, last] = range.value.split(' ').map(Number);
  const phone = scene.geometry.value.layout === 'phone';
  const single = isSingle(scene);
  const hands = phone && !isWalked(scene) ? swipes(scene) : {};
  const root = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => effect(() => followGroup(scene, root.current)), [scene]);
  return html`
    <div ref=${root} class=${`rows ${body.scrolls ? 'scrolls' : ''}`} tabindex=${body.scrolls ? 0 : undefined}
      role=${body.scrolls ? 'group' : undefined}
      aria-label=${body.scrolls ? t('stage.channels') : undefined}
      style=${at({ x: 0, y: body.y, width: body.width, height: body.height })}
      onScroll=${(/** @type {Event} */ event) => {
        scene.scroll.value = /** @type {HTMLElement} */ (event.currentTarget).scrollTop;
      }} ...${hands}>
      <div class="rows-content" style=${{ height: `${body.content}px` }}>
        ${Array.from({ length: last - first + 1 }, (_, place) => first + place).map((channel) => html`
          <${Row} key=${single ? 'only' : channel} scene=${scene} channel=${channel}
            top=${single ? 0 : (channel - scene.firstRow.value) * (row.height + row.gap)} marks=${marks} />`)}
      </div>
    </div>
    ${body.scrolls && html`<${More} scene=${scene} onMore=${() => {
      root.current?.scrollBy({ top: Math.floor(body.height / (row.height + row.gap)) * (row.height + row.gap) });
    }} />`}`;
}

/**
 * How many channels are still below.
 * @param {{scene: Scene, onMore: () => void}} props
 */
function More({ scene, onMore }) {
  const count = useMemo(() => computed(() => {
    const { body, row } = scene.geometry.value;
    const seen = Math.floor((scene.scroll.value + body.height + row.gap + 1) / (row.height + row.gap));
    return Math.max(0, scene.shape.value.channels - seen);
  }), [scene]);
  if (count.value === 0) return null;
  const { body, row } = scene.geometry.value;
  const style = { left: `${Math.max(76, row.plane.x + row.plane.width / 2)}px`, top: `${body.y + body.height - 30}px` };
  return html`<button type="button" class="more-channels" style=${style} onClick=${onMore}>
    ${t('stage.more_channels', { n: count.value })} <span aria-hidden="true">↓</span>
  </button>`;
}

/**
 * @param {Scene} scene
 * @returns {boolean} whether there is a single row, which is the chosen channel's
 */
function isSingle(scene) {
  const { layout, strips } = scene.geometry.value;
  return layout === 'phone' || Boolean(strips);
}

/**
 * @param {Scene} scene
 * @returns {boolean} whether the walk goes over the channels of the input, one after the other
 */
function isWalked(scene) {
  return scene.shape.value.kind === 'scatter' || scene.shape.value.kind === 'flatten';
}

/**
 * The row of the channel whose cells are walked comes into view.
 * @param {Scene} scene
 * @param {HTMLElement|null} element
 */
function followGroup(scene, element) {
  const { body, row } = scene.geometry.value;
  if (!element || !body.scrolls || !isWalked(scene)) return;
  const pitch = row.height + row.gap;
  const start = scene.filter.value;
  const isSeen = start * pitch >= scene.scroll.peek()
    && (start + 1) * pitch - row.gap <= scene.scroll.peek() + body.height;
  if (!isSeen) element.scrollTo({ top: start * pitch });
}

/**
 * The rows that are worth having: those in view and their neighbours.
 * @param {Scene} scene
 * @returns {string} first and last channel, as one value that compares
 */
function rowsInView(scene) {
  const { body, row, picture } = scene.geometry.value;
  if (picture) return `${scene.firstRow.value} ${scene.firstRow.value + scene.groupSize.value - 1}`;
  const last = scene.shape.value.channels - 1;
  if (isSingle(scene)) {
    // There the step says itself which channel its cell is of; elsewhere it is chosen.
    const channel = Math.min(isWalked(scene) ? scene.filter.value : scene.chosen.value, last);
    return `${channel} ${channel}`;
  }
  if (!body.scrolls) return `0 ${last}`;
  const pitch = row.height + row.gap;
  const from = Math.floor(scene.scroll.value / pitch) - SPARE;
  const to = Math.ceil((scene.scroll.value + body.height) / pitch) - 1 + SPARE;
  return `${Math.max(0, from)} ${Math.min(last, to)}`;
}

/**
 * @param {Scene} scene
 */
function swipes(scene) {
  let start = { x: 0, y: 0 };
  return {
    onTouchStart: (/** @type {TouchEvent} */ event) => {
      start = { x: event.touches[0].clientX, y: event.touches[0].clientY };
    },
    onTouchEnd: (/** @type {TouchEvent} */ event) => {
      const across = event.changedTouches[0].clientX - start.x;
      const down = event.changedTouches[0].clientY - start.y;
      if (Math.abs(across) < SWIPE || Math.abs(down) > Math.abs(across)) return;
      const order = scene.order.value ? [...scene.order.value.keys()] : null;
      const here = order?.indexOf(scene.chosen.value) ?? scene.chosen.value;
      const last = (order?.length ?? scene.shape.value.channels) - 1;
      const next = Math.min(Math.max(0, here + (across < 0 ? 1 : -1)), last);
      scene.chosen.value = order ? order[next] : next;
    },
  };
}
