/** The stage: the present step of the walk, written out as an equation. */

import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { batch, computed, effect } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Announcer } from './Announcer.js';
import { Card } from './Card.js';
import { at } from './dom.js';
import { EquationRow } from './EquationRow.js';
import { Headings } from './Headings.js';
import { Maps } from './Maps.js';
import { windowMarks } from './Plane.js';
import { PoolRow } from './PoolRow.js';
import { InputRow } from './scatter/InputRow.js';
import { Scatter } from './scatter/Scatter.js';
import { createScene } from './scene.js';
import { Tabs } from './Tabs.js';
import { ViewSwitch } from './ViewSwitch.js';
import { Wires } from './Wires.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').StageActions} StageActions */
/** @typedef {import('../walk/player.js').Player} Player */
/** @typedef {import('../walk/records.js').Records} Records */
/** @typedef {import('./scene.js').Scene} Scene */

/** Rows kept ready above and below what is in view. */
const SPARE = 1;
/** Pixels that a finger moves sideways to change the channel. */
const SWIPE = 40;

/**
 * @param {object} props
 * @param {Model} props.model
 * @param {Player} props.player
 * @param {Records} props.records
 * @param {StageActions} props.actions
 * @param {'wide'|'phone'} props.layout
 */
export function Stage({ model, player, records, actions, layout }) {
  const scene = useMemo(() => createScene({ model, player, records, actions }), []);
  const root = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => {
    batch(() => {
      records.setModel(model);
      scene.model.value = model;
      scene.layout.value = layout;
    });
  }, [model, layout]);
  useLayoutEffect(() => watchRoom(/** @type {HTMLElement} */ (root.current), scene), []);
  useLayoutEffect(() => effect(() => scene.lookAhead()), []);
  const { width, height, scale } = scene.geometry.value;
  const phone = scene.geometry.value.layout === 'phone';
  return html`
    <section ref=${root} class=${`stage ${phone ? 'is-phone' : 'is-wide'}`}
      aria-label=${t('stage.label')}
      style=${{ '--scale': scale, height: phone ? `${height}px` : undefined }}>
      ${width > 0 && html`<${Equation} scene=${scene} />`}
      <${Announcer} scene=${scene} />
    </section>`;
}

/**
 * Measures the room once, and again when it changes.
 * @param {HTMLElement} element
 * @param {Scene} scene
 * @returns {() => void}
 */
function watchRoom(element, scene) {
  const watcher = new ResizeObserver(([{ contentRect }]) => {
    const { width, height } = contentRect;
    const before = scene.room.peek();
    const same = before.width === width && (before.height === height || scene.layout.peek() === 'phone');
    if (!same) scene.room.value = { width, height };
  });
  watcher.observe(element);
  return () => watcher.disconnect();
}

/**
 * @param {{scene: Scene}} props
 */
function Equation({ scene }) {
  const { card, maps, tabs, layout, stamps, lead } = scene.geometry.value;
  return html`
    ${lead && html`<${ViewSwitch} scene=${scene} />`}
    <${Headings} scene=${scene} />
    <${Rows} scene=${scene} />
    ${card && html`<${Card} scene=${scene} />`}
    ${maps && html`<${Maps} scene=${scene} />`}
    ${layout === 'wide' && card && html`<${Wires} scene=${scene} />`}
    ${tabs && !stamps && html`<${Tabs} scene=${scene} />`}
    ${stamps && html`<${Scatter} scene=${scene} />`}
    <${Notices} scene=${scene} />`;
}

const ROWS = Object.freeze({ conv: EquationRow, max: PoolRow, avg: PoolRow, scatter: InputRow });

/**
 * @param {{scene: Scene}} props
 */
function Rows({ scene }) {
  const marks = useMemo(() => windowMarks(scene), [scene]);
  const range = useMemo(() => computed(() => rowsInView(scene)), [scene]);
  const { body, row } = scene.geometry.value;
  const Row = ROWS[scene.shape.value.kind];
  const [first, last] = range.value.split(' ').map(Number);
  const phone = scene.geometry.value.layout === 'phone';
  const hands = phone && scene.shape.value.kind !== 'scatter' ? swipes(scene) : {};
  return html`
    <div class=${`rows ${body.scrolls ? 'scrolls' : ''}`} tabindex=${body.scrolls ? 0 : undefined}
      role=${body.scrolls ? 'group' : undefined}
      aria-label=${body.scrolls ? t('stage.channels') : undefined}
      style=${at({ x: 0, y: body.y, width: body.width, height: body.height })}
      onScroll=${(/** @type {Event} */ event) => {
        scene.scroll.value = /** @type {HTMLElement} */ (event.currentTarget).scrollTop;
      }} ...${hands}>
      <div class="rows-content" style=${{ height: `${body.content}px` }}>
        ${Array.from({ length: last - first + 1 }, (_, place) => first + place).map((channel) => html`
          <${Row} key=${phone ? 'only' : channel} scene=${scene} channel=${channel}
            top=${phone ? 0 : channel * (row.height + row.gap)} marks=${marks} />`)}
      </div>
    </div>`;
}

/**
 * The rows that are worth having: those in view and their neighbours.
 * @param {Scene} scene
 * @returns {string} first and last channel, as one value that compares
 */
function rowsInView(scene) {
  const { body, row, layout } = scene.geometry.value;
  const last = scene.shape.value.channels - 1;
  if (layout === 'phone') {
    // The cells that are stamped say which channel it is; elsewhere it is chosen.
    const channel = Math.min(scene.shape.value.kind === 'scatter' ? scene.filter.value : scene.chosen.value, last);
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
      const next = scene.chosen.value + (across < 0 ? 1 : -1);
      scene.chosen.value = Math.min(Math.max(0, next), scene.shape.value.channels - 1);
    },
  };
}

/**
 * @param {{scene: Scene}} props
 */
function Notices({ scene }) {
  const tip = scene.notices.tip.value;
  const refusal = scene.notices.refusal.value;
  return html`
    ${tip && html`
      <div class="tip" aria-hidden="true" style=${beside(scene, tip)}>
        ${tip.text}
      </div>`}
    <div role="alert">
      ${refusal && html`
        <p class="refusal" style=${beside(scene, refusal)}>
          ${t('stage.not_a_number', { text: refusal.text })}
        </p>`}
    </div>`;
}

/**
 * Beside a point and inside the stage: in the middle of it the notice is centred on the point, at
 * an edge it begins or ends there.
 * @param {Scene} scene
 * @param {import('./notices.js').Notice} notice
 */
function beside(scene, { x, y }) {
  const share = Math.min(1, Math.max(0, x / Math.max(1, scene.room.value.width)));
  return { left: `${x}px`, top: `${y}px`, '--share': share.toFixed(3) };
}
