import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beyond, isSameWay, isUneven, nearestSizes, sizesOf, waysOf } from '../../static/js/lib/inverse.js';

/** @typedef {import('../../static/js/types.js').InverseAnswer} InverseAnswer */
/** @typedef {import('../../static/js/types.js').InverseSetting} InverseSetting */

const bounds = { stride: 8, padding: 8, outputPadding: 7 };
const present = /** @type {import('../../static/js/lib/inverse.js').Way} */ ({
  stride: [1, 1], padding: [1, 1, 1, 1], outputPadding: [0, 0],
});

/**
 * @param {number} stride
 * @param {number} before
 * @param {number} [after]
 * @returns {InverseSetting}
 */
function setting(stride, before, after = before) {
  return { stride, padding: [before, after], output_padding: null };
}

/**
 * @param {InverseSetting[]} together
 * @param {{settings?: InverseSetting[], nearest?: [number|null, number|null]}[]} [axes]
 * @returns {InverseAnswer}
 */
function answered(together, axes = [{}, {}]) {
  return {
    together,
    axes: axes.map(({ settings = together, nearest = [null, null] }) => ({
      axis: 'height', input: 12, output: 6, span: 3, settings, more: false, nearest,
    })),
  };
}

test('sizes are whole numbers from 1 on, one for all axes or one for each', () => {
  assert.deepEqual(sizesOf(['6'], 2), [6, 6]);
  assert.deepEqual(sizesOf([' 6 ', '7'], 2), [6, 7]);
  for (const text of ['', '0', '-3', '2.5', 'six', '1e2', '100000']) assert.equal(sizesOf([text], 2), null, text);
});

test('what is nearest to the sliders comes first, and what they cannot say is left out', () => {
  const answer = answered([setting(1, 7), setting(2, 1), setting(3, 0), setting(9, 0), setting(2, 0, 1)]);
  const ways = waysOf(answer, present, bounds).map(({ stride, padding }) => [stride[0], ...padding]);
  assert.deepEqual(ways, [[2, 1, 1, 1, 1], [2, 0, 1, 0, 1], [3, 0, 0, 0, 0], [1, 7, 7, 7, 7]]);
});

test('axes that no one setting does for are set apart', () => {
  const answer = answered([], [{ settings: [setting(1, 0), setting(1, 1)] }, { settings: [setting(2, 0)] }]);
  assert.deepEqual(waysOf(answer, present, bounds).map(({ stride, padding }) => [stride, padding]), [
    [[1, 2], [1, 1, 0, 0]], [[1, 2], [0, 0, 0, 0]],
  ]);
});

test('an output padding is a part of the way', () => {
  const [way] = waysOf(answered([{ stride: 2, padding: [1, 1], output_padding: 1 }]), present, bounds);
  assert.deepEqual(way, { stride: [2, 2], padding: [1, 1, 1, 1], outputPadding: [1, 1] });
  assert.equal(isSameWay(way, structuredClone(way)), true);
  assert.equal(isSameWay(way, { ...way, outputPadding: [0, 1] }), false);
});

test('padding is uneven when one side has more than its opposite', () => {
  assert.equal(isUneven({ ...present, padding: [1, 1, 0, 0] }), false);
  assert.equal(isUneven({ ...present, padding: [0, 1, 0, 1] }), true);
});

test('what only the ends of the sliders keep back is told from what cannot be', () => {
  assert.deepEqual(beyond(answered([setting(9, 0)])), setting(9, 0));
  assert.equal(beyond(answered([])), null);
});

test('the nearest sizes are named where all axes have the same', () => {
  assert.deepEqual(nearestSizes(answered([], [{ nearest: [7, 10] }, { nearest: [7, 10] }])), [7, 10]);
  assert.deepEqual(nearestSizes(answered([], [{ nearest: [14, null] }, { nearest: [14, null] }])), [14]);
  assert.deepEqual(nearestSizes(answered([], [{ nearest: [7, 10] }, { nearest: [7, 9] }])), []);
});
