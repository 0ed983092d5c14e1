import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldAt } from '../../static/js/lib/field.js';
import { readersOf, readPlane, tapCell, windowAt } from '../../static/js/lib/grid.js';
import { formulaOf, LETTERS, partsOf } from '../../static/js/stage/formulas.js';
import { powerLooks, shortForm } from '../../static/js/stage/looks.js';
import { nameOfGroups } from '../../static/js/state/layer.js';
import { modelOf, statisticsOf, withWindows } from '../../static/js/state/model.js';
import { settingsOf } from '../../static/js/state/restore.js';

/** @typedef {import('../../static/js/types.js').RunAnswer} RunAnswer */
/** @typedef {import('../../static/js/types.js').RunJson} RunJson */
/** @typedef {import('../../static/js/types.js').StepRecord} StepRecord */

/**
 * @param {number} x
 * @param {Record<string, number>} intermediate
 * @returns {StepRecord}
 */
const step = (x, intermediate = {}) => /** @type {StepRecord} */ (/** @type {unknown} */ ({
  output: [0, 0, 0], channels: [{ channel: 0, values: [[x]] }], intermediate, result: 0,
}));

/**
 * @param {object} parts
 * @returns {RunAnswer}
 */
const answer = (parts) => /** @type {RunAnswer} */ (/** @type {unknown} */ ({
  id: 'a run', input: { image: 'a picture' }, input_shape: [1, 2, 2], output_shape: [1, 2, 2],
  weight: null, bias: null, kernel_size: null, stride: null, padding: null, dilation: null,
  groups: null, output_size: null, ...parts,
}));

test('a formula has the numbers of its cell put in', () => {
  assert.deepEqual(formulaOf(step(-48), { op: 'relu' }, 0), ['max(0, −48)']);
  assert.deepEqual(formulaOf(step(-48, { slope: 0.01 }), { op: 'leaky_relu' }, 0), ['0.01 · (−48)']);
  assert.deepEqual(
    formulaOf(step(-48, { exponential: 7.017e20 }), { op: 'sigmoid' }, 0)[0], '1 / (1 + e^{48})',
  );
  assert.deepEqual(
    formulaOf(step(-1, { exponential: 0.1353 }), { op: 'tanh' }, 0),
    ['−(1 − e^{−2}) / (1 + e^{−2})', '−(1 − 0.1353) / (1 + 0.1353)'],
  );
  const known = { mean: -3, variance: 4, eps: 1e-5, normalized: 2.5, weight: 1, bias: 0 };
  assert.deepEqual(
    formulaOf(step(2, known), { op: 'batch_norm', running_mean: [], running_var: [] }, 0),
    ['(2 − (−3)) / √(4\u00a0+\u00a01e−5)', '2.5 · 1 + 0'],
  );
});

test('softmax writes the exponentials of all channels, or their sum where there are many', () => {
  /** @param {number} count */
  const record = (count) => ({
    ...step(0, { maximum: 2, exponential: 0.1353, total: 1.5 }),
    channels: Array.from({ length: count }, (_, channel) => ({
      channel, values: [[channel]], exponentials: [[0.1353]],
    })),
  });
  const few = formulaOf(record(3), { op: 'softmax' }, 1);
  assert.deepEqual(few, ['e^{1 − 2} = 0.1353', '0.135 / (0.135 + 0.135 + 0.135)']);
  assert.equal(formulaOf(record(8), { op: 'softmax' }, 1)[1], '0.135 / 1.5');
});

test('exponents are told from the rest of a line', () => {
  assert.deepEqual(partsOf('1 + e^{−x}'), [{ text: '1 + e', place: '' }, { text: '−x', place: 'sup' }]);
  for (const letters of Object.values(LETTERS)) assert.ok(partsOf(letters).length > 0);
});

test('powers too long for a cell are written with an exponent', () => {
  assert.equal(shortForm(164093), '164093');
  assert.equal(shortForm(33623037), '3.362e7');
  const palette = /** @type {import('../../static/js/lib/palette.js').Palette} */ (
    /** @type {unknown} */ ({ zero: [0, 0, 0], positive: [200, 80, 30], negative: [37, 99, 184] })
  );
  const [small, large] = powerLooks([[50176, 11239424]], { range: [0, 11239424], hue: 'red', palette });
  assert.deepEqual(small.forms.precise, ['50176']);
  assert.deepEqual(large.forms.precise, ['11239424', '1.12e7', '1.1e7']);
});

test('where no window slides, every cell has one of its own', () => {
  const run = withWindows(answer({ operation: { op: 'relu' } }));
  assert.deepEqual(windowAt(run, 1, 0), { top: 1, left: 0, height: 1, width: 1 });
  assert.deepEqual(readersOf(run, 1, 0), { rows: [1], cols: [0] });
});

test('adaptive windows lie where the server says', () => {
  const windows = /** @type {[number, number][]} */ ([[0, 2], [1, 4], [3, 5]]);
  const axis = { input: 5, result: 3, expression: '', windows };
  const run = withWindows(answer({
    operation: { op: 'adaptive_max_pool2d', output_size: [3, 3] },
    input_shape: [1, 5, 5],
    output_shape: [1, 3, 3],
    kernel_size: [3, 3],
    output_size: { formula: '', axes: [{ axis: 'height', ...axis }, { axis: 'width', ...axis }] },
  }));
  const window = windowAt(run, 1, 0);
  assert.deepEqual(window, { top: 1, left: 0, height: 3, width: 2 });
  assert.deepEqual(tapCell(run, window, 3), [2, 1]);
  assert.deepEqual(readersOf(run, 3, 1), { rows: [1, 2], cols: [0, 1] });
  assert.ok(readPlane(run).rows.every(Boolean));
  assert.equal(run.output_size, null);
});

test('the channels of a run\'s output are counted, and have signs where there are negative values', () => {
  const array = { shape: [2, 1, 2], data: Float64Array.of(-3, 1, 0, 2) };
  const model = modelOf(
    answer({ operation: { op: 'relu' }, input: { run: 'before' }, input_shape: [2, 1, 2], output_shape: [2, 1, 2] }),
    array, array,
  );
  assert.deepEqual(model.channels, [{ name: '0', hue: 'signed' }, { name: '1', hue: 'signed' }]);
  assert.deepEqual(model.inputRange, [-3, 3]);
  assert.equal(model.kind, 'apply');
});

test('statistics are taken for each channel by itself', () => {
  const input = { shape: [2, 1, 2], data: Float64Array.of(1, 3, 10, 10) };
  assert.deepEqual(statisticsOf(input), { running_mean: [2, 10], running_var: [1, 0] });
});

test('a field begins around its start, jumps on, and is cut at the picture\'s edge', () => {
  const field = { size: [4, 3], jump: [2, 1], start: [0.5, 0] };
  const seen = (/** @type {[number, number]} */ cell) => (
    fieldAt(/** @type {import('../../static/js/types.js').ReceptiveField} */ (field), cell, [8, 8])
  );
  assert.deepEqual(seen([0, 0]), { rows: [0, 3], columns: [0, 2] });
  assert.deepEqual(seen([2, 3]), { rows: [3, 7], columns: [2, 5] });
  assert.equal(seen([9, 0]), null);
});

test('groups have names', () => {
  assert.deepEqual([1, 2, 8].map((groups) => nameOfGroups(groups, 8)), ['standard', 'grouped', 'depthwise']);
  assert.equal(nameOfGroups(1, 1), 'standard');
});

test('a run gives its settings back', () => {
  const pool = answer({
    operation: { op: 'avg_pool2d', kernel_size: [3, 3], count_include_pad: false, ceil_mode: true },
    kernel_size: [3, 3], stride: [2, 2], padding: [1, 1, 1, 1],
  });
  assert.deepEqual(settingsOf(pool), {
    operation: 'avg_pool', windows: 'sliding', window: 3, poolStride: 2, poolPadding: 1,
    ceilMode: true, countPadding: false,
  });
  const whole = answer({ operation: { op: 'adaptive_max_pool2d', output_size: [1, 1] } });
  assert.deepEqual(settingsOf(whole), { operation: 'max_pool', windows: 'global' });
  const conv = answer({
    operation: { op: 'conv2d', mode: 'convolution' }, weight: [[[[2]]]], bias: [1],
    stride: [2, 2], padding: [0, 0, 0, 0], dilation: [1, 1], groups: 1,
  });
  const { operation, preset, weights, stride } = settingsOf(conv);
  assert.deepEqual([operation, preset, weights, stride], ['convolution', 'own', [[[[2]]]], 2]);
  assert.deepEqual(settingsOf(answer({ operation: { op: 'something else' } })), {});
});
