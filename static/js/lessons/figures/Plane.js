/** A plane of numbers as a picture: grey from low to high, or signed with zero in the middle. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { channelColour, diverging } from '../../lib/colour.js';
import { html } from '../../lib/html.js';
import { palette } from '../../lib/palette.js';

/** @typedef {import('../../types.js').NdArray} NdArray */

/**
 * @param {object} props
 * @param {NdArray} props.array (C, H, W) or (H, W)
 * @param {number} [props.channel]
 * @param {'grey'|'signed'} [props.as]
 * @param {number} [props.limit] the |value| at which the signed scale ends; the largest if left out
 * @param {readonly [number, number]} [props.range] of what is grey; the smallest and largest if left out
 * @param {string} props.label
 * @param {readonly [number, number, number, number]|null} [props.mark] first row, the one after the last, and so for columns
 * @param {(row: number, col: number) => void} [props.onPoint]
 */
export function Plane({ array, channel = 0, as = 'grey', limit, range, label, mark = null, onPoint }) {
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const [rows, cols] = array.shape.slice(-2);
  const colours = palette.value;
  useLayoutEffect(() => {
    const values = array.data.subarray(channel * rows * cols, (channel + 1) * rows * cols);
    const context = /** @type {HTMLCanvasElement} */ (canvas.current).getContext('2d');
    if (!context) return;
    const image = context.createImageData(cols, rows);
    const ends = range ?? [values.reduce((low, one) => Math.min(low, one), Infinity), values.reduce((high, one) => Math.max(high, one), -Infinity)];
    const most = limit ?? values.reduce((high, one) => Math.max(high, Math.abs(one)), 0);
    values.forEach((value, at) => {
      const colour = as === 'grey' ? channelColour(value, ends, 'grey') : diverging(value, most, colours);
      image.data.set([colour[0], colour[1], colour[2], 255], at * 4);
    });
    context.putImageData(image, 0, 0);
  }, [array, channel, as, limit, range?.[0], range?.[1], colours]);
  /** @param {PointerEvent} event */
  const onPointerMove = (event) => {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    onPoint?.(
      Math.min(rows - 1, Math.max(0, Math.floor(((event.clientY - box.top) / box.height) * rows))),
      Math.min(cols - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * cols))),
    );
  };
  return html`<div class="plane" style=${{ aspectRatio: `${cols} / ${rows}` }} role="img" aria-label=${label}
    onPointerMove=${onPoint && onPointerMove} onPointerDown=${onPoint && onPointerMove}>
    <canvas ref=${canvas} width=${cols} height=${rows} aria-hidden="true"></canvas>
    ${mark && html`<i class="plane-mark" style=${{
      top: `${(mark[0] / rows) * 100}%`, height: `${((mark[1] - mark[0]) / rows) * 100}%`,
      left: `${(mark[2] / cols) * 100}%`, width: `${((mark[3] - mark[2]) / cols) * 100}%`,
    }} />`}
  </div>`;
}

/**
 * A plane with what it is above it, and a number below.
 * @param {{title: string, note?: string, children: import('preact').ComponentChildren}} props
 */
export function Framed({ title, note, children }) {
  return html`<figure class="framed"><figcaption>${title}</figcaption>${children}${note && html`<p class="framed-note">${note}</p>`}</figure>`;
}
