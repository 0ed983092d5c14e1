/** Looking closely at two pictures at once, and the loupe. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestWindow, windowAt } from '../../static/js/lib/grid.js';
import * as codecs from '../../static/js/state/codecs.js';
import { loupeAt } from '../../static/js/stage/picture/glass.js';
import { behind, mostZoom, panned, showing, WHOLE, zoomed } from '../../static/js/stage/picture/look.js';
import { layer } from './models.js';

const FRAME = { x: 34, y: 54, width: 400, height: 300, pitch: 2 };

/**
 * @param {import('../../static/js/types.js').Look} look
 * @param {readonly [number, number]} point shares of the frame
 * @returns {number[]} shares of the picture
 */
function under([zoom, left, top], [x, y]) {
  return [left + x / zoom, top + y / zoom].map((share) => Number(share.toFixed(9)));
}

test('what is under the pointer stays there while it is enlarged', () => {
  for (const point of /** @type {const} */ ([[0.5, 0.5], [0.3, 0.8], [0, 0], [1, 1]])) {
    const look = zoomed(WHOLE, 3, point, 20);
    assert.deepEqual(under(look, point), under(WHOLE, point));
    assert.deepEqual(under(zoomed(look, 2, point, 20), point), under(WHOLE, point));
  }
});

test('it is never smaller than its frame nor larger than it may be', () => {
  assert.deepEqual(zoomed([2, 0.5, 0.5], 0.1, [0, 0], 20), WHOLE);
  assert.equal(zoomed([2, 0.5, 0.5], 100, [0, 0], 20)[0], 20);
  assert.equal(mostZoom(2), 18);
  assert.equal(mostZoom(50), 1);
});

test('nothing beside the picture can be moved into its frame', () => {
  for (const by of /** @type {const} */ ([[9, 9], [-9, -9], [9, -9]])) {
    const { x, y, width, height } = behind(FRAME, panned([4, 0.2, 0.2], by));
    assert.ok(x <= 0 && y <= 0);
    assert.ok(x + width >= FRAME.width - 1e-9 && y + height >= FRAME.height - 1e-9);
  }
});

test('a step out of view is brought into it, one in view moves nothing', () => {
  const look = /** @type {const} */ ([4, 0.2, 0.2]);
  assert.equal(showing(look, [0.3, 0.3]), look);
  for (const point of /** @type {const} */ ([[0.9, 0.9], [0.01, 0.5], [0, 0], [1, 1]])) {
    const [zoom, left, top] = showing(look, point);
    assert.equal(zoom, 4);
    assert.ok(left <= point[0] && point[0] <= left + 1 / zoom);
    assert.ok(top <= point[1] && point[1] <= top + 1 / zoom);
  }
});

test('an address keeps how closely it is looked at', () => {
  assert.equal(codecs.look.print([8, 0.0212345, 0.5]), '8,0.0212,0.5');
  assert.deepEqual(codecs.look.parse('8,0.0212,0.5'), [8, 0.0212, 0.5]);
  for (const text of ['1,0,0', '8,0.5', '8,1,0', '8,-0.1,0', '99,0,0', '8,0,0,0', 'x']) {
    assert.equal(codecs.look.parse(text), undefined, text);
  }
});

test('the loupe stays in the frame, covers no window, and has the window in its middle', () => {
  for (const top of [-1, 0, 40, 100, 147]) {
    for (const left of [-1, 0, 90, 197]) {
      const window = { top, left, height: 3, width: 3 };
      const rim = /** @type {const} */ ([1, 1, 1, 1]);
      const plane = behind({ ...FRAME, pitch: 2 }, WHOLE);
      const found = loupeAt({ window, plane, rim: [...rim], frame: FRAME, loupe: 118 });
      assert.ok(found.x >= 0 && found.x + found.side <= FRAME.width);
      assert.ok(found.y >= 0 && found.y + found.side <= FRAME.height);
      const isClear = found.y + found.side <= found.here.y || found.y >= found.here.y + found.here.height;
      assert.ok(isClear, `${top}, ${left}`);
      assert.deepEqual([found.part.top, found.part.left, found.part.cells], [top - 2, left - 2, 7]);
    }
  }
});

test('the window nearest to a cell has it in its middle, inside the output', () => {
  const { run } = layer({ input: [1, 20, 20], kernel: [3, 3], stride: [2, 2] });
  for (const cell of [0, 4, 10, 18]) {
    const [row, col] = nearestWindow(run, cell, cell);
    const { top, left, height, width } = windowAt(run, row, col);
    assert.ok(Math.abs(top + (height - 1) / 2 - cell) <= 1, String(cell));
    assert.ok(Math.abs(left + (width - 1) / 2 - cell) <= 1, String(cell));
  }
  assert.deepEqual(nearestWindow(run, -5, 99), [0, run.output_shape[2] - 1]);
});
