/** The questions of the quiz, and the mistakes behind wrong sizes. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { kernelQuestion, sizeQuestion } from '../../static/js/lib/quiz.js';
import { pickOne, randomFrom, shuffled } from '../../static/js/lib/random.js';
import { sizeMistake } from '../../static/js/lib/size_mistakes.js';

/** @typedef {import('../../static/js/types.js').Preset} Preset */
/** @typedef {import('../../static/js/types.js').SizeAxis} SizeAxis */

/** @param {string} name @param {string} family @param {number[][]|number[][][][]} weight @returns {Preset} */
const preset = (name, family, weight) => /** @type {Preset} */ ({ name, family, weight });

const PRESETS = [
  preset('identity', 'identity', [[0, 0, 0], [0, 1, 0], [0, 0, 0]]),
  preset('shift_left', 'identity', [[0, 0, 0], [0, 0, 1], [0, 0, 0]]),
  preset('box_3', 'smoothing', [[1, 1, 1], [1, 1, 1], [1, 1, 1]]),
  preset('gaussian_3', 'smoothing', [[1, 2, 1], [2, 4, 2], [1, 2, 1]]),
  preset('sobel_x', 'edge', [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]),
  preset('sobel_y', 'edge', [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]),
  preset('laplacian_8', 'edge', [[1, 1, 1], [1, -8, 1], [1, 1, 1]]),
  preset('outline', 'emboss', [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]),
  preset('bank', 'bank', [[[[1]]]]),
  preset('nearest_2', 'upsampling', [[1, 1], [1, 1]]),
];

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (/** @type {number} */ seed) => Array.from({ length: 5 }, randomFrom(seed));
  assert.deepEqual(draw(3), draw(3));
  assert.notDeepEqual(draw(3), draw(4));
  assert.ok(draw(3).every((value) => value >= 0 && value < 1));
  assert.deepEqual(shuffled([1, 2, 3, 4], randomFrom(1)).sort(), [1, 2, 3, 4]);
  assert.ok([1, 2].includes(pickOne([1, 2], randomFrom(1))));
});

test('four kernels to choose from, the right one among them at any place', () => {
  const places = new Set();
  for (let seed = 1; seed < 200; seed += 1) {
    const asked = kernelQuestion(PRESETS, seed);
    assert.ok(asked);
    assert.equal(new Set(asked.choices.map(({ name }) => name)).size, 4);
    places.add(asked.choices.indexOf(asked.answer));
  }
  assert.deepEqual([...places].sort(), [0, 1, 2, 3]);
  assert.deepEqual(kernelQuestion(PRESETS, 12), kernelQuestion(PRESETS, 12));
  assert.equal(kernelQuestion([], 1), null);
});

test('what cannot be told apart by eye is never offered together', () => {
  for (let seed = 1; seed < 300; seed += 1) {
    const names = kernelQuestion(PRESETS, seed)?.choices.map(({ name }) => name) ?? [];
    assert.ok(!names.includes('bank') && !names.includes('nearest_2') && !names.includes('shift_left'));
    assert.ok(!(names.includes('box_3') && names.includes('gaussian_3')));
    assert.ok(!(names.includes('laplacian_8') && names.includes('outline')));
  }
});

test('sizes are of layers that fit their input, of every kind', () => {
  const ops = new Set();
  for (let seed = 1; seed < 300; seed += 1) {
    const { input, layer } = sizeQuestion(seed);
    ops.add(layer.op);
    const span = Number(layer.dilation ?? 1) * (layer.kernel_size - 1) + 1;
    assert.ok(Math.min(input[1], input[2]) >= span);
    if (layer.op.includes('pool')) assert.ok(layer.padding <= layer.kernel_size / 2);
    if (layer.op === 'conv_transpose2d') assert.ok(Number(layer.output_padding) < layer.stride);
  }
  assert.deepEqual([...ops].sort(), ['avg_pool2d', 'conv2d', 'conv_transpose2d', 'max_pool2d']);
  assert.deepEqual(sizeQuestion(5), sizeQuestion(5));
});

/** @param {Partial<SizeAxis>} given @returns {SizeAxis} */
const axis = (given) => /** @type {SizeAxis} */ ({
  input: 12, kernel: 3, span: 3, dilation: 1, padding: [1, 1], stride: 2, ...given,
});

test('a wrong size is named by its mistake', () => {
  const down = axis({ result: 6 });
  assert.equal(sizeMistake(6, down), null);
  assert.equal(sizeMistake(5, down), 'no_plus_one');
  assert.equal(sizeMistake(7, down), 'rounded_up');
  assert.equal(sizeMistake(12, down), 'stride_ignored');
  assert.equal(sizeMistake(6.5, down), 'not_whole');
  assert.equal(sizeMistake(99, down), null);
  const wide = axis({ stride: 1, padding: [2, 2], dilation: 2, span: 5, result: 12 });
  assert.equal(sizeMistake(10, wide), 'padding_once');
  assert.equal(sizeMistake(8, wide), 'padding_ignored');
  assert.equal(sizeMistake(14, wide), 'dilation_ignored');
  assert.equal(sizeMistake(6, axis({ result: 7 }), { isUp: true }), 'rounded_down');
});

test('a transposed one by its own', () => {
  // (4 − 1)·2 − 2·1 + 3 + 1 = 8
  const enlarged = axis({ input: 4, output_padding: 1, result: 8 });
  const named = (/** @type {number} */ typed) => sizeMistake(typed, enlarged, { isTransposed: true });
  assert.equal(named(7), 'output_padding_ignored');
  assert.equal(named(10), 'no_minus_one');
  assert.equal(named(9), 'padding_once');
  assert.equal(named(2), 'as_convolution');
  assert.equal(named(5), 'stride_ignored');
});
