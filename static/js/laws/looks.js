/** How the grids of the laws look, on the scales of the stage. */

import { diverging, limitsFor, valueColour } from '../lib/colour.js';
import { shapeOf } from '../lib/laws.js';
import { largestFinite } from '../lib/numbers.js';
import { onGround, padLook, signedLooks } from '../stage/looks.js';

/** @typedef {import('../lib/laws.js').Grid} Grid */
/** @typedef {import('../lib/palette.js').Palette} Palette */
/** @typedef {import('../stage/looks.js').CellLook} CellLook */
/** @typedef {import('../state/laws.js').Shown} Shown */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Pair} Pair */

/**
 * @param {Shown} shown
 * @param {Model|null} model whose channels have the colours
 * @param {Palette} palette
 */
export function looksOf({ f, g, runs, taken, law }, model, palette) {
  const inputMax = largestFinite(f.flat());
  const outputMax = Math.max(...runs.map(({ map }) => largestFinite(map.flat())));
  const limits = limitsFor({ weights: g.flat(), inputMax, outputMax });
  const range = model?.inputRange ?? /** @type {Pair} */ ([0, inputMax]);
  const hue = model?.channels[taken.channel]?.hue ?? 'grey';
  const rim = law === 'turn' ? /** @type {Pair} */ (shapeOf(g).map((side) => side >> 1)) : null;
  return {
    limits,
    map: (/** @type {Grid} */ map) => signedLooks(map, limits.map, palette),
    /** f with its padding. */
    f: padded(f, rim ?? less(g), (value) => onGround(value, valueColour(value, { range, hue, palette }, true))),
    /** g with its padding, where it is the one that lies still. */
    g: padded(g, law === 'turn' ? [0, 0] : less(f), (value) => (
      onGround(value, diverging(value, limits.kernel, palette))
    )),
  };
}

/** @param {Grid} grid @returns {Pair} the rim under which all overlaps are met */
function less(grid) {
  const [rows, cols] = shapeOf(grid);
  return [rows - 1, cols - 1];
}

/**
 * @param {Grid} grid
 * @param {Pair} rim rows above and below, columns left and right
 * @param {(value: number) => CellLook} look
 * @returns {{rows: number, cols: number, rim: Pair, looks: CellLook[]}}
 */
function padded(grid, [down, across], look) {
  const [rows, cols] = [grid.length + 2 * down, grid[0].length + 2 * across];
  const looks = Array.from({ length: rows * cols }, (_, place) => {
    const value = grid[Math.floor(place / cols) - down]?.[(place % cols) - across];
    return value === undefined ? padLook(0) : look(value);
  });
  return { rows, cols, rim: [down, across], looks };
}
