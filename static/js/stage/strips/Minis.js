/** The window, the kernel and the products of a channel, too small for numbers. */

import { useMemo } from 'preact/hooks';
import { computed } from '@preact/signals';
import { diverging, mix, valueColour } from '../../lib/colour.js';
import { html } from '../../lib/html.js';
import { palette } from '../../lib/palette.js';
import { at, usePainted } from '../dom.js';
import { termOf } from '../EquationRow.js';
import { paddedTaps } from '../looks.js';

/** @typedef {import('../geometry/measure.js').Box} Box */
/** @typedef {import('../scene.js').Scene} Scene */
/** @typedef {import('../../lib/colour.js').Rgb} Rgb */
/** @typedef {(tap: number) => Rgb|null} Colours null is a cell that is not worked out yet */

const SIGNS = ['', '×', '='];

/**
 * @param {{scene: Scene, channel: number, boxes: Box[]}} props
 */
export function Minis({ scene, channel, boxes }) {
  const grids = useMemo(() => coloursOf(scene, channel), [scene, channel]);
  return boxes.map((box, place) => html`
    ${place > 0 && html`<span class="strip-sign" aria-hidden="true" style=${at({
      ...box, x: boxes[place - 1].x + box.width, width: box.x - boxes[place - 1].x - box.width,
    })}>${SIGNS[place]}</span>`}
    <${Grid} key=${place} scene=${scene} colours=${grids[place]} box=${box} />`);
}

/**
 * A pixel a cell, enlarged by the browser: there are many, and all change with every step.
 * @param {{scene: Scene, colours: import('@preact/signals').ReadonlySignal<Colours>, box: Box}} props
 */
function Grid({ scene, colours, box }) {
  const [rows, cols] = scene.shape.value.kernel;
  const ref = usePainted((/** @type {HTMLCanvasElement} */ canvas) => {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const image = context.createImageData(cols, rows);
    return () => {
      const colourOf = colours.value;
      const { zero, paper } = palette.value;
      const empty = mix(zero, paper, 0.4);
      for (let tap = 0; tap < rows * cols; tap += 1) {
        image.data.set([...(colourOf(tap) ?? empty), 255], tap * 4);
      }
      context.putImageData(image, 0, 0);
    };
  }, [colours, rows, cols]);
  return html`<canvas ref=${ref} class="strip-mini" width=${cols} height=${rows} style=${at(box)}></canvas>`;
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @returns {import('@preact/signals').ReadonlySignal<Colours>[]} of the window, the kernel and the
 *   products
 */
function coloursOf(scene, channel) {
  const found = computed(() => termOf(scene, channel));
  const term = computed(() => found.value?.term);
  const signed = (/** @type {number[][]|undefined} */ grid, /** @type {number} */ limit) => {
    const values = grid?.flat();
    const colours = palette.value;
    return (/** @type {number} */ tap) => (values ? diverging(values[tap], limit, colours) : null);
  };
  // The products come together: the eye cannot follow one of so many.
  const isMultiplied = computed(() => scene.products.value === scene.taps.value);
  return [
    computed(() => {
      const values = term.value?.values.flat();
      if (!values || !found.value) return () => null;
      const { inputRange: range, channels } = scene.model.value;
      const scale = { range, hue: channels[channel].hue, palette: palette.value };
      const isPadded = paddedTaps(found.value.record);
      return (/** @type {number} */ tap) => (
        isPadded(tap) ? scale.palette.hatch : valueColour(values[tap], scale, false)
      );
    }),
    computed(() => {
      const colourOf = signed(term.value?.kernel, scene.limits.value.kernel);
      const last = scene.taps.value - 1;
      return scene.isTurned.value ? colourOf : (/** @type {number} */ tap) => colourOf(last - tap);
    }),
    computed(() => {
      const { product: coverOf } = scene.hidden.value;
      const colourOf = signed(isMultiplied.value ? term.value?.products : undefined, scene.limits.value.product);
      return (/** @type {number} */ tap) => (coverOf(channel, tap) ? null : colourOf(tap));
    }),
  ];
}
