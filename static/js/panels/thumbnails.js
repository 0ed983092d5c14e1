/** A filter in a small square: what it makes of the present picture, or its weights. */

import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { previewAddress } from '../lib/addresses.js';
import { diverging } from '../lib/colour.js';
import { html } from '../lib/html.js';
import { palette } from '../lib/palette.js';
import { isBank } from '../state/layer.js';
import { previewSource } from '../state/previews.js';
import { settings } from '../state/settings.js';
import { theme } from '../state/theme.js';
import { drawLater } from './later.js';
import { paint } from './paint.js';

/** @typedef {import('../types.js').Preset} Preset */
/** @typedef {import('../lib/palette.js').Palette} Palette */
/** @typedef {number[][]|number[][][][]} Weight */

/** Cells along the longer side of the picture that a filter is shown on. */
const SIDE = 64;

/**
 * What a preset makes of the present picture, as the server computed it. Its weights where that is
 * not to be had: a bank is made for the numbers of its own figure, and a stamp is no convolution.
 * @param {{preset: Preset, isLazy?: boolean}} props
 */
export function Thumbnail({ preset, isLazy = false }) {
  const failed = useSignal('');
  const source = preset.combine ? previewSource.value : null;
  if (!source) return html`<${Weights} weight=${preset.weight} />`;
  const mode = settings.operation.value === 'convolution' ? 'convolution' : 'correlation';
  const address = previewAddress(preset.name, source, { mode, theme: theme.value, side: SIDE });
  if (failed.value === address) return html`<${Weights} weight=${preset.weight} />`;
  return html`<img class="thumbnail" src=${address} alt="" draggable=${false}
    loading=${isLazy ? 'lazy' : undefined} onError=${() => { failed.value = address; }} />`;
}

/** @param {{weight: Weight}} props */
export function Weights({ weight }) {
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const colours = palette.value;
  useEffect(() => drawLater(() => {
    if (canvas.current) paintWeights(canvas.current, weight, colours);
  }), [weight, colours]);
  return html`<canvas ref=${canvas} width="1" height="1" class="thumbnail is-kernel" />`;
}

/** So many filters stand side by side. */
const ACROSS = 8;

/**
 * The weights as cells: a filter a column, a channel a row, where there are several; of many
 * filters the next ones stand under the first.
 * @param {HTMLCanvasElement} canvas
 * @param {Weight} weight
 * @param {Palette} colours
 */
function paintWeights(canvas, weight, colours) {
  const bank = isBank(weight) ? weight : [[weight]];
  const [kernelH, kernelW] = [bank[0][0].length, bank[0][0][0].length];
  const limit = bank.flat(3).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  // A cell is left between two kernels.
  const across = Math.min(bank.length, ACROSS);
  const down = Math.ceil(bank.length / across);
  const height = down * bank[0].length * (kernelH + 1) - 1;
  const width = across * (kernelW + 1) - 1;
  paint(canvas, width, height, (index) => {
    const [row, col] = [Math.floor(index / width), index % width];
    const place = Math.floor(row / (kernelH + 1));
    const filter = Math.floor(place / bank[0].length) * across + Math.floor(col / (kernelW + 1));
    const kernel = bank[filter]?.[place % bank[0].length];
    const one = kernel?.[row % (kernelH + 1)]?.[col % (kernelW + 1)];
    return one === undefined ? colours.card : diverging(one, limit * 1.1, colours);
  });
}
