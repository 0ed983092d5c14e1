/** Small bridges between signals, boxes and elements. */

import { effect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** @typedef {import('./geometry/measure.js').Box} Box */

/**
 * A box as inline style.
 * @param {Box} place px
 * @returns {{left: string, top: string, width: string, height: string}}
 */
export function at(place) {
  return {
    left: `${place.x}px`,
    top: `${place.y}px`,
    width: `${place.width}px`,
    height: `${place.height}px`,
  };
}

/**
 * Keeps an element painted: `paint` runs when the element is there, again whenever a signal that
 * it read changes, and from the start when `inputs` change. It writes to the element itself, so
 * that what moves every frame is never rendered.
 * @template {Element} E
 * @param {(element: E) => (() => void)} painter given the element, makes the function that paints
 * @param {unknown[]} inputs
 * @returns {import('preact').RefObject<E>}
 */
export function usePainted(painter, inputs) {
  const ref = useRef(/** @type {E|null} */ (null));
  useLayoutEffect(() => (ref.current ? effect(painter(ref.current)) : undefined), inputs);
  return ref;
}

/**
 * Where a pointer is on a grid that goes on for ever.
 * @param {PointerEvent} event on the element that shows the grid
 * @param {{pitch: number, x?: number, y?: number}} grid x and y: its corner in the element, px
 * @returns {[number, number]} row, column
 */
export function placeUnder(event, { pitch, x = 0, y = 0 }) {
  const area = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
  return [
    Math.floor((event.clientY - area.top - y) / pitch),
    Math.floor((event.clientX - area.left - x) / pitch),
  ];
}

/**
 * The cell of a grid that a pointer is on.
 * @param {PointerEvent} event on the element that shows the grid
 * @param {{pitch: number, rows: number, cols: number, x?: number, y?: number}} grid
 * @returns {[number, number]|null} row, column
 */
export function cellUnder(event, { rows, cols, ...grid }) {
  const [row, col] = placeUnder(event, grid);
  return row < 0 || col < 0 || row >= rows || col >= cols ? null : [row, col];
}
