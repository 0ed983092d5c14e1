/** What is done to kernels: what each tool promises, on kernels of any shape. */

import assert from 'node:assert/strict';
import test from 'node:test';
import * as kernels from '../../static/js/lib/kernels.js';

/** @typedef {import('../../static/js/lib/kernels.js').Kernel} Kernel */

/** @type {Kernel[]} */
const SOME = [
  [[5]],
  [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
  [[1, 2, 3], [4, 5, 6], [7, 8, 10]],
  [[1, -2], [0.5, 4]],
  [[1, 2, 3, 4]],
  [[0.1, -0.7], [0, 3], [2, 2]],
];

/** @param {Kernel} kernel */
const sum = (kernel) => kernel.flat().reduce((total, weight) => total + weight, 0);

/** @param {(kernel: Kernel) => Kernel} tool @param {number} times */
const repeated = (tool, times) => (/** @type {Kernel} */ kernel) => (
  Array.from({ length: times }).reduce((/** @type {Kernel} */ now) => tool(now), kernel)
);

/** @param {string} promise @param {(kernel: Kernel) => void} check */
const always = (promise, check) => test(promise, () => {
  for (const kernel of SOME) check(kernel);
});

for (const [name, tool, times] of /** @type {const} */ ([
  ['mirroring left and right', kernels.flipAcross, 2],
  ['mirroring top and bottom', kernels.flipDown, 2],
  ['turning by 180°', kernels.halfTurn, 2],
  ['turning by 90°', kernels.quarterTurn, 4],
  ['transposing', kernels.transpose, 2],
  ['negating', kernels.negate, 2],
])) {
  always(`${name} ${times} times changes nothing`, (kernel) => {
    assert.deepEqual(repeated(tool, times)(kernel), kernel);
  });
}

always('a half turn is two quarter turns, and both mirrorings', (kernel) => {
  assert.deepEqual(kernels.halfTurn(kernel), repeated(kernels.quarterTurn, 2)(kernel));
  assert.deepEqual(kernels.halfTurn(kernel), kernels.flipDown(kernels.flipAcross(kernel)));
});

test('a quarter turn is clockwise, and swaps the sides', () => {
  assert.deepEqual(kernels.quarterTurn([[1, 2, 3], [4, 5, 6]]), [[4, 1], [5, 2], [6, 3]]);
});

always('no tool changes what it is given, or makes a −0', (kernel) => {
  const before = structuredClone(kernel);
  const { flipAcross, flipDown, halfTurn, quarterTurn, transpose, negate, normalise, random } = kernels;
  for (const tool of [flipAcross, flipDown, halfTurn, quarterTurn, transpose, negate, normalise, random]) {
    const made = tool(kernel);
    assert.deepEqual(kernel, before);
    assert.ok(!made.flat().some((weight) => Object.is(weight, -0)));
    made[0][0] = 99;
    assert.deepEqual(kernel, before);
  }
});

test('normalised weights add up to 1', () => {
  for (const kernel of SOME.filter((one) => sum(one) !== 0)) {
    assert.ok(Math.abs(sum(kernels.normalise(kernel)) - 1) < 1e-12);
    assert.equal(kernels.divisorOf(kernel).of, 'sum');
  }
});

test('weights that add up to 0 are divided so that the positive ones add up to 1', () => {
  const sobel = SOME[1];
  assert.deepEqual(kernels.divisorOf(sobel), { by: 4, of: 'positive' });
  assert.deepEqual(kernels.normalise(sobel)[1], [-0.5, 0, 0.5]);
});

test('the dust of binary fractions is no sum', () => {
  assert.equal(kernels.divisorOf([[0.1, 0.2, -0.3]]).of, 'positive');
});

test('where all weights are 0 there is nothing to divide', () => {
  assert.deepEqual(kernels.divisorOf([[0, 0]]), { by: 1, of: 'nothing' });
  assert.deepEqual(kernels.normalise([[0, 0]]), [[0, 0]]);
});

always('chance gives whole numbers from −3 to 3, the same ones for the same kernel', (kernel) => {
  const made = kernels.random(kernel);
  assert.deepEqual(kernels.shapeOf(made), kernels.shapeOf(kernel));
  assert.ok(made.flat().every((weight) => Number.isInteger(weight) && Math.abs(weight) <= 3));
  assert.deepEqual(kernels.random(kernel), made);
});

test('chance goes on from what it gave, and tells equal kernels apart', () => {
  const zero = kernels.zeros([3, 3]);
  const [first, other] = [kernels.random(zero, 0), kernels.random(zero, 1)];
  assert.notDeepEqual(first, other);
  assert.notDeepEqual(kernels.random(first), first);
  const many = Array.from({ length: 60 }, (_, salt) => kernels.random(zero, salt)).flat(2);
  assert.deepEqual([...new Set(many)].sort((a, b) => a - b), [-3, -2, -1, 0, 1, 2, 3]);
});

test('the middle of an even side is the later of the two beside its centre', () => {
  assert.deepEqual(kernels.middleOf([3, 4]), [1, 2]);
  assert.deepEqual(kernels.identity([2, 2]), [[0, 0], [0, 1]]);
  assert.deepEqual(kernels.identity([1, 3]), [[0, 1, 0]]);
});

test('growing and shrinking back is lossless, through even sizes too, up to 15', () => {
  for (const kernel of SOME) {
    const shape = kernels.shapeOf(kernel);
    for (let side = Math.max(...shape); side <= 15; side += 1) {
      const grown = kernels.fit(kernel, side);
      const [row, col] = kernels.middleOf(shape);
      assert.equal(grown[side >> 1][side >> 1], kernel[row][col], 'the middle stays the middle');
      assert.equal(sum(grown), sum(kernel));
      assert.deepEqual(kernels.fit(grown, shape), kernel);
    }
  }
});
