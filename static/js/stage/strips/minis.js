/** The window, the kernel and the products of a channel, too small for numbers. */

import { diverging, mix, valueColour } from '../../lib/colour.js';
import { palette } from '../../lib/palette.js';
import { termOf } from '../EquationRow.js';
import { paddedTaps } from '../looks.js';
import { css } from '../../lib/colour.js';
import { prepare } from '../painters/canvas.js';

/** @typedef {import('../geometry/measure.js').Box} Box */
/** @typedef {import('../scene.js').Scene} Scene */
/** @typedef {import('../../lib/colour.js').Rgb} Rgb */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 * @param {number} channel
 * @param {Box[]} places of the grids, from the line's corner
 */
export function paintMinis(canvas, scene, channel, places) {
  const colours = palette.value;
  const [rows, cols] = scene.windowCells.value;
  const [first] = places;
  const last = places[places.length - 1];
  const context = prepare(canvas, last.x + last.width - first.x, first.height);
  const found = termOf(scene, channel);
  const grids = found?.term ? coloursOf(scene, channel, found.record, found.term) : [];
  const empty = mix(colours.zero, colours.paper, 0.4);
  places.forEach((place, which) => {
    const pitch = place.width / cols;
    const gap = pitch > 5 ? 1 : 0;
    for (let tap = 0; tap < rows * cols; tap += 1) {
      const [row, col] = [Math.floor(tap / cols), tap % cols];
      context.fillStyle = css(grids[which]?.(tap) ?? empty);
      context.fillRect(place.x - first.x + col * pitch, row * pitch, pitch - gap, pitch - gap);
    }
    if (which === 0) return;
    context.fillStyle = css(colours.muted);
    context.font = '11px sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    const before = places[which - 1];
    const middle = (before.x + before.width + place.x) / 2 - first.x;
    context.fillText(which === 1 ? '×' : '=', middle, place.height / 2);
  });
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @param {import('../../types.js').StepRecord} record
 * @param {import('../../types.js').ChannelTerm} term
 * @returns {((tap: number) => Rgb|null)[]} of the window, the kernel and the products; null is empty
 */
function coloursOf(scene, channel, record, term) {
  const colours = palette.value;
  const { inputRange: range, channels } = scene.model.value;
  const { kernel, product } = scene.limits.value;
  const scale = { range, hue: channels[channel].hue, palette: colours };
  const isPadded = paddedTaps(record);
  const [values, weights, products] = [term.values, term.kernel ?? [], term.products ?? []].map((grid) => grid.flat());
  // They come together, for the eye cannot follow one of so many.
  const isMultiplied = scene.products.value === scene.taps.value;
  const isTurned = scene.angle.value === 180;
  return [
    (tap) => (isPadded(tap) ? colours.hatch : valueColour(values[tap], scale, false)),
    (tap) => diverging(weights[isTurned ? tap : weights.length - 1 - tap], kernel, colours),
    (tap) => {
      const isShown = isMultiplied && !scene.hidden.value.product(channel, tap);
      return isShown ? diverging(products[tap], product, colours) : null;
    },
  ];
}
