import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DENSE_PRESETS, denseWeights, patternsOf, recognised } from '../../static/js/lib/dense.js';
import { cutRecord, planarRecord, planesOf, wrapOf } from '../../static/js/lib/vector.js';
import { geometryOf } from '../../static/js/stage/geometry/index.js';
import { shapeOf } from '../../static/js/stage/geometry/measure.js';
import { formulaOf, placeFormula } from '../../static/js/stage/formulas.js';
import { sentenceFor } from '../../static/js/stage/sentences.js';
import { modelOf } from '../../static/js/state/model.js';
import { settingsOf } from '../../static/js/state/restore.js';
import { extentOf } from '../../static/js/walk/extent.js';
import { indicesAt } from '../../static/js/walk/pages.js';

/** @typedef {import('../../static/js/types.js').Model} Model */
/** @typedef {import('../../static/js/types.js').NdArray} NdArray */
/** @typedef {import('../../static/js/types.js').RunAnswer} RunAnswer */
/** @typedef {import('../../static/js/types.js').StepRecord} StepRecord */
/** @typedef {[number, number, number]} Planes */

/**
 * @param {object} parts
 * @returns {RunAnswer}
 */
const answer = (parts) => /** @type {RunAnswer} */ (/** @type {unknown} */ ({
  id: 'a run', input: { image: 'a picture' }, weight: null, bias: null, kernel_size: null,
  stride: null, padding: null, dilation: null, groups: null, output_size: null, ...parts,
}));

/**
 * @param {number[]} shape
 * @returns {NdArray}
 */
const counted = (shape) => ({
  shape, data: Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, n) => n),
});

/**
 * @param {RunAnswer} run
 * @param {NdArray} input
 * @param {NdArray} output
 * @param {{flattened: RunAnswer}} [beside]
 * @returns {Model}
 */
const model = (run, input, output, beside) => (
  { ...modelOf(run, input, output, beside), kernelName: null }
);

/** @param {object} parts @returns {StepRecord} */
const step = (parts) => /** @type {StepRecord} */ (/** @type {unknown} */ (parts));

/** @param {Planes} shape @param {number} units */
function dense(shape, units) {
  const features = shape.reduce((a, b) => a * b, 1);
  const weight = denseWeights('untrained', shape, units, 1);
  return model(
    answer({
      operation: { op: 'linear', weight },
      input: { run: 'flat' },
      weight,
      bias: Array(units).fill(0),
      input_shape: [features],
      output_shape: [units],
    }),
    counted([features]),
    counted([units]),
    {
      flattened: answer({ operation: { op: 'flatten' }, input_shape: shape, output_shape: [features] }),
    },
  );
}

test('the lines of a vector are full, and a channel fills whole ones', () => {
  for (let count = 1; count <= 500; count += 1) {
    const [rows, cols] = wrapOf(count);
    assert.equal(rows * cols, count);
  }
  const [, cols] = wrapOf(432, 144, { width: 1, height: 2 });
  assert.equal(144 % cols, 0);
  assert.deepEqual(planesOf([4]), [1, 1, 4]);
  assert.deepEqual(planesOf([3, 2, 5]), [3, 2, 5]);
});

test('the patterns answer what their names say', () => {
  const shape = /** @type {Planes} */ ([2, 4, 4]);
  const bright = Array.from({ length: 32 }, (_, n) => (n % 4 < 2 ? 9 : 1));
  const answers = denseWeights('mean', shape, 4, 1).map((row) => (
    row.reduce((sum, weight, n) => sum + weight * bright[n], 0)
  ));
  assert.ok(Math.abs(answers[0] - 5) < 1e-9, 'the mean of all');
  assert.ok(Math.abs(answers[1] - 8) < 1e-9, 'left less right');
  assert.ok(Math.abs(answers[2]) < 1e-9, 'top less bottom');
  assert.ok(Math.abs(answers[3]) < 1e-9, 'centre less rim');
});

test('after the patterns of all channels come those of one', () => {
  const [, , , , fifth, , , , ninth] = denseWeights('mean', [2, 2, 2], 9, 1);
  assert.deepEqual(patternsOf([2, 2, 2]), ['mean', 'left_right', 'top_bottom']);
  assert.deepEqual(denseWeights('mean', [2, 2, 2], 4, 1)[3], [...Array(4).fill(1 / 4), ...Array(4).fill(0)]);
  assert.equal(fifth.slice(4).every((weight) => weight === 0), true);
  assert.equal(ninth.length, 8);
});

test('a vector has no top and no bottom', () => {
  assert.deepEqual(patternsOf([1, 1, 10]), ['mean', 'left_right', 'centre_rim']);
  for (const preset of DENSE_PRESETS) {
    for (const row of denseWeights(preset, [1, 1, 10], 4, 1)) assert.ok(row.every(Number.isFinite));
  }
});

test('untrained weights are within their bounds, and the same for the same seed', () => {
  const one = denseWeights('untrained', [3, 6, 6], 3, 7);
  assert.deepEqual(one, denseWeights('untrained', [3, 6, 6], 3, 7));
  assert.notDeepEqual(one, denseWeights('untrained', [3, 6, 6], 3, 8));
  const all = one.flat();
  assert.ok(all.every((weight) => Math.abs(weight) <= 1 / Math.sqrt(108)));
  assert.ok(Math.abs(all.reduce((a, b) => a + b, 0) / all.length) < 0.02);
  assert.equal(new Set(all).size > 300, true);
});

test('weights of the page are found again', () => {
  const shape = /** @type {Planes} */ ([3, 4, 4]);
  for (const preset of DENSE_PRESETS) {
    const found = recognised(denseWeights(preset, shape, 5, 12), shape);
    assert.equal(found?.preset, preset);
    if (preset === 'untrained') assert.equal(found?.seed, 12);
  }
  assert.equal(recognised([[1, 2, 3]], [1, 1, 3]), null);
  assert.equal(recognised([[1, 2, 3]], [1, 1, 4]), null);
});

test('a dense layer is the convolution that it amounts to', () => {
  const seen = dense([3, 4, 5], 2);
  assert.equal(seen.kind, 'conv');
  assert.deepEqual(seen.run.input_shape, [3, 4, 5]);
  assert.deepEqual(seen.run.kernel_size, [4, 5]);
  assert.deepEqual(seen.run.output_shape, [2, 1, 1]);
  assert.deepEqual(seen.channels.map(({ name }) => name), ['R', 'G', 'B']);
  assert.deepEqual(extentOf(seen), [2, 1, 1]);
  const flat = denseWeights('untrained', [3, 4, 5], 2, 1)[1];
  assert.equal(seen.run.weight?.[1][2][3][4], flat[59]);
  assert.equal(seen.run.weight?.[1][1][0][0], flat[20]);
});

test('a dense step is cut into its channels, whose sums make the whole', () => {
  const products = Array.from({ length: 12 }, (_, n) => n / 10);
  const record = cutRecord(step({
    output: [1], window: { left: 0, width: 12, dilation: [1] }, padding_taps: [],
    channels: [{ channel: 0, values: products, kernel: products, products, sum: 6.6 }],
    bias: 1, result: 7.6,
  }), [3, 2, 2]);
  assert.deepEqual(record.output, [1, 0, 0]);
  assert.deepEqual(record.channels[1].products, [[0.4, 0.5], [0.6, 0.7]]);
  const total = record.channels.reduce((sum, term) => sum + (term.sum ?? 0), 0);
  assert.ok(Math.abs(total + 1 - record.result) < 1e-9);
});

test('a number of a vector stands in its line, and softmax knows all of them', () => {
  const seen = model(
    answer({ operation: { op: 'softmax' }, input: { run: 'before' }, input_shape: [6], output_shape: [6] }),
    // An input that was kept from the layer before has its lines already.
    counted([1, 2, 3]), counted([6]),
  );
  assert.deepEqual(seen.run.input_shape, [1, 2, 3]);
  assert.deepEqual(seen.vectors, { input: true, output: true });
  const record = planarRecord(step({
    output: [4], window: { left: 0, width: 6, dilation: [1] }, padding_taps: [],
    channels: [{ channel: 0, values: [0, 1, 2, 3, 4, 5], exponentials: [1, 2, 3, 4, 5, 6] }],
    intermediate: { maximum: 5, exponential: 5, total: 21 }, result: 5 / 21,
  }), seen);
  assert.deepEqual(record.output, [0, 1, 1]);
  assert.deepEqual([record.window.top, record.window.left], [1, 1]);
  assert.deepEqual(record.channels[0].values, [[4]]);
  assert.deepEqual(formulaOf(record, { op: 'softmax' }, 0), ['e^{4 − 5} = 5', '5 / 21']);
});

test('flatten walks its input cell by cell and counts the places', () => {
  const seen = model(
    answer({ operation: { op: 'flatten' }, input_shape: [3, 6, 6], output_shape: [108] }),
    counted([3, 6, 6]), counted([108]),
  );
  assert.deepEqual(extentOf(seen), [3, 6, 6]);
  assert.deepEqual(indicesAt(seen, 67), [67]);
  assert.equal(36 % seen.run.output_shape[2], 0);
  assert.notEqual(seen.run.output_shape[2], 6, 'it does not look like planes again');
  assert.deepEqual(placeFormula([3, 6, 6], [1, 5, 1]), ['(1·6 + 5)·6 + 1 = 67']);
  const record = planarRecord(step({ output: [67], channels: [], result: 67 }), seen);
  const said = sentenceFor(seen, [record], { position: 67, total: 108 }, (key, params) => (
    key === 'walk.said.put' ? `${params?.row} ${params?.col} ${params?.value} ${params?.place}` : key
  ));
  assert.equal(said, '5 1 67 67');
});

test('an addition writes both numbers and their sum', () => {
  const record = step({
    output: [0, 0, 0], channels: [{ channel: 0, values: [[60]] }],
    intermediate: { other: -332, alpha: 1 }, result: -272,
  });
  assert.deepEqual(formulaOf(record, { op: 'add', other: 0 }, 0), ['60 + (−332) = −272']);
});

test('runs of these operations give their settings back', () => {
  const shape = /** @type {Planes} */ ([3, 4, 4]);
  const weight = denseWeights('top_bottom', shape, 2, 1);
  const flat = answer({ id: 'flat', operation: { op: 'flatten' }, input_shape: shape, output_shape: [48] });
  const linear = answer({
    operation: { op: 'linear', weight }, input: { run: 'flat' }, input_shape: [48], bias: [1, 2],
  });
  assert.deepEqual(settingsOf(flat), { operation: 'flatten' });
  assert.deepEqual(settingsOf(linear, flat), {
    operation: 'dense', dUnits: 2, dBias: [1, 2], from: null, dPreset: 'top_bottom', dSeed: 1,
  });
  const strange = answer({ operation: { op: 'linear', weight: [[1, 2]] }, input: { run: 'x' }, input_shape: [2], bias: null });
  assert.deepEqual(settingsOf(strange, null), { operation: 'dense', dUnits: 1, dBias: null });
  const chain = [{ id: 'first', op: 'conv2d' }, { id: 'second', op: 'relu' }];
  const added = (/** @type {unknown} */ other) => settingsOf(answer({
    operation: { op: 'add', other }, input: { run: 'second' }, chain,
  }));
  assert.deepEqual(added(7), { operation: 'add', addend: 'number', number: 7 });
  assert.deepEqual(added({ run: 'second' }), { operation: 'add', addend: 'self' });
  assert.deepEqual(added({ run: 'first' }), { operation: 'add', addend: 'first' });
  assert.deepEqual(added({ run: 'elsewhere' }), { operation: 'add', addend: 'picture' });
});

test('nothing of a dense stage lies over anything else', () => {
  for (const units of [1, 4, 9, 16]) {
    for (const [shape, room] of /** @type {const} */ ([
      [[3, 6, 6], { width: 940, height: 760 }], [[1, 18, 16], { width: 756, height: 560 }],
      [[8, 12, 12], { width: 756, height: 560 }],
    ])) {
      const { row, card, units: list, height, width } = geometryOf(
        shapeOf(dense([...shape], units)), room, 'wide',
      );
      const boxes = [row.plane, row.kernel, row.products, row.chip].map((one) => (
        /** @type {import('../../static/js/stage/geometry/measure.js').Box} */ (one)
      ));
      boxes.slice(1).forEach((one, place) => {
        assert.ok(one.x >= boxes[place].x + boxes[place].width, `${units} units of ${shape}`);
      });
      assert.ok(card && list);
      assert.ok(card.y >= list.y + list.height, 'the units are over the card');
      assert.ok(card.y + card.height <= height && card.x + card.width <= width);
      assert.ok(card.x >= row.chip.x + row.chip.width);
    }
  }
});
