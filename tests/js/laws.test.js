import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  commuteQuestions, difference, isSymmetric, middleOf, pairName, planeOf, productsOf, turned, turnQuestions,
} from '../../static/js/lib/laws.js';

/** @typedef {import('../../static/js/types.js').StepRecord} StepRecord */

const f = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
const g = [[1, 2], [3, 4]];

test('a kernel is turned by half a turn', () => {
  assert.deepEqual(turned([[1, 2, 3], [4, 5, 6]]), [[6, 5, 4], [3, 2, 1]]);
});

test('of what is too large the middle is taken', () => {
  assert.deepEqual(middleOf(f, 1), [[5]]);
  assert.deepEqual(middleOf(f, 2), [[1, 2], [4, 5]]);
  assert.deepEqual(middleOf([[1, 2, 3, 4, 5]], 3), [[2, 3, 4]]);
  assert.deepEqual(middleOf(f, 9), f);
});

test('a channel of an array is read as rows', () => {
  const data = Float64Array.from({ length: 12 }, (_, place) => place);
  assert.deepEqual(planeOf({ shape: [2, 2, 3], data }, 1), [[6, 7, 8], [9, 10, 11]]);
});

test('both orders are padded so that every overlap is met', () => {
  const [there, back] = commuteQuestions(f, g, 'convolution');
  assert.deepEqual(there.operation.padding, [1, 1]);
  assert.deepEqual(back.operation.padding, [2, 2]);
  assert.deepEqual([back.input.values, back.operation.weight], [[g], [[f]]]);
});

test('the half-turn is asked for in three ways', () => {
  const three = turnQuestions(f, g).map(({ operation }) => [operation.mode, operation.weight?.[0][0]]);
  assert.deepEqual(three, [['correlation', g], ['convolution', turned(g)], ['convolution', g]]);
});

test('two maps are compared by their largest difference', () => {
  assert.deepEqual(difference(f, f), { largest: 0, isRounding: true });
  assert.deepEqual(difference([[1, 2]], [[1, -5]]), { largest: 7, isRounding: false });
  assert.equal(difference([[0.1 + 0.2]], [[0.3]]).isRounding, true);
  assert.equal(difference([[1e-9]], [[0]]).isRounding, false);
});

test('a kernel is symmetric when a half-turn leaves it as it is', () => {
  assert.equal(isSymmetric([[1, 2], [2, 1]]), true);
  assert.equal(isSymmetric([[1, 2], [1, 2]]), false);
});

/** A step of a convolution of one channel at the corner, where one row and column are padding. */
const record = /** @type {StepRecord} */ (/** @type {unknown} */ ({
  window: { top: -1, left: -1, height: 2, width: 2, dilation: [1, 1] },
  padding_taps: [[0, 0], [0, 1], [1, 0]],
  channels: [{ channel: 0, values: [[0, 0], [0, 1]], kernel: [[4, 3], [2, 1]], products: [[0, 0], [0, 1]], sum: 1 }],
}));

test('what a step multiplies is named by the cells it comes from, without the padding', () => {
  const [only, ...others] = productsOf(record, 'convolution');
  assert.deepEqual(only, { place: 3, cell: [0, 0], tap: [0, 0], value: 1, weight: 1, product: 1 });
  assert.deepEqual(others, []);
  assert.deepEqual(productsOf(record, 'correlation')[0].tap, [1, 1]);
});

test('a pair has one name, whichever of the two slides', () => {
  const one = { cell: /** @type {[number, number]} */ ([1, 2]), tap: /** @type {[number, number]} */ ([0, 1]), value: 3, weight: 4, product: 12 };
  const other = { ...one, cell: one.tap, tap: one.cell };
  assert.equal(pairName(one), pairName(other, true));
  assert.notEqual(pairName(one), pairName(other));
});
