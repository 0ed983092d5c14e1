/** Sizes of one number, of two and of four. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fourOf, pairOf, shortFour, shortPair } from '../../static/js/lib/sides.js';
import * as codecs from '../../static/js/state/codecs.js';
import { fit } from '../../static/js/lib/kernels.js';

test('one number is both, and two that agree are one', () => {
  assert.deepEqual(pairOf(3), [3, 3]);
  assert.equal(shortPair([3, 3]), 3);
  assert.deepEqual(shortPair([3, 1]), [3, 1]);
  assert.equal(shortFour([2, 2, 2, 2]), 2);
  assert.deepEqual(shortFour([1, 1, 2, 2]), [1, 2]);
  assert.deepEqual(shortFour([0, 1, 0, 1]), [0, 1, 0, 1]);
});

test('same puts what is odd on the far side', () => {
  assert.deepEqual(fourOf('same', [4, 3]), [1, 2, 1, 1]);
  assert.deepEqual(fourOf('valid', [4, 3]), [0, 0, 0, 0]);
  assert.deepEqual(fourOf([2, 1], [4, 3]), [2, 2, 1, 1]);
});

test('an address says sizes as short as they are, and nothing else is read', () => {
  const stride = codecs.sides(1, 8);
  const padding = codecs.padding(8);
  for (const [codec, text, value] of /** @type {const} */ ([
    [stride, '2', 2], [stride, '2,1', [2, 1]],
    [padding, '0', 0], [padding, '1,2', [1, 2]], [padding, '0,0,6,0', [0, 0, 6, 0]],
    [padding, 'same', 'same'],
  ])) {
    const read = /** @type {import('../../static/js/state/codecs.js').Codec<any>} */ (codec);
    assert.deepEqual(read.parse(text), value);
    assert.equal(read.print(value), text);
  }
  for (const text of ['0', '9', '1,', '1,2,3', 'same', '-1', '1.5']) assert.equal(stride.parse(text), undefined);
  for (const text of ['9', '1,2,3', '1,2,3,9', 'full', ',']) assert.equal(padding.parse(text), undefined);
});

test('a kernel keeps its middle when its two sides change', () => {
  const kernel = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
  assert.deepEqual(fit(kernel, [1, 5]), [[0, 4, 5, 6, 0]]);
  assert.deepEqual(fit(kernel, 1), [[5]]);
});
