/**
 * The input as one picture, with the window on it and the loupe beside the window. A press goes to
 * the step whose window is nearest; where the picture is enlarged, dragging moves it.
 */

import { computed } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { nearestWindow } from '../../lib/grid.js';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { palette } from '../../lib/palette.js';
import { at, placeUnder, usePainted } from '../dom.js';
import { inputPixels, paintInput } from '../painters/picture.js';
import { describeCells, windowMarks, WindowOverlay } from '../Plane.js';
import { Loupe } from './Loupe.js';
import { panned } from './look.js';
import { setLook, wheelZoom } from './Picture.js';

/** @typedef {import('../geometry/measure.js').GridBox} GridBox */
/** @typedef {import('../scene.js').Scene} Scene */

/** @param {{scene: Scene}} props */
export function InputPicture({ scene }) {
  const marks = useMemo(() => windowMarks(scene), [scene]);
  const source = useMemo(() => computed(() => inputPixels(scene.model.value, {
    palette: palette.value, read: scene.read.value,
  })), [scene]);
  const frame = /** @type {{input: GridBox}} */ (scene.geometry.value.picture).input;
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => () => {
    const looked = scene.looked.value;
    if (!looked) return;
    paintInput(element, frame, looked.input, {
      source: source.value, model: scene.model.value, palette: palette.value,
    });
  }, [scene, frame.width, frame.height, source]);
  const root = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => wheelZoom(scene)(/** @type {HTMLElement} */ (root.current)), [scene]);
  const hands = useMemo(() => inputHands(scene), [scene]);
  const { input_shape: [, rows, cols] } = scene.model.value.run;
  return html`<div ref=${root} class="picture-frame" style=${at(frame)} ...${hands}>
    <canvas ref=${canvas} role="img" aria-label=${t('picture.input.label', { rows, cols })}></canvas>
    <${WindowOverlay} scene=${scene} channel=${0} marks=${marks} />
    <${Loupe} scene=${scene} source=${source} frame=${frame} />
  </div>`;
}

/**
 * @param {Scene} scene
 */
function inputHands(scene) {
  /** Where the pointer was last while it drags; null while it does not. */
  let held = /** @type {{x: number, y: number, moved: boolean}|null} */ (null);
  /** In input coordinates; a drag may have left the picture. @param {PointerEvent} event */
  const pointed = (event) => {
    const [row, col] = placeUnder(event, scene.plane.peek());
    const [top, , left] = scene.model.peek().run.padding;
    return /** @type {const} */ ([row - top, col - left]);
  };
  const goTo = (/** @type {PointerEvent} */ event) => {
    const { run } = scene.model.peek();
    const [row, col] = nearestWindow(run, ...pointed(event));
    const to = scene.filter.peek() * scene.plan.peek().perFilter + row * run.output_shape[2] + col;
    if (to !== scene.position.peek()) scene.actions.goTo(to);
  };
  const isEnlarged = () => (scene.looked.peek()?.look[0] ?? 1) > 1;
  return {
    onPointerDown: (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
      held = { x: event.clientX, y: event.clientY, moved: false };
      if (!isEnlarged()) goTo(event);
    },
    onPointerMove: (/** @type {PointerEvent} */ event) => {
      const looked = scene.looked.peek();
      if (held && looked && isEnlarged()) {
        const area = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
        const by = /** @type {[number, number]} */ ([
          (event.clientX - held.x) / area.width, (event.clientY - held.y) / area.height,
        ]);
        if (held.moved || Math.hypot(event.clientX - held.x, event.clientY - held.y) > 4) {
          held = { x: event.clientX, y: event.clientY, moved: true };
          setLook(scene, panned(looked.look, by));
        }
        return;
      }
      if (held) goTo(event);
      const [row, col] = pointed(event);
      scene.point({ kind: 'input', row, col }, describeCells(scene, row, col), event);
    },
    onPointerUp: (/** @type {PointerEvent} */ event) => {
      if (held && !held.moved && isEnlarged()) goTo(event);
      held = null;
    },
    onPointerCancel: () => {
      held = null;
    },
    onPointerLeave: scene.forget,
  };
}
