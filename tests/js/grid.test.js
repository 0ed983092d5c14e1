import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cellGap, fitGrid, readCells, readersOf, readPlane, sourceIndex, tapCell, windowAt,
} from '../../static/js/lib/grid.js';
import { layer } from './models.js';

test('a window lies where stride and padding put it, negative in the padding', () => {
  const { run } = layer();
  assert.deepEqual(windowAt(run, 0, 0), { top: -1, left: -1, height: 3, width: 3 });
  assert.deepEqual(windowAt(run, 5, 6), { top: 4, left: 5, height: 3, width: 3 });
});

test('dilation spreads the taps of a window', () => {
  const { run } = layer({ dilation: [2, 3], padding: [0, 0, 0, 0], stride: [2, 1] });
  const window = windowAt(run, 1, 1);
  assert.deepEqual(window, { top: 2, left: 1, height: 5, width: 7 });
  assert.deepEqual(tapCell(run, window, 5), [4, 7]);
});

test('cells past the last window, and between the windows of a wide stride, are never read', () => {
  const axis = { kernel: 2, stride: 3, dilation: 1, before: 0 };
  const marks = (/** @type {boolean[]} */ read) => read.map((is) => (is ? 'x' : '.')).join('');
  assert.equal(marks(readCells(8, 3, axis)), 'xx.xx.xx');
  assert.equal(marks(readCells(7, 2, axis)), 'xx.xx..');
  assert.equal(marks(readCells(5, 3, { kernel: 2, stride: 1, dilation: 2, before: 0 })), 'xxxxx');
  assert.equal(marks(readCells(6, 2, { kernel: 2, stride: 1, dilation: 3, before: 0 })), 'xx.xx.');
});

test('with stride 1 and padding everything is read', () => {
  const { rows, cols } = readPlane(layer().run);
  assert.ok(rows.every(Boolean) && cols.every(Boolean));
});

test('an input cell reaches exactly the output cells whose windows hold it', () => {
  for (const shape of [
    layer(), layer({ stride: [2, 3] }), layer({ kernel: [5, 2], padding: [2, 1, 0, 1] }),
  ]) {
    const [, height, width] = shape.run.input_shape;
    const [, outHeight, outWidth] = shape.run.output_shape;
    for (let row = 0; row < height; row += 1) {
      for (let col = 0; col < width; col += 1) {
        let reached = 0;
        for (let y = 0; y < outHeight; y += 1) {
          for (let x = 0; x < outWidth; x += 1) {
            const window = windowAt(shape.run, y, x);
            const isIn = row >= window.top && row < window.top + window.height
              && col >= window.left && col < window.left + window.width;
            reached += Number(isIn);
          }
        }
        const { rows, cols } = readersOf(shape.run, row, col);
        assert.equal(rows.length * cols.length, reached);
      }
    }
  }
});

test('a grid fits into its frame with square cells', () => {
  assert.deepEqual(fitGrid(2, 4, 100, 100), { pitch: 25, height: 50, width: 100 });
});

test('small cells have no gap between them', () => {
  assert.equal(cellGap(3), 0);
  assert.ok(cellGap(14) > 1 && cellGap(100) <= 2);
});

test('padding copies the cells that PyTorch copies', () => {
  const places = [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7];
  const from = (/** @type {import('../../static/js/types.js').PaddingMode} */ mode) => (
    places.map((place) => sourceIndex(place, 4, mode))
  );
  assert.deepEqual(from('reflect'), [2, 3, 2, 1, 0, 1, 2, 3, 2, 1, 0, 1]);
  assert.deepEqual(from('replicate'), [0, 0, 0, 0, 0, 1, 2, 3, 3, 3, 3, 3]);
  assert.deepEqual(from('circular'), [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]);
  assert.equal(sourceIndex(-1, 1, 'circular'), 0);
});
