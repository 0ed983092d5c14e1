import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matrixShape } from '../../static/js/lib/matrix.js';
import { matrixGeometryOf } from '../../static/js/stage/geometry/matrix.js';
import { shapeOf } from '../../static/js/stage/geometry/measure.js';
import { apart } from './boxes.js';
import { layer } from './models.js';

/** @typedef {import('../../static/js/stage/geometry/measure.js').Box} Box */
/** @typedef {import('../../static/js/stage/geometry/matrix.js').MatrixGeometry} MatrixGeometry */

/** The stage in windows of 1440 × 900 and of 1024 × 768, alone and under a chain's bar. */
const ROOMS = [[942, 760], [942, 720], [758, 570], [758, 505]];

/**
 * @param {MatrixGeometry} geometry
 * @param {string} where
 */
function check(geometry, where) {
  const { whole, input, output, counts, lines, says, tabs, line, width, height } = geometry;
  /** @type {[string, Box][]} */
  const parts = [['whole', whole], ['input', input], ['output', output], ['counts', counts], ['lines', lines], ['says', says]];
  if (tabs) parts.push(['tabs', tabs]);
  apart(parts, { x: 0, y: 0, width, height }, where);
  const cells = line.places.flatMap(([x, y]) => [0, 1, 2].map((row) => (
    /** @type {[string, Box]} */ ([`cell at ${x}`, { x, y: y + row * line.pitch, width: line.pitch, height: line.pitch }])
  )));
  const few = cells.length > 60 ? [...cells.slice(0, 30), ...cells.slice(-30)] : cells;
  const room = { x: 0, y: 0, width: lines.width, height: line.height };
  apart([['bar', line.bar], ['chip', line.chip], ...few], room, where);
  assert.equal(input.width, whole.width, `each number lies over its column, ${where}`);
  assert.equal(output.height, whole.height, `and beside its row, ${where}`);
}

test('whatever the input, the filters and the kernel, nothing overlaps and nothing is cut off', () => {
  for (const input of /** @type {[number, number, number][]} */ ([[1, 4, 4], [3, 3, 3], [1, 28, 28], [3, 12, 12], [64, 14, 14], [3, 224, 224]])) {
    for (const kernel of [1, 2, 3, 5, 7, 11, 15]) {
      const model = layer({ input, kernel: [kernel, kernel], padding: [7, 7, 7, 7] });
      for (const [width, height] of ROOMS) {
        const geometry = matrixGeometryOf(shapeOf(model), { width, height }, 'wide', matrixShape(model));
        check(geometry, `${input} with ${kernel} in ${width}×${height}`);
      }
      const phone = matrixGeometryOf(shapeOf(model), { width: 390, height: 500 }, 'phone', matrixShape(model));
      check(phone, `${input} with ${kernel} on a phone`);
    }
  }
});

test('the whole of a small matrix is in squares that have room for their numbers', () => {
  const model = layer({ input: [1, 4, 4] });
  const { whole } = matrixGeometryOf(shapeOf(model), { width: 942, height: 760 }, 'wide', matrixShape(model));
  assert.equal(whole.across, whole.down);
  assert.ok(whole.across >= 24);
});
