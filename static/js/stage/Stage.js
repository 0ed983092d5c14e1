/** The stage: the present step of the walk, in the view that is chosen. */

import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { batch, effect } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Late } from '../lib/late.js';
import { Announcer } from './Announcer.js';
import { Card } from './Card.js';
import { useFollowing } from './Following.js';
import { Headings } from './Headings.js';
import { Maps } from './Maps.js';
import { Picture } from './picture/Picture.js';
import { Rows } from './Rows.js';
import { createScene } from './scene.js';
import { Tabs } from './Tabs.js';
import { Units } from './Units.js';
import { VectorMap, VectorWire } from './VectorMap.js';
import { ViewSwitch } from './ViewSwitch.js';
import { WalkOn } from './WalkOn.js';
import { Wires } from './Wires.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').StageActions} StageActions */
/** @typedef {import('../types.js').View} View */
/** @typedef {import('./geometry/index.js').Layout} Layout */
/** @typedef {import('./scene.js').Player} Player */
/** @typedef {import('../walk/records.js').Records} Records */
/** @typedef {import('./scene.js').Scene} Scene */

/** @typedef {() => Promise<import('../lib/late.js').Part<{scene: Scene}>>} Load */

/**
 * The views that most pages never show; each draws everything on the stage but what is said.
 * @type {Readonly<Record<Exclude<View, 'equation'>, Load>>}
 */
const VIEWS = Object.freeze({
  letters: () => import('./letters/Letters.js').then((module) => module.Letters),
  layer: () => import('./layer/Layer.js').then((module) => module.Layer),
  matrix: () => import('./matrix/Matrix.js').then((module) => module.Matrix),
});

/** @type {Load} */
const loadStrips = () => import('./strips/Strips.js').then((module) => module.Strips);

/** @type {Load} */
const loadFlip = () => import('./Flip.js').then((module) => module.Flip);

/** @type {Load} */
const loadScatter = () => import('./scatter/Scatter.js').then((module) => module.Scatter);

/**
 * @param {object} props
 * @param {Model} props.model
 * @param {Player} props.player
 * @param {Records} props.records
 * @param {import('../walk/channel_maps.js').ChannelMaps} props.channelMaps
 * @param {StageActions} props.actions
 * @param {View} props.view
 * @param {Layout} props.layout stays the same once it is a half
 * @param {string} [props.label] what the stage is of, where it is not the only one
 */
export function Stage({ model, player, records, channelMaps, actions, view, layout, label }) {
  const scene = useMemo(() => createScene({ model, player, records, channelMaps, actions }), []);
  const root = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => {
    batch(() => {
      records.setModel(model);
      scene.model.value = model;
      scene.layout.value = layout;
      scene.chosenView.value = view;
      scene.label.value = label;
    });
  }, [model, layout, view, label]);
  useLayoutEffect(() => watchRoom(roomOf(/** @type {HTMLElement} */ (root.current), layout), scene), []);
  useLayoutEffect(() => effect(() => scene.lookAhead()), []);
  useLayoutEffect(() => listenForEscape(scene), []);
  useFollowing(scene);
  const { width, height, scale } = scene.frame.value;
  const phone = scene.frame.value.layout === 'phone';
  const shown = scene.view.value;
  return html`
    <section ref=${root} class=${`stage ${phone ? 'is-phone' : 'is-wide'}`}
      aria-label=${label ?? t(shown === 'equation' ? 'stage.label' : `views.${shown}.label`)}
      style=${{
        '--scale': scale,
        height: phone ? `${height}px` : undefined,
        width: layout === 'half' ? `${width}px` : undefined,
      }}>
      ${width > 0 && html`<${View} key=${shown} scene=${scene} shown=${shown} />`}
      <${Notices} scene=${scene} />
      ${!label && html`<${Announcer} scene=${scene} />`}
    </section>`;
}

/**
 * @param {{scene: Scene, shown: View}} props
 */
function View({ scene, shown }) {
  if (shown === 'equation') return html`<${Equation} scene=${scene} />`;
  return html`<${Late} load=${VIEWS[shown]} given=${{ scene }} onFailure=${scene.actions.onLostView} />`;
}

/**
 * What is pinned is let go with Escape, before anything else takes the key.
 * @param {Scene} scene
 * @returns {() => void}
 */
function listenForEscape(scene) {
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape' && scene.letGo()) event.preventDefault();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

/**
 * A half has as much room as there is around it, and takes what it needs.
 * @param {HTMLElement} stage
 * @param {Layout} layout
 * @returns {HTMLElement}
 */
function roomOf(stage, layout) {
  return layout === 'half' ? /** @type {HTMLElement} */ (stage.parentElement) : stage;
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
  const {
    row, card, maps, tabs, strips, layout, stamps, lead, picture, units, vector,
  } = scene.geometry.value;
  return html`
    ${lead && html`<${ViewSwitch} scene=${scene} />`}
    <${Headings} scene=${scene} />
    <${WalkOn} scene=${scene} />
    ${picture && html`<${Picture} scene=${scene} />`}
    <${Rows} scene=${scene} />
    ${row.given && html`<${Late} load=${loadFlip} given=${{ scene }} onFailure=${scene.actions.onLostView} />`}
    ${strips && html`<${Late} load=${loadStrips} given=${{ scene }} onFailure=${scene.actions.onLostView} />`}
    ${card && html`<${Card} scene=${scene} />`}
    ${maps && html`<${Maps} scene=${scene} />`}
    ${units && html`<${Units} scene=${scene} />`}
    ${vector && html`<${VectorWire} scene=${scene} /><${VectorMap} scene=${scene} />`}
    ${layout === 'wide' && card && html`<${Wires} scene=${scene} />`}
    ${tabs && !stamps && html`<${Tabs} scene=${scene} box=${tabs} />`}
    ${stamps && html`<${Late} load=${loadScatter} given=${{ scene }} onFailure=${scene.actions.onLostView} />`}`;
}

/**
 * @param {{scene: Scene}} props
 */
function Notices({ scene }) {
  const tip = scene.notices.tip.value;
  const isPinned = scene.isPinned.value;
  const refusal = scene.notices.refusal.value;
  return html`
    ${tip && html`
      <div class=${`tip ${isPinned ? 'is-pinned' : ''}`} aria-hidden="true" style=${beside(scene, tip)}>
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
