/** Input and output as pictures, looked at together: the wheel and two buttons enlarge both. */

import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { InputPicture } from './InputPicture.js';
import { WHOLE, zoomed } from './look.js';
import { OutputPicture } from './OutputPicture.js';

/** @typedef {import('../../types.js').Look} Look */
/** @typedef {import('../scene.js').Scene} Scene */

/** What a press of a button enlarges by. */
const STEP = 2;

/** @param {{scene: Scene}} props */
export function Picture({ scene }) {
  return html`
    <${InputPicture} scene=${scene} />
    <${OutputPicture} scene=${scene} />
    <${ZoomButtons} scene=${scene} />`;
}

/** @param {{scene: Scene}} props */
function ZoomButtons({ scene }) {
  const looked = scene.looked.value;
  const { picture } = scene.geometry.value;
  if (!looked || !picture) return null;
  const { look, most } = looked;
  /** @param {number} by */
  const zoom = (by) => {
    // What is being computed stays in view.
    const point = pointOf(scene);
    setLook(scene, zoomed(look, by, point, most));
  };
  const { input, output } = picture;
  const x = (input.x + input.width + output.x) / 2;
  return html`<div class="zoom" role="group" aria-label=${t('picture.zoom')}
    style=${{ left: `${x}px`, top: `${input.y}px` }}>
    <button type="button" title=${t('picture.zoom_in')} aria-label=${t('picture.zoom_in')}
      disabled=${look[0] >= most} onClick=${() => zoom(STEP)}>+</button>
    <button type="button" title=${t('picture.zoom_out')} aria-label=${t('picture.zoom_out')}
      disabled=${look[0] === 1} onClick=${() => zoom(1 / STEP)}>−</button>
    <output aria-label=${t('picture.zoom_now')}>${look[0].toFixed(look[0] < 10 && look[0] > 1 ? 1 : 0)}×</output>
  </div>`;
}

/**
 * @param {Scene} scene
 * @param {Look} look
 */
export function setLook(scene, look) {
  const { look: target } = scene.actions;
  target.value = look[0] === WHOLE[0] ? null : look;
}

/**
 * @param {Scene} scene
 * @returns {[number, number]} where in the frame the window's middle is
 */
function pointOf(scene) {
  const { picture } = scene.geometry.peek();
  if (!picture) return [0.5, 0.5];
  const plane = scene.looked.peek()?.output ?? picture.output;
  const inside = (/** @type {number} */ share) => Math.min(1, Math.max(0, share));
  return [
    inside((plane.x + (scene.col.peek() + 0.5) * plane.pitch) / picture.output.width),
    inside((plane.y + (scene.row.peek() + 0.5) * plane.pitch) / picture.output.height),
  ];
}

/**
 * The wheel over a picture enlarges both around the pointer.
 * @param {Scene} scene
 * @returns {(element: HTMLElement) => () => void} takes the listener back
 */
export function wheelZoom(scene) {
  return (element) => {
    const turn = (/** @type {WheelEvent} */ event) => {
      const looked = scene.looked.peek();
      if (!looked) return;
      event.preventDefault();
      const area = element.getBoundingClientRect();
      const point = /** @type {[number, number]} */ ([
        (event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height,
      ]);
      const by = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002));
      setLook(scene, zoomed(looked.look, by, point, looked.most));
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  };
}
