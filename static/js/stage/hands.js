/**
 * A plane of cells as a place in the walk: pressing or dragging on it goes to the step of a cell,
 * and so do the keys of a slider.
 */

import { cellUnder } from './dom.js';

/** @typedef {import('./scene.js').Scene} Scene */

/**
 * @typedef {object} Walked
 * @property {() => number} begins the place of its first cell in the walk
 * @property {import('@preact/signals').ReadonlySignal<boolean>} isPresent whether the walk is in it
 * @property {() => number} [cell] the present cell, where it is not the walk's in its plane
 * @property {() => [number, number]} cells rows and columns
 * @property {(row: number, col: number, event: PointerEvent) => void} point what is said of a cell
 */

/**
 * @param {Pick<Walked, 'cells'>} plane that fills the element
 * @param {number} pitch px of a cell with its gap
 * @returns {(event: PointerEvent) => [number, number]|null} the cell under the pointer
 */
export function onGrid(plane, pitch) {
  return (event) => {
    const [rows, cols] = plane.cells();
    return cellUnder(event, { pitch, rows, cols });
  };
}

/**
 * @param {Scene} scene
 * @param {Walked} plane
 * @param {(event: PointerEvent) => [number, number]|null} under the cell that the pointer is on
 */
export function walkHands(scene, plane, under) {
  const point = (/** @type {PointerEvent} */ event) => {
    const cell = under(event);
    if (!cell) return;
    const [, cols] = plane.cells();
    plane.point(...cell, event);
    const to = plane.begins() + cell[0] * cols + cell[1];
    const held = /** @type {Element} */ (event.currentTarget).hasPointerCapture(event.pointerId);
    if (held && to !== scene.position.value) scene.actions.goTo(to);
  };
  return {
    onPointerDown: (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      if (event.shiftKey) {
        scene.pin();
        return;
      }
      /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
      point(event);
    },
    onPointerMove: point,
    onPointerLeave: scene.forget,
    onKeyDown: (/** @type {KeyboardEvent} */ event) => {
      const to = keyTarget(scene, plane, event.key);
      if (to === null) return;
      event.preventDefault();
      event.stopPropagation();
      scene.actions.goTo(to);
    },
  };
}

/**
 * @param {Scene} scene
 * @param {Walked} plane
 * @param {string} key
 * @returns {number|null} a place in the walk
 */
function keyTarget(scene, plane, key) {
  const [rows, cols] = plane.cells();
  const size = plane.cell ? rows * cols : scene.plan.value.perFilter;
  const here = plane.cell?.() ?? (plane.isPresent.value ? scene.cell.value : 0);
  const to = {
    ArrowRight: here + 1,
    ArrowLeft: here - 1,
    ArrowDown: here + cols,
    ArrowUp: here - cols,
    Home: 0,
    End: size - 1,
    Enter: here,
  }[key];
  if (to === undefined) return null;
  return plane.begins() + (to >= 0 && to < size ? to : here);
}
