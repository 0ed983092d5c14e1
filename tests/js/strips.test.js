import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals-core';
import { geometryOf } from '../../static/js/stage/geometry/index.js';
import { shapeOf } from '../../static/js/stage/geometry/measure.js';
import { createOrder, largestFirst } from '../../static/js/stage/order.js';
import { endOf, linesInView, shownOrder } from '../../static/js/stage/strips/scale.js';
import { overlap } from './boxes.js';
import { layer } from './models.js';

/**
 * @param {number[]} sums
 * @param {number} [first]
 * @returns {import('../../static/js/types.js').StepRecord}
 */
function record(sums, first = 0) {
  const channels = sums.map((sum, place) => ({ channel: first + place, values: [], sum }));
  return /** @type {import('../../static/js/types.js').StepRecord} */ (/** @type {unknown} */ ({ channels }));
}

test('the largest contributions come first whatever their signs, equal ones as they are counted', () => {
  assert.deepEqual(largestFirst(record([3, -8, 0, 8, -3.5])), [1, 3, 4, 0, 2]);
  assert.deepEqual(largestFirst(record([1, -2], 6)), [7, 6]);
});

function orderedBySize() {
  const parts = {
    isWanted: signal(true), playing: signal(false), key: signal('a group'), record: signal(record([1, 5, 3])),
  };
  const order = createOrder(/** @type {any} */ (parts));
  return { ...parts, read: () => order.value && [...order.value.keys()] };
}

test('where the walk rests the order is that of its step', () => {
  const order = orderedBySize();
  assert.deepEqual(order.read(), [1, 2, 0]);
  order.record.value = record([9, 5, 3]);
  assert.deepEqual(order.read(), [0, 1, 2]);
});

test('while it plays channels keep their places, and find new ones when it rests', () => {
  const order = orderedBySize();
  order.read();
  order.playing.value = true;
  order.record.value = record([9, 5, 3]);
  assert.deepEqual(order.read(), [1, 2, 0]);
  order.playing.value = false;
  assert.deepEqual(order.read(), [0, 1, 2]);
});

test('while numbers are on their way the order stays; other channels have another', () => {
  const order = orderedBySize();
  order.read();
  order.record.value = /** @type {any} */ (undefined);
  assert.deepEqual(order.read(), [1, 2, 0]);
  order.playing.value = true;
  order.key.value = 'the next group';
  assert.equal(order.read(), null);
  order.record.value = record([2, 1], 3);
  assert.deepEqual(order.read(), [3, 4]);
});

test('as they are counted there is no order to tell', () => {
  const order = orderedBySize();
  order.isWanted.value = false;
  assert.equal(order.read(), null);
});

test('those that a filter does not read come after those it reads', () => {
  assert.deepEqual(shownOrder(5, null), [0, 1, 2, 3, 4]);
  assert.deepEqual(shownOrder(5, new Map([[3, 0], [2, 1]])), [3, 2, 0, 1, 4]);
});

test('the scale ends at a round number that no sum is beyond', () => {
  for (const [most, end] of [[0, 1], [1, 1], [1.2, 1.5], [5438, 6000], [6000, 6000], [6001, 8000], [0.0031, 0.004], [9.7e8, 1e9]]) {
    assert.equal(endOf(most), end);
  }
});

test('lines are there where they are seen, and the chosen one anywhere', () => {
  const order = shownOrder(64, new Map([[63, 0]]));
  const lines = linesInView(order, { top: 250, height: 100, pitch: 25 }, 40);
  // Ten lines are above: the 64th channel and the first nine.
  assert.deepEqual(lines, [7, 8, 9, 10, 11, 12, 13, 14, 40]);
  assert.equal(linesInView(order, { top: 0, height: 100, pitch: 25 }, 0).length, 6);
});

test('the parts of a line keep out of each other’s way', () => {
  for (const [channels, kernel] of [[5, [3, 3]], [64, [3, 3]], [64, [15, 15]], [300, [1, 7]]]) {
    const shape = shapeOf(layer({ input: [Number(channels), 20, 20], kernel: /** @type {[number, number]} */ (kernel) }));
    for (const [width, layout] of /** @type {[number, 'wide'|'phone'][]} */ ([[940, 'wide'], [700, 'wide'], [320, 'phone'], [390, 'phone']])) {
      const { strips } = geometryOf(shape, { width, height: 600 }, layout);
      assert.ok(strips);
      const parts = [strips.name, ...strips.minis, strips.bar, strips.number];
      assert.ok(strips.bar.width > 60, `${channels} at ${width}: ${strips.bar.width}`);
      assert.ok(strips.pitch >= 24);
      for (const [place, part] of parts.entries()) {
        assert.ok(part.x + part.width <= strips.list.width + 0.5);
        for (const other of parts.slice(place + 1)) assert.ok(!overlap(part, other));
      }
    }
  }
});
