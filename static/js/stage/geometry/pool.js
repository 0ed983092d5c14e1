/**
 * Pooling as a landscape: input → window → winner or mean → output, a row a channel. A p-norm has
 * its powers beside the window.
 */

import { fitGrid } from '../../lib/grid.js';
import { box, group, share } from './measure.js';
import { HEADED, planesOf, rowsOnly } from './wide.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Geometry} Geometry */

/**
 * @param {Shape} shape of a pooling layer
 * @param {number} width px
 * @param {number} height px
 * @returns {Geometry}
 */
export function widePooling(shape, width, height) {
  const { s, rows, frame, room, plane } = planesOf(shape, width, height, 0.34);
  const out = fitGrid(shape.out[0], shape.out[1], rows.row, room);
  const grids = shape.kind === 'lp' ? 2 : 1;
  const least = grids === 2 ? 0.4 : 0.6;
  const pitch = Math.min(
    44 * s,
    (rows.row * 0.9 - frame) / shape.kernel[0],
    (width * (grids === 2 ? 0.12 : 0.24)) / shape.kernel[1],
  );
  const x = share(
    {
      left: { ideal: 34 * s },
      plane: { ideal: plane.width, least: plane.width * least },
      connect: { ideal: (grids === 2 ? 50 : 86) * s, least: 30 * s, spare: 1 },
      window: { ideal: pitch * shape.kernel[1] + frame },
      power: { ideal: grids === 2 ? 34 * s : 0 },
      powers: { ideal: grids === 2 ? pitch * shape.kernel[1] + frame : 0 },
      arrow: { ideal: (grids === 2 ? 60 : 96) * s, least: 44 * s, spare: 1 },
      chip: { ideal: 66 * s },
      note: { ideal: (grids === 2 ? 96 : 112) * s, least: 92 * s },
      between: { ideal: (grids === 2 ? 14 : 36) * s, least: 8 * s, spare: 1 },
      out: { ideal: Math.max(out.width, HEADED * s), least: Math.max(out.width * least, HEADED * s) },
      right: { ideal: 16 * s },
    },
    width,
  );
  const middle = rows.row / 2;
  const grid = fitGrid(shape.rows, shape.cols, rows.row, x.plane);
  const map = fitGrid(shape.out[0], shape.out[1], rows.row, x.out);
  const window = group(x.left + x.plane + x.connect, middle, shape.kernel, pitch, frame);
  const powers = group(window.x + window.width + x.power, middle, shape.kernel, pitch, frame);
  const last = grids === 2 ? powers : window;
  const arrowX = last.x + last.width;
  const chip = box(arrowX + x.arrow, middle - 19 * s, x.chip, 38 * s);
  const noteX = chip.x + chip.width + 10 * s;
  const mapX = chip.x + chip.width + x.note + x.between;
  const barTop = middle - Math.max(grid.height, map.height, window.height) / 2;
  const row = {
    height: rows.row,
    gap: rows.gap,
    bar: box(8 * s, barTop, 18 * s, rows.row - 2 * barTop),
    plane: { ...box(x.left, middle - grid.height / 2, grid.width, grid.height), pitch: grid.pitch },
    window,
    kernel: null,
    given: null,
    products: grids === 2 ? powers : null,
    signs: [
      box(arrowX + 4 * s, middle, x.arrow - 12 * s, 0),
      box(window.x + window.width, middle - 12 * s, x.power, 24 * s),
    ],
    chip,
    note: box(noteX, middle - 12 * s, x.note + x.between - 14 * s, 24 * s),
    map: { ...box(mapX, middle - map.height / 2, map.width, map.height), pitch: map.pitch },
  };
  const starts = [
    { key: 'input', x: row.plane.x },
    { key: 'window', x: window.x + frame / 2 },
    ...(grids === 2 ? [{ key: 'powers', x: powers.x + frame / 2 }] : []),
    { key: 'winner', x: chip.x },
    { key: 'output', x: mapX },
  ];
  return rowsOnly(shape, { starts, rows, row, room: { s, width, height, frame } });
}
