/** The columns of the layer as a landscape, and what their parts would like to be. */

import { share } from './measure.js';

/** @typedef {import('./measure.js').Shape} Shape */

/** Around a kernel's cells, both edges together, at the design's size. */
export const FRAME = 9;
/** One kernel alone has all the room. */
const LARGE = Object.freeze({ cell: 34, plane: 168, map: 140, feature: 186, fan: 50, on: 30 });
const USUAL = Object.freeze({ cell: 28, plane: 132, map: 104, feature: 172, fan: 88, on: 60 });

/** @typedef {Record<'plane'|'card'|'map'|'chip'|'plus'|'feature', {x: number, width: number}>} Columns */

/** @param {Shape} shape */
export function idealOf(shape) {
  return shape.filters * shape.perGroup === 1 ? LARGE : USUAL;
}

/**
 * @param {Shape} shape
 * @param {number} width px
 * @param {number} s scale
 * @returns {Columns}
 */
export function columnsOf(shape, width, s) {
  const ideal = idealOf(shape);
  const kernel = Math.min(shape.kernel[1] * ideal.cell, 112) + FRAME;
  const sizes = share({
    left: { ideal: 34 * s, least: 22 * s },
    plane: { ideal: ideal.plane * s, least: 96 * s, most: 190 * s },
    fan: { ideal: ideal.fan * s, least: 46 * s, spare: 2 },
    card: { ideal: (Math.max(kernel, 44) + 34) * s },
    on: { ideal: ideal.on * s, least: 30 * s, spare: 1 },
    map: { ideal: ideal.map * s, least: 80 * s, most: 170 * s },
    toChip: { ideal: 8 * s },
    chip: { ideal: 60 * s, least: 48 * s, most: 64 * s },
    bend: { ideal: 44 * s, least: 34 * s, spare: 1 },
    plus: { ideal: 74 * s, least: 62 * s, most: 78 * s },
    out: { ideal: 34 * s, least: 22 * s, spare: 1 },
    feature: { ideal: ideal.feature * s, least: 150 * s, most: 200 * s },
    right: { ideal: 18 * s },
  }, width);
  const columns = /** @type {Columns} */ ({});
  let x = 0;
  for (const name of /** @type {(keyof typeof sizes)[]} */ (Object.keys(sizes))) {
    if (name in { plane: 1, card: 1, map: 1, chip: 1, plus: 1, feature: 1 }) {
      columns[/** @type {keyof Columns} */ (name)] = { x, width: sizes[name] };
    }
    x += sizes[name];
  }
  return columns;
}
