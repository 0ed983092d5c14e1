/** A window of so many cells that it is a picture: what an adaptive pool reads at once. */

import { valueColour } from '../lib/colour.js';
import { windowAt } from '../lib/grid.js';
import { html } from '../lib/html.js';
import { palette } from '../lib/palette.js';
import { at, usePainted } from './dom.js';
import { drawPixels, pixels, prepare } from './painters/canvas.js';

/** @typedef {import('./geometry/measure.js').GridBox} GridBox */
/** @typedef {import('./scene.js').Scene} Scene */

/** A grid of more cells than this is drawn as a picture. */
export const LARGEST_GRID = 324;

/** The least side of the ring around the winner, px. */
const RING = 7;

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {GridBox} props.box
 * @param {string} props.label
 */
export function WindowPicture({ scene, channel, box, label }) {
  const { inset } = scene.geometry.value;
  const size = { width: box.width - 2 * inset, height: box.height - 2 * inset };
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => () => {
    if (!scene.reads(channel)) return;
    const { run, input, inputRange: range, channels } = scene.model.value;
    const [, height, width] = run.input_shape;
    const window = windowAt(run, scene.row.value, scene.col.value);
    const scale = { range, hue: channels[channel].hue, palette: palette.value };
    const picture = pixels(window.height, window.width, (row, col) => {
      const place = (channel * height + window.top + row) * width + window.left + col;
      return valueColour(input.data[place], scale, false);
    });
    drawPixels(prepare(element, size.width, size.height), picture, { x: 0, y: 0, ...size });
  }, [scene, channel, size.width, size.height]);
  const ring = usePainted((/** @type {SVGRectElement} */ element) => () => {
    const winner = scene.phase.value === 'slide' ? null : scene.present.value?.[channel]?.winner;
    const target = element;
    target.style.visibility = winner ? '' : 'hidden';
    if (!winner) return;
    const { top, left } = windowAt(scene.model.value.run, scene.row.value, scene.col.value);
    const out = Math.max(0, RING - box.pitch) / 2;
    const side = box.pitch + 2 * out;
    const place = { x: (winner[1] - left) * box.pitch - out, y: (winner[0] - top) * box.pitch - out };
    for (const [name, value] of Object.entries({ ...place, width: side, height: side })) {
      element.setAttribute(name, String(value));
    }
  }, [scene, channel, box.pitch]);
  const inside = { x: inset - 1, y: inset - 1, ...size };
  return html`
    <div class="group window" style=${at(box)} role="img" aria-label=${label}>
      <canvas ref=${canvas} class="plane" style=${at(inside)}></canvas>
      <svg class="overlay" style=${at(inside)} aria-hidden="true"><rect ref=${ring} class="ring" rx="2" /></svg>
    </div>`;
}
