import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellOf, entriesOf, matrixShape, rowOf, zerosAround } from '../../static/js/lib/matrix.js';
import { tapCell, sourceCell, windowAt } from '../../static/js/lib/grid.js';
import { layer } from './models.js';

/**
 * @param {Parameters<typeof layer>[0]} settings
 * @param {'zeros'|'reflect'|'replicate'|'circular'} [padding_mode]
 */
function weighted(settings, padding_mode = 'zeros') {
  const model = layer(settings);
  const { run } = model;
  let next = 0;
  const numbers = (/** @type {number} */ count) => Array.from({ length: count }, () => ((next += 7) % 19) - 9);
  run.weight = Array.from({ length: model.filters }, () => (
    Array.from({ length: run.input_shape[0] / run.groups }, () => (
      Array.from({ length: run.kernel_size[0] }, () => numbers(run.kernel_size[1]))
    ))
  ));
  run.operation = { op: 'conv2d', mode: model.mode ?? 'correlation', padding_mode };
  const [channels, height, width] = run.input_shape;
  return { ...model, values: numbers(channels * height * width) };
}

/** The definition, window by window. @param {ReturnType<typeof weighted>} model @param {number} filter */
function slid({ run, mode, values }, filter) {
  const [channels, height, width] = run.input_shape;
  const [filters, rows, cols] = run.output_shape;
  const slots = channels / run.groups;
  const group = Math.floor(filter / (filters / run.groups));
  return Array.from({ length: rows * cols }, (_, place) => {
    const window = windowAt(run, Math.floor(place / cols), place % cols);
    let sum = 0;
    for (let slot = 0; slot < slots; slot += 1) {
      const kernel = /** @type {number[][][][]} */ (run.weight)[filter][slot].flat();
      kernel.forEach((_weight, tap) => {
        const cell = sourceCell(run, ...tapCell(run, window, tap));
        if (!cell) return;
        const weight = kernel[mode === 'convolution' ? kernel.length - 1 - tap : tap];
        sum += weight * values[((group * slots + slot) * height + cell[0]) * width + cell[1]];
      });
    }
    return sum;
  });
}

const LAYERS = [
  weighted({}),
  weighted({ mode: 'convolution', kernel: [2, 3], stride: [2, 1] }),
  weighted({ groups: 3, filters: 6, dilation: [2, 1], kernel: [3, 2] }),
  weighted({ input: [2, 5, 4], padding: [2, 0, 1, 3] }, 'reflect'),
  weighted({ input: [1, 4, 4] }, 'circular'),
  weighted({ input: [1, 4, 5], padding: [2, 2, 2, 2], mode: 'convolution' }, 'replicate'),
];

test('the matrix times the input as a vector is what sliding makes', () => {
  for (const model of LAYERS) {
    const [rows] = matrixShape(model);
    for (let filter = 0; filter < model.filters; filter += 1) {
      const made = Array.from({ length: rows }, (_, row) => (
        [...entriesOf(model, filter, row)].reduce((sum, [column, weight]) => sum + weight * model.values[column], 0)
      ));
      assert.deepEqual(made, slid(model, filter));
    }
  }
});

test('a column is an input cell, channel by channel', () => {
  const model = layer();
  assert.deepEqual(matrixShape(model), [144, 432]);
  assert.deepEqual(cellOf(model, 0), [0, 0, 0]);
  assert.deepEqual(cellOf(model, 144 + 13), [1, 1, 1]);
  assert.deepEqual(cellOf(model, 431), [2, 11, 11]);
});

test('taps in a padding of zeros have no column', () => {
  const model = weighted({});
  assert.deepEqual(rowOf(model, 0, 0)[0].map(({ column }) => column), [null, null, null, null, 0, 1, null, 12, 13]);
});

test('taps that read the same cell add up', () => {
  const model = weighted({ input: [1, 2, 2], kernel: [1, 3], padding: [0, 0, 1, 1] }, 'replicate');
  const [[left, middle, right]] = rowOf(model, 0, 0);
  assert.equal(left.column, middle.column);
  assert.equal(entriesOf(model, 0, 0).get(0), left.weight + middle.weight);
  assert.equal(entriesOf(model, 0, 0).get(1), right.weight);
});

test('zeros around the lines of a kernel are counted, and with them the channel is complete', () => {
  const model = weighted({});
  for (const row of [0, 13, 66, 143]) {
    rowOf(model, 0, row).forEach((taps, channel) => {
      const zeros = zerosAround(taps, 3, [channel * 144, (channel + 1) * 144]);
      const placed = taps.filter(({ column }) => column !== null).length;
      assert.equal(zeros.reduce((sum, count) => Number(sum) + Number(count), placed), 144);
    });
  }
  assert.deepEqual(zerosAround(rowOf(model, 0, 66)[0], 3, [0, 144]), [53, 9, 9, 64]);
  const dilated = weighted({ dilation: [1, 2], kernel: [1, 3] });
  assert.deepEqual(zerosAround(rowOf(dilated, 0, 66)[0], 3, [0, 144]), [null, null]);
});
