/** A plot of functions of one variable: curves, stems, an area, and the place that is looked at. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { html } from '../../lib/html.js';
import { brief } from '../numbers.js';
import { polyline, scale, ticks } from './axis.js';

/** @typedef {'ink'|'other'|'faint'|'now'|'result'|'noise'} Tone */

/**
 * @typedef {object} Curve
 * @property {readonly number[]} x
 * @property {readonly number[]} y
 * @property {Tone} tone
 * @property {boolean} [dashed]
 * @property {boolean} [filled] down to zero
 * @property {'line'|'stems'|'arrows'|'dots'|'bars'} [as]
 */

/**
 * @typedef {object} PlotProps
 * @property {string} title
 * @property {string} note at the right end of the title
 * @property {string} label read out in place of the drawing
 * @property {readonly [number, number]} domain
 * @property {readonly [number, number]} values what the height stands for, from the bottom
 * @property {readonly Curve[]} curves from back to front
 * @property {number} [at] the place that is looked at
 * @property {{x: number, y: number, text: string}} [point]
 * @property {{x: number, y: number, text: string, tone?: Tone}[]} [labels]
 * @property {(x: number, y: number, isStart: boolean) => void} [onDrag]
 * @property {number} [height] px
 */

const PAD = Object.freeze({ side: 12, top: 16, bottom: 24 });

/** @returns {{ref: import('preact').RefObject<HTMLElement>, width: import('@preact/signals').Signal<number>}} */
function useWidth() {
  const ref = useRef(/** @type {HTMLElement|null} */ (null));
  const width = useSignal(0);
  useLayoutEffect(() => {
    const element = /** @type {HTMLElement} */ (ref.current);
    width.value = element.clientWidth;
    const watcher = new ResizeObserver(() => { width.value = element.clientWidth; });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { ref, width };
}

/** @param {PlotProps} props */
export function Plot({ title, note, label, domain, values, curves, at, point, labels = [], onDrag, height = 170 }) {
  const { ref, width: measured } = useWidth();
  const width = measured.value || 560;
  const across = scale(domain, [PAD.side, width - PAD.side]);
  const up = scale(values, [height - PAD.bottom, PAD.top]);
  const ground = up(Math.max(values[0], Math.min(0, values[1])));
  const marks = ticks(domain, width / 52);
  return html`<figure class="plot" ref=${ref}>
    <figcaption><span>${title}</span><span class="plot-note">${note}</span></figcaption>
    <svg width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${label}
      class=${onDrag ? 'is-dragged' : ''} ...${onDrag ? drags(onDrag, domain, values, height) : {}}>
      <line class="plot-axis" x1="0" x2=${width} y1=${ground} y2=${ground} />
      ${marks.map((mark) => html`<text key=${mark} class="plot-tick" x=${across(mark)} y=${height - 6}>${brief(mark)}</text>`)}
      ${curves.map((curve, place) => html`<${Drawn} key=${place} curve=${curve} across=${across} up=${up} ground=${ground} />`)}
      ${at !== undefined && html`<line class="plot-at" x1=${across(at)} x2=${across(at)} y1="0" y2=${height - PAD.bottom} />`}
      ${labels.map((one) => html`<text key=${one.text} class=${`plot-label tone-${one.tone ?? 'ink'}`} x=${inside(across(one.x), one.text, width)} y=${up(one.y)}>${one.text}</text>`)}
      ${point && html`<circle class="plot-point" cx=${across(point.x)} cy=${up(point.y)} r="6" />
        <text class="plot-point-text" text-anchor=${across(point.x) > width * 0.66 ? 'end' : 'start'}
          x=${across(point.x) + (across(point.x) > width * 0.66 ? -12 : 12)} y=${Math.max(12, up(point.y) - 12)}>${point.text}</text>`}
    </svg>
  </figure>`;
}

/**
 * @param {number} x the middle of a label, px
 * @param {string} text
 * @param {number} width of the plot
 * @returns {number} moved so far that the label is not cut off
 */
function inside(x, text, width) {
  const half = [...text].reduce((sum, one) => sum + (one > '\u2e80' ? 6.5 : 3.6), 0);
  return Math.max(half, Math.min(width - half, x));
}

/** @param {{curve: Curve, across: (x: number) => number, up: (y: number) => number, ground: number}} props */
function Drawn({ curve, across, up, ground }) {
  const { x, y, tone, as = 'line' } = curve;
  const look = `tone-${tone} ${curve.dashed ? 'is-dashed' : ''}`;
  if (as === 'line') {
    const line = polyline(x, y, across, up);
    return html`<g class=${look}>
      ${curve.filled && x.length > 0 && html`<path class="plot-area" d=${`${line}L${across(x[x.length - 1])} ${ground}L${across(x[0])} ${ground}Z`} />`}
      <path class="plot-line" d=${line} /></g>`;
  }
  if (as === 'bars') {
    const wide = Math.max(3, Math.abs(across(1) - across(0)) * 0.62);
    return html`<g class=${look}>${x.map((one, place) => html`<rect key=${one} class="plot-bar" x=${across(one) - wide / 2}
      width=${wide} y=${Math.min(ground, up(y[place]))} height=${Math.abs(up(y[place]) - ground)} rx="2" />`)}</g>`;
  }
  // Where many stand close, each is fine.
  const room = x.length > 1 ? Math.abs(across(x[1]) - across(x[0])) : Infinity;
  const dot = Math.min(as === 'dots' ? 2.6 : 3.4, Math.max(1.4, room * 0.36));
  return html`<g class=${look} style=${room < 5 ? { '--stem': `${Math.max(0.6, room * 0.22)}px` } : undefined}>${x.map((one, place) => html`<g key=${place}>
    ${as !== 'dots' && html`<line class="plot-stem" x1=${across(one)} x2=${across(one)} y1=${ground} y2=${up(y[place])} />`}
    ${as === 'arrows'
      ? html`<path class="plot-arrow" d=${`M${across(one) - 4} ${up(y[place]) + (y[place] < 0 ? -7 : 7)}L${across(one)} ${up(y[place])}l4 ${y[place] < 0 ? -7 : 7}`} />`
      : html`<circle class="plot-dot" cx=${across(one)} cy=${up(y[place])} r=${dot} />`}
  </g>`)}</g>`;
}

/**
 * @param {(x: number, y: number, isStart: boolean) => void} onDrag
 * @param {readonly [number, number]} domain
 * @param {readonly [number, number]} values
 * @param {number} height
 */
function drags(onDrag, domain, values, height) {
  /** @param {PointerEvent} event @param {boolean} isStart */
  const tell = (event, isStart) => {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const x = scale([PAD.side, box.width - PAD.side], domain)(event.clientX - box.left);
    const y = scale([height - PAD.bottom, PAD.top], values)(event.clientY - box.top);
    onDrag(Math.min(domain[1], Math.max(domain[0], x)), Math.min(values[1], Math.max(values[0], y)), isStart);
  };
  return {
    onPointerDown: (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
      tell(event, true);
    },
    onPointerMove: (/** @type {PointerEvent} */ event) => {
      if (/** @type {Element} */ (event.currentTarget).hasPointerCapture(event.pointerId)) tell(event, false);
    },
  };
}
