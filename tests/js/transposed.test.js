import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningSums } from '../../static/js/lib/sums.js';
import {
  asConvolution, asStamps, cutOff, isInserted, middleOfStamp, nearestStamper, stampAt, stampersOf,
  stampingCells, stretch, swapped,
} from '../../static/js/lib/transposed.js';
import { flightAt } from '../../static/js/stage/scatter/state.js';
import { modelOf } from '../../static/js/state/model.js';
import { seenAs } from '../../static/js/state/view.js';
import { extentOf } from '../../static/js/walk/extent.js';
import { momentAt, phasesOf, planFor, startOf, STEP } from '../../static/js/walk/timeline.js';
import { transposedRun } from './models.js';

/** @typedef {import('../../static/js/types.js').NdArray} NdArray */
/** @typedef {import('../../static/js/types.js').RunJson} RunJson */

/**
 * @param {number[]} shape
 * @returns {NdArray} small whole numbers, none the same as its neighbour
 */
function counting(shape) {
  const count = shape.reduce((a, b) => a * b, 1);
  return { shape, data: Float64Array.from({ length: count }, (_, at) => ((at * 7) % 11) - 3) };
}

/**
 * The transposed convolution from its definition: every output cell asks every input cell and tap
 * whether they meet there.
 * @param {RunJson} run
 * @param {NdArray} input
 * @returns {number[]}
 */
function byDefinition(run, input) {
  const [channels, height, width] = run.input_shape;
  const [maps, rows, cols] = run.output_shape;
  const [perIn, perOut] = [channels / run.groups, maps / run.groups];
  const weight = /** @type {number[][][][]} */ (run.weight);
  const cells = [];
  for (let map = 0; map < maps; map += 1) {
    for (let row = 0; row < rows; row += 1) {
      for (let col = 0; col < cols; col += 1) {
        let sum = 0;
        for (let channel = 0; channel < channels; channel += 1) {
          if (Math.floor(channel / perIn) !== Math.floor(map / perOut)) continue;
          weight[channel][map % perOut].forEach((taps, i) => taps.forEach((tap, j) => {
            const y = (row + run.padding[0] - i * run.dilation[0]) / run.stride[0];
            const x = (col + run.padding[2] - j * run.dilation[1]) / run.stride[1];
            if (!Number.isInteger(y) || !Number.isInteger(x)) return;
            if (y < 0 || x < 0 || y >= height || x >= width) return;
            sum += tap * input.data[(channel * height + y) * width + x];
          }));
        }
        cells.push(sum);
      }
    }
  }
  return cells;
}

/**
 * A plain convolution, its kernel turned, over an input with any padding, also a negative one.
 * @param {RunJson} run
 * @param {NdArray} input
 * @returns {number[]}
 */
function convolved(run, input) {
  const [channels, height, width] = run.input_shape;
  const [maps, rows, cols] = run.output_shape;
  const perIn = channels / run.groups;
  const weight = /** @type {number[][][][]} */ (run.weight);
  const cells = [];
  for (let map = 0; map < maps; map += 1) {
    const first = Math.floor((map * run.groups) / maps) * perIn;
    for (let row = 0; row < rows; row += 1) {
      for (let col = 0; col < cols; col += 1) {
        let sum = 0;
        weight[map].forEach((kernel, slot) => {
          const turned = kernel.map((taps) => taps.toReversed()).toReversed();
          turned.forEach((taps, i) => taps.forEach((tap, j) => {
            const y = row * run.stride[0] - run.padding[0] + i * run.dilation[0];
            const x = col * run.stride[1] - run.padding[2] + j * run.dilation[1];
            if (y < 0 || x < 0 || y >= height || x >= width) return;
            sum += tap * input.data[((first + slot) * height + y) * width + x];
          }));
        });
        cells.push(sum);
      }
    }
  }
  return cells;
}

const LAYERS = {
  'stride 2': {},
  'stride 3 with gaps between the stamps': { stride: [3, 3], kernel: [2, 2] },
  'padding that cuts whole stamps off': { padding: 4, kernel: [3, 3] },
  'output padding': { outputPadding: [1, 1] },
  'different sides': { input: [2, 3, 5], kernel: [1, 4], stride: [1, 2], outputPadding: [0, 1], padding: 0 },
  dilation: { dilation: [2, 3], padding: 3 },
  'depthwise': { input: [3, 4, 4], groups: 3, filters: 3 },
  'two groups': { input: [4, 3, 3], groups: 2, filters: 6 },
};

for (const [name, options] of Object.entries(LAYERS)) {
  const run = transposedRun(/** @type {Parameters<typeof transposedRun>[0]} */ (options));
  const input = counting(run.input_shape);
  const steps = input.data.length;

  test(`${name}: all stamps together make the map`, () => {
    assert.deepEqual([...runningSums(run, input)(steps).sums], byDefinition(run, input));
  });

  test(`${name}: so does the convolution over the stretched input`, () => {
    const plain = asConvolution(run);
    const stretched = stretch(input, run.stride);
    assert.deepEqual(stretched.shape, plain.input_shape);
    assert.deepEqual(convolved(plain, stretched), byDefinition(run, input));
  });

  test(`${name}: a place in the walk has the same sums whichever way it was come to`, () => {
    const forward = runningSums(run, input);
    const back = runningSums(run, input);
    back(steps);
    const place = Math.floor(steps / 2);
    assert.deepEqual(back(place), forward(place));
  });

  test(`${name}: each cell is touched by the cells whose stamps reach it`, () => {
    const { touches } = runningSums(run, input)(steps);
    const [, rows, cols] = run.output_shape;
    for (let cell = 0; cell < rows * cols; cell += 1) {
      const span = stampersOf(run, Math.floor(cell / cols), cell % cols);
      assert.equal(touches[cell] > 0, span !== null);
    }
  });
}

test('weights change their first two axes over and back', () => {
  const run = transposedRun({ input: [4, 3, 3], groups: 2, filters: 6 });
  const weight = /** @type {number[][][][]} */ (run.weight);
  const conv = swapped(weight, 2);
  assert.deepEqual([conv.length, conv[0].length], [6, 2]);
  assert.equal(conv[4][1], weight[3][1]);
  assert.deepEqual(swapped(conv, 2), weight);
});

test('a stamp lands a stride further for each cell, padding earlier', () => {
  const run = transposedRun({ padding: 1 });
  assert.deepEqual(stampAt(run, 0, 2), { top: -1, left: 3, height: 3, width: 3 });
  assert.deepEqual(cutOff(run), [1, 1, 1, 1]);
  assert.deepEqual(cutOff(transposedRun({ padding: 1, outputPadding: [1, 1] })), [1, 0, 1, 0]);
});

test('the stretched input has its cells a stride apart, its padding may be negative', () => {
  const { shape, data } = stretch({ shape: [1, 2, 2], data: Float64Array.of(1, 2, 3, 4) }, [2, 3]);
  assert.deepEqual(shape, [1, 3, 4]);
  assert.deepEqual([...data], [1, 0, 0, 2, 0, 0, 0, 0, 3, 0, 0, 4]);
  assert.deepEqual([isInserted([2, 3], 2, 3), isInserted([2, 3], 2, 2)], [false, true]);
  assert.deepEqual(asConvolution(transposedRun({ padding: 3, outputPadding: [1, 0] })).padding, [-1, 0, -1, -1]);
});

test('a cell all of whose stamp is cut off is told', () => {
  assert.deepEqual(stampingCells(transposedRun({ padding: 3 })).rows, [false, true, true, false]);
});

test('from a cell to the middle of its stamp and back', () => {
  const run = transposedRun({ padding: 1 });
  assert.deepEqual(middleOfStamp(run, 2, 3), [4, 6]);
  assert.deepEqual(nearestStamper(run, 4, 6), [2, 3]);
  assert.deepEqual(middleOfStamp(transposedRun({ padding: 3 }), 0, 0), [0, 0]);
});

/**
 * @param {object} [options]
 * @param {'scatter'|'gather'} [view]
 */
function seen(options = {}, view = 'scatter') {
  const run = transposedRun(options);
  const model = seenAs(modelOf(run, counting(run.input_shape), counting(run.output_shape)), view);
  return { ...model, kernelName: null };
}

test('a scatter walks over the input, a gather over the output', () => {
  const scatter = seen();
  const gather = seen({}, 'gather');
  assert.deepEqual(extentOf(scatter), [2, 4, 4]);
  assert.deepEqual(extentOf(gather), gather.run.output_shape);
  assert.notEqual(scatter.id, gather.id);
  assert.equal(gather.mode, 'convolution');
  assert.deepEqual(asStamps(transposedRun()).kernel_size, [1, 1]);
});

test('a stamp slides, is multiplied and added; the bias comes once, after the last', () => {
  const plan = planFor(seen({ bias: [5, 0] }));
  assert.equal(plan.steps, 32);
  assert.deepEqual(phasesOf(plan, 30), ['slide', 'multiply', 'write']);
  assert.deepEqual(phasesOf(plan, 31), ['slide', 'multiply', 'sum', 'write']);
  assert.deepEqual(phasesOf(planFor(seen({ bias: [0, 0] })), 31), ['slide', 'multiply', 'write']);
  assert.equal(startOf(32, plan), 32 * STEP);
  assert.equal(momentAt(startOf(32, plan), plan).phase, 'write');
});

test('a stamp is down before its phase is over, the bias later', () => {
  const moment = (/** @type {'multiply'|'sum'|'write'} */ phase, /** @type {number} */ progress) => ({ position: 3, phase, progress, sweep: false });
  assert.equal(flightAt(moment('multiply', 1), false).way, 0);
  assert.ok(flightAt(moment('write', 0.3), false).way > 0 && flightAt(moment('write', 0.3), false).way < 1);
  assert.equal(flightAt(moment('write', 1), false).way, 1);
  assert.deepEqual(flightAt(moment('sum', 1), true), { way: 1, biased: false });
  assert.deepEqual(flightAt(moment('write', 1), true), { way: 1, biased: true });
});
