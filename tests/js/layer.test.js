/** The layer that is edited: one weight of it, and the channels its filters read. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { channelsOf, withWeight } from '../../static/js/state/layer.js';

test('one weight is changed where channels share a kernel, and nothing of the original', () => {
  const shared = [[1, 2], [3, 4]];
  const weight = [[shared, shared], [shared, shared]];
  assert.deepEqual(withWeight(weight, [1, 0, 0, 1], 9), [[shared, shared], [[[1, 9], [3, 4]], shared]]);
  assert.deepEqual(shared, [[1, 2], [3, 4]]);
});

test('a filter reads the channels of its group', () => {
  const filters = (/** @type {number} */ count, /** @type {number} */ perGroup) => (
    Array.from({ length: count }, () => Array.from({ length: perGroup }, () => [[1]]))
  );
  assert.deepEqual(channelsOf({ weight: filters(2, 3), bias: [], groups: 1 }, 1), [0, 1, 2]);
  assert.deepEqual(channelsOf({ weight: filters(4, 2), bias: [], groups: 2 }, 1), [0, 1]);
  assert.deepEqual(channelsOf({ weight: filters(4, 2), bias: [], groups: 2 }, 2), [2, 3]);
  assert.deepEqual(channelsOf({ weight: filters(6, 1), bias: [], groups: 3 }, 5), [2]);
});
