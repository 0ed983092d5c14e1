/** How the kernel is seen to turn: in one, or mirrored twice; and what is seen, in words. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Choice } from './Choice.js';
import { at } from './dom.js';

/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./scene.js').Scene} Scene */

/** Drawn with strokes on a grid of 24. */
const WAYS = Object.freeze({
  turn: 'M5 10.5a7 7 0 0 1 14 0V19M14.5 14.5 19 19l4.5-4.5',
  mirrors: 'M12 3v18M8.5 7v10H3zM15.5 7v10H21z',
});

/** @typedef {keyof typeof WAYS} Way */

/** Pixels of one of the two. */
const BUTTON = Object.freeze({ width: 30, height: 26 });

/**
 * Beside the kernel as it was given, for all rows. What is pressed is shown at once.
 * @param {{scene: Scene}} props
 */
export function Flip({ scene }) {
  const { row, body, layout, scale, width } = scene.geometry.value;
  const given = /** @type {GridBox & {label: number}} */ (row.given);
  const [kernel, products] = [row.kernel, row.products].map((box) => /** @type {GridBox} */ (box));
  const options = /** @type {Way[]} */ (Object.keys(WAYS)).map((value) => ({
    value,
    title: t(`flip.${value}`),
    label: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${WAYS[value]} /></svg>`,
  }));
  const choose = (/** @type {Way} */ way) => {
    scene.actions.flip.value = way;
    scene.actions.showFlip();
  };
  const said = useMemo(() => computed(() => wordsOf(scene)), [scene]);
  // Beside the label, which has the width of a few letters.
  const x = given.x + Math.max(given.width, 62) + 8;
  const right = layout === 'phone' ? width - 10 : row.chip.x + row.chip.width;
  const isSingle = layout === 'phone' || scene.geometry.value.strips;
  const top = isSingle ? 0 : scene.groupStart.value * (row.height + row.gap);
  const under = given.y + BUTTON.height - 6;
  return html`
    <${Choice} label=${scene.named(t('flip'))} name="flip" value=${scene.actions.flip.value} options=${options} onChange=${choose}
      className="flip-choice" style=${at({ x, y: body.y + given.y - 7, width: 2 * BUTTON.width + 6, height: BUTTON.height })} />
    ${said.value && html`<p class="flip-says" style=${at({
      x: kernel.x + kernel.width + 8 * scale, y: body.y + top + under,
      width: right - kernel.x - kernel.width - 8 * scale, height: products.y - under - 4,
    })}>${said}</p>`}`;
}

/**
 * @param {Scene} scene
 * @returns {string} which of the two mirrorings is seen; nothing where none is
 */
function wordsOf(scene) {
  const sides = scene.turning.value ? scene.mirrored.value : null;
  if (!sides) return '';
  return t(sides[0] > -1 ? 'flip.across' : 'flip.down');
}
