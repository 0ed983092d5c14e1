/** A grid of numbers that scales with the room it has. Pure drawing: looks in, an SVG out. */

import { html } from '../lib/html.js';
import { fitted } from '../stage/looks.js';

/** @typedef {import('../stage/looks.js').CellLook} CellLook */
/** @typedef {import('../types.js').Pair} Pair */

/** The fill of what lies in the padding; `Hatch` has to be on the page. */
const HATCH = 'url(#law-hatch)';

/** Part of a cell that is left free around it. */
const GAP = 0.07;

/**
 * @typedef {object} Mark
 * @property {number} row
 * @property {number} col
 * @property {number} [rows] 1 if left out
 * @property {number} [cols]
 * @property {'now'|'lit'} kind what is looked at, or the pair that is pointed at
 */

/** The strokes of the padding, once for all grids. */
export function Hatch() {
  return html`<svg class="law-defs" width="0" height="0" aria-hidden="true"><defs>
    <pattern id="law-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
      <rect width="5" height="5" /><path d="M0 1H5" />
    </pattern>
  </defs></svg>`;
}

/**
 * @param {object} props
 * @param {number} props.rows
 * @param {number} props.cols
 * @param {number} props.width px that it will have, more or less: what fits in a cell follows
 * @param {CellLook[]} props.looks row by row
 * @param {Mark[]} [props.marks]
 * @param {boolean} [props.isAlike] whether it is all numbers or none where some do not fit
 * @param {string} [props.label] what a screen reader is told; none where what is around says it
 */
export function Grid({ rows, cols, width, looks, marks = [], isAlike = false, label }) {
  const pitch = width / cols;
  const gap = Math.min(2, pitch * GAP);
  const side = pitch - gap;
  const base = Math.max(9, Math.min(13, pitch * 0.4));
  const texts = looks.map(({ forms }) => fitted(forms, side, base));
  const isBare = isAlike && texts.some(({ size }) => size === 0);
  const role = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' };
  return html`<svg class="law-grid" viewBox=${`-2 -2 ${width + 4} ${pitch * rows + 4}`} ...${role}>
    ${looks.map((look, place) => html`<${Cell} key=${place} look=${look} pitch=${pitch} side=${side}
      text=${isBare ? '' : texts[place].text} size=${texts[place].size}
      x=${(place % cols) * pitch} y=${Math.floor(place / cols) * pitch} />`)}
    ${marks.map(({ row, col, rows: height = 1, cols: across = 1, kind }) => html`
      <rect key=${`${kind} ${row} ${col}`} class=${`law-mark is-${kind}`} rx="3"
        x=${col * pitch} y=${row * pitch} width=${across * pitch} height=${height * pitch} />`)}
  </svg>`;
}

/** @param {{look: CellLook, pitch: number, side: number, text: string, size: number, x: number, y: number}} props */
function Cell({ look, pitch, side, text, size, x, y }) {
  const rim = (pitch - side) / 2;
  return html`<g>
    <rect x=${x + rim} y=${y + rim} width=${side} height=${side} rx=${Math.min(3, pitch * 0.12)}
      fill=${look.kind === 'pad' ? HATCH : look.fill} />
    ${text && size > 0 && html`<text x=${x + pitch / 2} y=${y + pitch / 2} class=${look.kind === 'pad' ? 'is-pad' : ''}
      fill=${look.ink || undefined} font-size=${size}>${text}</text>`}
    <title>${look.full}</title>
  </g>`;
}
