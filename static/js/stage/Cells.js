/** A grid of numbers: the window or the products of one channel. */

import { html } from '../lib/html.js';
import { at, usePainted } from './dom.js';
import { fitted } from './looks.js';

/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./looks.js').CellLook} CellLook */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * @template T
 * @typedef {import('@preact/signals').ReadonlySignal<T>} ReadonlySignal
 */

/** Grids of smaller cells than this (px) keep their numbers for the pointer. */
const NUMBERS_FROM = 18;

/**
 * @param {number} pitch px of a cell with its gap
 * @param {number} scale
 * @returns {number} px; 0 for no numbers
 */
export function cellFont(pitch, scale) {
  if (pitch < NUMBERS_FROM) return 0;
  return Math.max(13 * scale, Math.min(20 * scale, pitch * 0.36));
}

/**
 * Writes what changed of the looks to the cells.
 * @param {ArrayLike<Element>} cells
 * @param {{pitch: number, base: number}} size px of a cell with its gap, and of its number
 * @param {(cell: HTMLElement, look: CellLook, text: string) => void} [writeText] what fits
 * @returns {(looks: CellLook[]) => void}
 */
export function cellWriter(cells, { pitch, base }, writeText = textContent) {
  /** @type {CellLook[]} */
  const written = [];
  return (looks) => {
    for (let place = 0; place < cells.length; place += 1) {
      const cell = /** @type {HTMLElement} */ (cells[place]);
      const look = looks[place];
      const before = written[place];
      if (!look || look === before) continue;
      written[place] = look;
      const { text, size } = fitted(look.forms, pitch - 2, base);
      if (look.text !== before?.text) cell.style.fontSize = size ? `${size}px` : '0';
      if (look.fill !== before?.fill) cell.style.background = look.fill;
      if (look.ink !== before?.ink) cell.style.color = look.ink;
      if (look.kind !== before?.kind) cell.dataset.kind = look.kind;
      writeText(cell, look, text);
    }
  };
}

/**
 * @param {HTMLElement} cell
 * @param {CellLook} _look
 * @param {string} text
 */
function textContent(cell, _look, text) {
  const target = cell;
  if (cell.textContent !== text) target.textContent = text;
}

/**
 * Marks the cell that is being multiplied now and the one that is pointed at.
 * @param {Scene} scene
 * @param {number} channel
 * @returns {(root: Element) => (() => void)}
 */
export function markPainter(scene, channel) {
  return (root) => {
    /** @type {Element[]} */
    let marked = [];
    return () => {
      const on = scene.hover.value;
      const lit = on?.kind === 'tap' && on.channel === channel ? on.tap : -1;
      const now = scene.products.value > 0 ? scene.tap.value : -1;
      for (const cell of marked) cell.classList.remove('is-lit', 'is-now');
      root.children[lit]?.classList.add('is-lit');
      root.children[now]?.classList.add('is-now');
      marked = [root.children[lit], root.children[now]].filter(Boolean);
    };
  };
}

/**
 * Which cell of a grid an event came from.
 * @param {Event} event
 * @returns {number} its place, or −1
 */
export function placeOf(event) {
  const cell = /** @type {Element} */ (event.target).closest('.cell');
  return cell?.parentElement ? [...cell.parentElement.children].indexOf(cell) : -1;
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {GridBox} props.box
 * @param {[number, number]} props.cells rows and columns
 * @param {ReadonlySignal<CellLook[]>} props.looks
 * @param {string} props.label
 * @param {string} props.className
 * @param {(tap: number) => string} [props.describe] what is said of a cell in place of its number
 * @param {number} [props.font] px, where it does not follow from the cells' size
 */
export function Cells({
  scene, channel, box, cells: [rows, cols], looks, label, className, font, describe,
}) {
  const { scale } = scene.frame.value;
  const base = font ?? cellFont(box.pitch, scale);
  const painted = usePainted((root) => {
    const write = cellWriter(root.children, { pitch: box.pitch, base });
    return () => write(looks.value);
  }, [looks, rows, cols, box.pitch, base]);
  const mark = usePainted((root) => {
    const paint = markPainter(scene, channel)(root.children[0]);
    return paint;
  }, [scene, channel, rows, cols]);
  const point = (/** @type {PointerEvent} */ event) => {
    const tap = placeOf(event);
    if (tap < 0) return;
    const { full } = looks.peek()[tap];
    const cell = /** @type {HTMLElement} */ (event.target);
    const isHidden = cell.textContent !== full || cell.style.fontSize === '0px';
    scene.point({ kind: 'tap', channel, tap }, describe?.(tap) ?? (isHidden ? full : ''), event);
  };
  return html`
    <div ref=${mark} class=${`group ${className}`} style=${at(box)} role="group" aria-label=${label}
      onPointerOver=${point} onPointerLeave=${scene.forget} onClick=${scene.pin}>
      <div ref=${painted} class="cells" style=${{ '--rows': rows, '--cols': cols }}>
        ${Array.from({ length: rows * cols }, (_, tap) => html`<span key=${tap} class="cell"></span>`)}
      </div>
    </div>`;
}
