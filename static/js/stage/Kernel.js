/**
 * The kernel of one channel, its cells editable in place. In a true convolution it shows the turned
 * kernel; while it turns, the numbers are as they were given and the grid, or each of them, moves.
 */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { diverging } from '../lib/colour.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { cellForms, stepFor } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { cellFont, cellWriter, markPainter, placeOf } from './Cells.js';
import { at, usePainted } from './dom.js';
import { editable, isTyping } from './editing.js';
import { flipPainter } from './flipping.js';
import { fitted, GHOST, onGround } from './looks.js';
import { channelName } from './sentences.js';

/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./looks.js').CellLook} CellLook */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * Which kernel of the layer is meant.
 * @typedef {object} Slot
 * @property {() => number} filter
 * @property {() => number} index of the kernel within the filter
 */

/**
 * @param {Scene} scene
 * @param {number} channel
 * @returns {Slot} the channel's kernel in the present filter
 */
function presentSlot(scene, channel) {
  return { filter: () => scene.filter.value, index: () => channel - scene.groupStart.value };
}

/**
 * @param {Scene} scene
 * @param {Slot} slot
 */
function kernelOf(scene, { filter, index }) {
  const [rows, cols] = scene.shape.value.kernel;
  const isApplied = () => index() >= 0 && index() < scene.groupSize.value;
  /** The given cell behind a shown one. @type {(tap: number, isTurned: boolean) => [number, number]} */
  const given = (tap, isTurned) => {
    const place = isTurned ? rows * cols - 1 - tap : tap;
    return [Math.floor(place / cols), place % cols];
  };
  const valueAt = (/** @type {number} */ tap, /** @type {boolean} */ isTurned) => (
    scene.drafts.weight(filter(), index(), ...given(tap, isTurned))
  );
  return { rows, cols, index, isApplied, given, valueAt };
}

/**
 * @param {number} value
 * @param {number} limit
 * @returns {CellLook}
 */
function weightLook(value, limit) {
  return onGround(value, diverging(value, limit, palette.value));
}

/**
 * The looks of a channel's kernel, turned or as given.
 * @param {Scene} scene
 * @param {number} channel
 * @param {() => boolean} isTurned
 * @param {Slot} [slot]
 * @returns {import('@preact/signals').ReadonlySignal<CellLook[]>}
 */
export function useKernelLooks(scene, channel, isTurned, slot = presentSlot(scene, channel)) {
  return useMemo(() => computed(() => {
    const kernel = kernelOf(scene, slot);
    const taps = Array.from({ length: kernel.rows * kernel.cols }, (_, tap) => tap);
    if (!kernel.isApplied()) return taps.map(() => GHOST);
    const limit = scene.limits.value.kernel;
    return taps.map((tap) => weightLook(kernel.valueAt(tap, isTurned()), limit));
  }), [scene, channel]);
}

/**
 * @param {HTMLElement} cell
 * @param {CellLook} look
 * @param {string} short what fits
 */
function writeValue(cell, look, short) {
  const input = /** @type {HTMLInputElement} */ (cell);
  input.disabled = look === GHOST;
  if (isTyping(input)) return;
  const text = input === document.activeElement ? look.full : short;
  if (input.value !== text) input.value = text;
  input.setAttribute('aria-valuenow', look.full.replace('−', '-'));
  input.setAttribute('aria-valuetext', look.full);
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {GridBox} props.box
 * @param {Slot} [props.slot] where it is not the channel's kernel in the present filter
 * @param {string} [props.name] what it is called where it is not the channel
 */
export function Kernel({ scene, channel, box, slot = presentSlot(scene, channel), name: called }) {
  const kernel = kernelOf(scene, slot);
  const { rows, cols } = kernel;
  const { scale } = scene.frame.value;
  const isTurned = () => scene.shape.value.turned && scene.isTurned.value;
  const looks = useKernelLooks(scene, channel, isTurned, slot);
  const base = cellFont(box.pitch, scale);
  const painted = usePainted((root) => {
    const write = cellWriter(root.children, { pitch: box.pitch, base }, writeValue);
    return () => write(looks.value);
  }, [looks, rows, cols, box.pitch, base]);
  const mark = usePainted((root) => markPainter(scene, channel)(root.children[0]), [
    scene, channel, rows, cols,
  ]);
  const turn = usePainted((/** @type {HTMLElement} */ root) => flipPainter(scene, root, box.pitch), [
    scene, rows, cols, box.pitch,
  ]);
  const name = called ?? channelName(scene.model.value, channel, t);
  const fields = useMemo(() => Array.from({ length: rows * cols }, (_, tap) => editable({
    read: () => kernel.valueAt(tap, isTurned()),
    write: (value) => {
      const [row, col] = kernel.given(tap, isTurned());
      scene.drafts.setWeight(slot.filter(), kernel.index(), row, col, value);
    },
    step: () => stepFor(scene.model.peek().run.weight?.[slot.filter()]?.flat(2) ?? []),
    print: (value) => fitted(cellForms(value), box.pitch - 2, base).text,
    refuse: scene.notices.refuse,
    accept: scene.notices.accept,
  })), [scene, channel, rows, cols, box.pitch, base]);
  const point = (/** @type {Event} */ event) => {
    const tap = placeOf(event);
    if (tap < 0) return;
    const { full } = looks.peek()[tap];
    const uses = t('stage.partners.uses', { n: scene.plan.peek().perFilter });
    scene.point({ kind: 'tap', channel, tap }, `${full}  ${uses}`, event);
  };
  return html`
    <div ref=${turn} class="group kernel" style=${at(box)} role="group"
      aria-label=${t('stage.kernel.label', { channel: name })}
      onPointerOver=${point} onPointerLeave=${scene.forget} onFocusIn=${point}
      onFocusOut=${scene.forget}>
      <div ref=${mark} class="turned">
        <div ref=${painted} class="cells" style=${{ '--rows': rows, '--cols': cols }}>
          ${fields.map((handlers, tap) => html`
            <input key=${tap} class="cell" type="text" inputmode="decimal" autocomplete="off"
              spellcheck=${false} role="spinbutton"
              aria-label=${t('stage.kernel.cell', {
                channel: name, row: Math.floor(tap / cols), col: tap % cols,
              })}
              ...${handlers} />`)}
        </div>
      </div>
    </div>`;
}
