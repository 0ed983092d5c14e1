/** A grid of letters on the colours of their numbers, which the pointer tells. */

import { html } from '../../lib/html.js';
import { placeText } from '../../lib/letters.js';
import { formatFull } from '../../lib/numbers.js';
import { markPainter, placeOf } from '../Cells.js';
import { at, usePainted } from '../dom.js';
import { flipPainter } from '../flipping.js';

/** @typedef {import('../geometry/measure.js').GridBox} GridBox */
/** @typedef {import('../../lib/letters.js').LetterTap} LetterTap */
/** @typedef {import('./Letters.js').State} State */
/** @typedef {'window'|'kernel'|'products'} Part */

/** Letters smaller than this (px) cannot be read: the pointer tells them. */
const LEAST_FONT = 8.5;
/** A character's width as a part of its size. */
const DIGIT = 0.62;
/** Most of them are in the index, which is smaller. */
const NARROW = 0.8;

/**
 * @param {Part} part
 * @param {LetterTap} tap
 * @returns {[string, string][]} each letter with its index
 */
function lettersIn(part, { a, source, b }) {
  const ofA = /** @type {[string, string]} */ (source ? ['a', placeText(source)] : ['0', '']);
  const ofB = /** @type {[string, string]} */ (['b', placeText(b)]);
  if (part === 'window') return [source ? ofA : ['a', placeText(a)]];
  return part === 'kernel' ? [ofB] : [ofA, ofB];
}

/**
 * @param {object} props
 * @param {State} props.letters
 * @param {Part} props.part
 * @param {GridBox} props.box
 * @param {string} props.label
 */
export function LetterCells({ letters, part, box, label }) {
  const { scene, channel: present, taps } = letters;
  const [rows, cols] = scene.shape.value.kernel;
  const channel = present.value;
  const painted = usePainted((/** @type {HTMLElement} */ element) => () => {
    const looks = letters[part].value;
    const isTurned = part !== 'kernel' || scene.isTurned.value;
    const lines = part === 'products' ? 2 : 1;
    [...element.children].forEach((child, place) => {
      const cell = /** @type {HTMLElement} */ (child);
      const look = looks[place];
      const tap = taps.value[isTurned ? place : taps.value.length - 1 - place];
      if (!look || !tap) return;
      cell.style.background = look.fill;
      cell.style.color = look.ink;
      cell.dataset.kind = look.kind;
      const names = look.kind === 'ghost' ? [] : lettersIn(part, tap);
      const longest = Math.max(4, ...names.map(([, index]) => index.length + lines));
      const size = Math.min(17, (box.pitch - 6) / (longest * DIGIT * NARROW), (box.pitch * 0.54) / lines);
      const shown = size < LEAST_FONT ? [] : names;
      cell.style.fontSize = `${size.toFixed(1)}px`;
      cell.replaceChildren(...shown.map(([letter, index], line) => inLetters(letter, index, line > 0)));
    });
  }, [letters, part, rows, cols, box.pitch]);
  const turn = usePainted((/** @type {HTMLElement} */ element) => (
    part === 'kernel' ? flipPainter(scene, /** @type {HTMLElement} */ (element.firstElementChild), box.pitch) : () => {}
  ), [scene, part, rows, cols, box.pitch]);
  const mark = usePainted((/** @type {Element} */ element) => markPainter(scene, channel)(element.children[0].children[0]), [scene, channel, rows, cols]);
  const point = (/** @type {PointerEvent} */ event) => {
    const place = placeOf(event);
    const found = letters.term.peek()?.term;
    if (place < 0 || !found) return;
    const tap = taps.peek()[place];
    const names = lettersIn(part, tap).map(([letter, index]) => (index ? `${letter}(${index})` : letter)).join(' · ');
    const grid = { window: found.values, kernel: found.kernel ?? [], products: found.products ?? [] }[part];
    const isHidden = part === 'products' && place >= scene.products.peek();
    scene.point({ kind: 'tap', channel, tap: place }, isHidden ? names : `${names} = ${formatFull(grid.flat()[place])}`, event);
  };
  return html`
    <div ref=${mark} class=${`group letter-group ${part}`} style=${at(box)} role="img" aria-label=${label}
      onPointerOver=${point} onPointerLeave=${scene.forget} onClick=${scene.pin}>
      <div ref=${turn} class="letter-turn"><div ref=${painted} class="cells" style=${{ '--rows': rows, '--cols': cols }}>
        ${Array.from({ length: rows * cols }, (_, tap) => html`<span key=${tap} class="cell"></span>`)}
      </div></div>
    </div>`;
}

/**
 * @param {string} letter
 * @param {string} index
 * @param {boolean} isFactor whether another stands before it
 * @returns {HTMLElement}
 */
function inLetters(letter, index, isFactor) {
  const text = document.createElement('i');
  const sub = document.createElement('sub');
  sub.textContent = index;
  text.append(isFactor ? `·${letter}` : letter, sub);
  return text;
}
