/**
 * The part of the picture that is read, as a frame on it: drag it, drag a corner or a side, draw
 * another one beside it; arrow keys move it, and with Shift they resize it.
 */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { settings } from '../state/settings.js';

/** @typedef {import('../types.js').Four} Four */
/** @typedef {import('../state/pictures.js').Picture} Picture */
/** @typedef {{x: number, y: number}} Point in pixels of the picture */

/** Corners lie over the ends of the sides. */
const HANDLES = /** @type {const} */ (['n', 'e', 's', 'w', 'nw', 'ne', 'sw', 'se']);

/** Screen pixels that a pointer moves before it draws a new frame. */
const TREMBLE = 4;

/** @param {{picture: Picture, crop: Four}} props */
export function CropFrame({ picture, crop }) {
  const [left, top, right, bottom] = crop;
  const { width, height } = picture;
  const isWhole = right - left === width && bottom - top === height;
  const style = {
    left: `${(left / width) * 100}%`,
    top: `${(top / height) * 100}%`,
    width: `${((right - left) / width) * 100}%`,
    height: `${((bottom - top) / height) * 100}%`,
  };
  return html`<div class="crop-ground" onPointerDown=${(/** @type {PointerEvent} */ event) => drag(event, picture, crop)}>
    <div class=${`crop ${isWhole ? 'is-whole' : ''}`} style=${style} tabindex="0" role="group"
      aria-label=${t('crop.label', { left, top, right, bottom })}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => press(event, picture, crop)}>
      ${HANDLES.map((handle) => html`<span key=${handle} data-handle=${handle}
        class=${handle.length === 2 ? `corner corner-${handle}` : `side side-${handle}`} />`)}
    </div>
  </div>
  ${!isWhole && html`<button type="button" class="crop-whole" onClick=${() => choose('whole')}>
    ${t('crop.whole')}
  </button>`}`;
}

/** @param {Four|'whole'} crop */
function choose(crop) {
  settings.crop.value = crop;
}

/**
 * @param {PointerEvent} event
 * @param {Picture} picture
 * @param {Four} crop
 */
function drag(event, picture, crop) {
  // A second finger does not draw a second frame.
  if (event.button !== 0 || !event.isPrimary) return;
  const ground = /** @type {HTMLElement} */ (event.currentTarget);
  const target = /** @type {HTMLElement} */ (event.target);
  const box = ground.getBoundingClientRect();
  /** @param {PointerEvent} at @returns {Point} */
  const pointOf = (at) => ({
    x: ((at.clientX - box.left) / box.width) * picture.width,
    y: ((at.clientY - box.top) / box.height) * picture.height,
  });
  const start = pointOf(event);
  const [left, top, right, bottom] = crop;
  const isWhole = right - left === picture.width && bottom - top === picture.height;
  const handle = target.dataset.handle;
  const isMove = !handle && target.classList.contains('crop') && !isWhole;

  /** @param {PointerEvent} at */
  const follow = (at) => {
    if (at.pointerId !== event.pointerId) return;
    const moved = Math.hypot(at.clientX - event.clientX, at.clientY - event.clientY);
    if (moved < TREMBLE && !handle) return;
    const to = pointOf(at);
    if (isMove) choose(shift(crop, to.x - start.x, to.y - start.y, picture));
    else if (handle) choose(pulled(crop, handle, to, at.shiftKey, picture));
    else choose(between(start, to, at.shiftKey, picture));
  };
  const stop = () => {
    ground.removeEventListener('pointermove', follow);
    ground.removeEventListener('pointerup', stop);
    ground.removeEventListener('pointercancel', stop);
  };
  ground.setPointerCapture(event.pointerId);
  ground.addEventListener('pointermove', follow);
  ground.addEventListener('pointerup', stop);
  ground.addEventListener('pointercancel', stop);
}

/**
 * @param {Four} crop
 * @param {string} handle the corner or side that is pulled, as a point of the compass
 * @param {Point} to
 * @param {boolean} isSquare
 * @param {Picture} picture
 * @returns {Four} with the opposite corner or side where it was
 */
function pulled([left, top, right, bottom], handle, to, isSquare, picture) {
  const is = (/** @type {string} */ point) => handle.includes(point);
  const fixed = { x: is('w') ? right : left, y: is('n') ? bottom : top };
  const moved = { x: is('w') || is('e') ? to.x : right, y: is('n') || is('s') ? to.y : bottom };
  return between(fixed, moved, isSquare && handle.length === 2, picture);
}

/**
 * @param {Four} crop
 * @param {number} dx
 * @param {number} dy
 * @param {Picture} picture
 * @returns {Four} moved as far as the picture reaches
 */
function shift([left, top, right, bottom], dx, dy, { width, height }) {
  const x = Math.round(Math.min(Math.max(dx, -left), width - right));
  const y = Math.round(Math.min(Math.max(dy, -top), height - bottom));
  return [left + x, top + y, right + x, bottom + y];
}

/**
 * @param {Point} fixed
 * @param {Point} to
 * @param {boolean} isSquare
 * @param {Picture} picture
 * @returns {Four} at least one pixel, inside the picture
 */
function between(fixed, to, isSquare, { width, height }) {
  let { x, y } = to;
  if (isSquare) {
    const side = Math.min(Math.abs(x - fixed.x), Math.abs(y - fixed.y));
    x = fixed.x + Math.sign(x - fixed.x) * side;
    y = fixed.y + Math.sign(y - fixed.y) * side;
  }
  const [left, right] = span(fixed.x, x, width);
  const [top, bottom] = span(fixed.y, y, height);
  return [left, top, right, bottom];
}

/**
 * @param {number} a
 * @param {number} b
 * @param {number} length
 * @returns {[number, number]}
 */
function span(a, b, length) {
  const low = Math.min(Math.max(0, Math.round(Math.min(a, b))), length - 1);
  const high = Math.min(Math.max(low + 1, Math.round(Math.max(a, b))), length);
  return [low, high];
}

/** @type {Readonly<Record<string, [number, number]>>} */
const ARROWS = Object.freeze({
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
});

/**
 * @param {KeyboardEvent} event
 * @param {Picture} picture
 * @param {Four} crop
 */
function press(event, picture, crop) {
  const arrow = ARROWS[event.key];
  if (!arrow) return;
  event.preventDefault();
  event.stopPropagation();
  const pace = Math.max(1, Math.round(Math.max(picture.width, picture.height) / 64));
  const [dx, dy] = [arrow[0] * pace, arrow[1] * pace];
  const [left, top, right, bottom] = crop;
  if (!event.shiftKey) choose(shift(crop, dx, dy, picture));
  else choose(between({ x: left, y: top }, { x: Math.max(left + 1, right + dx), y: Math.max(top + 1, bottom + dy) }, false, picture));
}
