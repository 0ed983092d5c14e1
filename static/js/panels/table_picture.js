/** A table of numbers, drawn: its channels side by side, with the numbers where there is room. */

import { useEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { css, inkOn, valueColour } from '../lib/colour.js';
import { formatCell } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { shapeOfTable } from '../lib/table.js';
import { reachOf } from '../state/model.js';
import { paint } from './paint.js';

/** @typedef {import('../lib/table.js').Table} Table */
/** @typedef {import('../lib/palette.js').Palette} Palette */
/** @typedef {{range: import('../types.js').Pair, hue: import('../types.js').Scale, palette: Palette}} Scale */

/** So many cells across, and letters in a cell, can be read as numbers. */
const READABLE = Object.freeze({ cells: 7, letters: 4 });

/**
 * @param {Table} values
 * @param {Palette} colours
 * @returns {Scale} the same as the stage's
 */
function scaleOf(values, colours) {
  const range = reachOf({ data: values.flat(2) });
  return { range, hue: range[0] < 0 ? 'signed' : 'grey', palette: colours };
}

/** @param {{values: Table, isSmall?: boolean}} props small: without numbers */
export function TablePicture({ values, isSmall = false }) {
  const [channels, , width] = shapeOfTable(values);
  const across = Math.ceil(Math.sqrt(channels));
  const texts = values.flat(2).map(formatCell);
  const isReadable = !isSmall && across * width <= READABLE.cells
    && texts.every((text) => text.length <= READABLE.letters);
  const scale = scaleOf(values, palette.value);
  const Plane = isReadable ? Numbers : Pixels;
  return html`<div class="table-picture" style=${{ '--across': across }} aria-hidden="true">
    ${values.map((plane, channel) => html`<${Plane} key=${channel} plane=${plane} scale=${scale} />`)}
  </div>`;
}

/** @param {{plane: number[][], scale: Scale}} props */
function Numbers({ plane, scale }) {
  return html`<div class="table-numbers" style=${{ '--cells': plane[0].length }}>
    ${plane.flat().map((value, index) => {
      const ground = valueColour(value, scale, true);
      return html`<span key=${index} style=${{ background: css(ground), color: css(inkOn(ground)) }}>
        ${formatCell(value)}
      </span>`;
    })}
  </div>`;
}

/** @param {{plane: number[][], scale: Scale}} props */
function Pixels({ plane, scale }) {
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  useEffect(() => {
    const flat = plane.flat();
    if (!canvas.current) return;
    paint(canvas.current, plane[0].length, plane.length,
      (index) => valueColour(flat[index], scale, false));
  });
  return html`<canvas ref=${canvas} class="is-drawn" width="1" height="1" />`;
}
