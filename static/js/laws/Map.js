/**
 * A map to look at cell by cell: pointed at with the mouse, chosen with a click, and with the
 * keyboard a slider over its cells, as the maps of the stage are.
 */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { shapeOf } from '../lib/laws.js';
import { formatFull } from '../lib/numbers.js';
import { cellUnder } from '../stage/dom.js';
import { Grid } from './Grid.js';

/** @typedef {import('../lib/laws.js').Grid} Numbers */
/** @typedef {import('../stage/looks.js').CellLook} CellLook */
/** @typedef {import('../types.js').Pair} Pair */

/**
 * Where a key leads, in cells row by row; the grid's ends are ends.
 * @param {string} key
 * @param {number} at
 * @param {number} cols
 * @param {number} count
 * @returns {number|null} null for another key
 */
function keyed(key, at, cols, count) {
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -cols, ArrowDown: cols }[key];
  if (by !== undefined) return at + by < 0 || at + by >= count ? at : at + by;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/**
 * @param {object} props
 * @param {Numbers} props.map
 * @param {CellLook[]} props.looks
 * @param {Pair} props.cell
 * @param {string} props.label
 * @param {number} props.width px
 * @param {(cell: Pair|null) => void} props.onPoint null when the pointer leaves
 * @param {(cell: Pair) => void} props.onChoose
 */
export function CellMap({ map, looks, cell: [row, col], label, width, onPoint, onChoose }) {
  const [rows, cols] = shapeOf(map);
  const at = row * cols + col;
  /** @param {PointerEvent} event */
  const under = (event) => {
    const { width: across } = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    return cellUnder(event, { pitch: across / cols, rows, cols });
  };
  /** @param {PointerEvent} event */
  const onMove = (event) => {
    if (event.pointerType === 'mouse') onPoint(under(event));
  };
  /** @param {PointerEvent} event */
  const onClick = (event) => {
    const to = under(event);
    if (to) onChoose(to);
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const to = keyed(event.key, at, cols, rows * cols);
    if (to === null) return;
    event.preventDefault();
    onChoose([Math.floor(to / cols), to % cols]);
  };
  return html`<div class="law-map" role="slider" tabindex="0" aria-label=${label} aria-valuemin="1"
    aria-valuemax=${rows * cols} aria-valuenow=${at + 1}
    aria-valuetext=${t('stage.map.cell', { row, col, value: formatFull(map[row][col]) })}
    onPointerMove=${onMove} onPointerLeave=${() => onPoint(null)} onClick=${onClick} onKeyDown=${onKeyDown}>
    <${Grid} rows=${rows} cols=${cols} width=${width} looks=${looks} marks=${[{ row, col, kind: 'now' }]} />
  </div>`;
}
