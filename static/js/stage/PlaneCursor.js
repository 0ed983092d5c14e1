/**
 * The cells of an input plane for the keyboard: arrows move over them, and what the pointer would
 * light lights up; Enter pins it.
 */

import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { windowAt } from '../lib/grid.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { at } from './dom.js';
import { channelName } from './sentences.js';

/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./scene.js').Scene} Scene */

/** @type {Readonly<Record<string, readonly [number, number]>>} */
const MOVES = Object.freeze({
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
});

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {GridBox} props.box
 * @param {readonly number[]} props.rim cells around the input: top, bottom, left, right
 * @param {(row: number, col: number) => string} props.describe
 */
export function PlaneCursor({ scene, channel, box, rim, describe }) {
  const cell = useMemo(() => signal(/** @type {readonly [number, number]|null} */ (null)), [scene]);
  const { input_shape: [, rows, cols] } = scene.model.value.run;
  const inside = (/** @type {readonly number[]} */ [row, col]) => /** @type {const} */ ([
    Math.min(Math.max(0, row), rows - 1), Math.min(Math.max(0, col), cols - 1),
  ]);
  /** @param {readonly [number, number]} to @param {Event} event */
  const show = (to, event) => {
    cell.value = to;
    const target = /** @type {Element} */ (event.currentTarget);
    const area = target.getBoundingClientRect();
    const [row, col] = to;
    scene.point({ kind: 'input', row, col, map: channel }, describe(row, col), {
      target,
      clientX: area.left + (col + rim[2] + 0.5) * box.pitch,
      clientY: area.top + (row + rim[0]) * box.pitch + 6,
    });
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const [down, across] = MOVES[event.key] ?? [];
    if (event.key !== 'Enter' && down === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') {
      scene.pin();
    } else {
      scene.letGo();
      const [row, col] = cell.peek() ?? [0, 0];
      show(inside([row + down, col + (across ?? 0)]), event);
    }
  };
  const onFocus = (/** @type {FocusEvent} */ event) => {
    const { top, left } = windowAt(scene.model.peek().run, scene.row.peek(), scene.col.peek());
    show(inside(cell.peek() ?? [top, left]), event);
  };
  const [row, col] = cell.value ?? [0, 0];
  return html`<span class="plane-cursor" style=${at(box)} role="slider" tabindex="0"
    aria-label=${t('stage.plane.cells', { channel: channelName(scene.model.value, channel, t) })}
    aria-valuemin="1" aria-valuemax=${rows * cols} aria-valuenow=${row * cols + col + 1}
    aria-valuetext=${describe(row, col)} onKeyDown=${onKeyDown} onFocus=${onFocus}
    onBlur=${scene.forget}></span>`;
}
