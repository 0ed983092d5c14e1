import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formulaOf, lettersOf, middleCell, placeText } from '../../static/js/lib/letters.js';
import { layer } from './models.js';

test('in a convolution the indices of every pair add up to the cell', () => {
  const model = layer({ mode: 'convolution' });
  assert.deepEqual(middleCell(model, 5, 6), [5, 6]);
  const taps = lettersOf(model, 5, 6);
  // a(u−1, v−1)·b(1, 1) comes first.
  assert.deepEqual(taps[0], { a: [4, 5], source: [4, 5], b: [1, 1] });
  assert.deepEqual(taps[1].b, [1, 0]);
  for (const { a, b } of taps) assert.deepEqual([a[0] + b[0], a[1] + b[1]], [5, 6]);
});

test('in a correlation they differ by the cell', () => {
  for (const kernel of /** @type {[number, number][]} */ ([[3, 3], [2, 4], [5, 1]])) {
    const model = layer({ kernel, stride: [2, 1], padding: [0, 0, 0, 0] });
    const [u, v] = middleCell(model, 2, 3);
    for (const { a, b } of lettersOf(model, 2, 3)) assert.deepEqual([a[0] - b[0], a[1] - b[1]], [u, v]);
  }
});

test('a gap between the taps stands in the formula and holds', () => {
  for (const mode of /** @type {const} */ (['correlation', 'convolution'])) {
    const model = layer({ mode, dilation: [2, 3], kernel: [3, 2] });
    const sign = mode === 'convolution' ? -1 : 1;
    const [u, v] = middleCell(model, 1, 2);
    for (const { a, b } of lettersOf(model, 1, 2)) assert.deepEqual(a, [u + sign * 2 * b[0], v + sign * 3 * b[1]]);
    assert.equal(formulaOf(model), `Σₘ Σₙ a(u ${sign < 0 ? '−' : '+'} 2m, v ${sign < 0 ? '−' : '+'} 3n) · b(m, n)`);
  }
  assert.equal(formulaOf(layer()), 'Σₘ Σₙ a(u + m, v + n) · b(m, n)');
});

test('what lies in a padding of zeros has no source', () => {
  const model = layer();
  model.run.operation = { op: 'conv2d', mode: 'correlation' };
  const [corner] = lettersOf(model, 0, 0);
  assert.deepEqual(corner, { a: [-1, -1], source: null, b: [-1, -1] });
  assert.equal(placeText(corner.a), '−1,−1');
});
