import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { createFilter, readPixels } from '../../static/js/lib/live_filter.js';
import { colourPainter, signedPainter } from '../../static/js/lib/live_picture.js';

/** @typedef {import('../../static/js/lib/live_filter.js').LiveFilter} LiveFilter */

const PALETTE = /** @type {import('../../static/js/lib/colour.js').Diverging} */ ({
  zero: [240, 240, 240], positive: [200, 80, 30], negative: [40, 100, 180],
});

const FILE = gunzipSync(readFileSync(new URL('../data/torch_vectors.json.gz', import.meta.url)));

/**
 * What the engine is held to; see tests/engine/test_torch_vectors.py. Python writes NaN, in pools
 * only. @type {any[]}
 */
const VECTORS = JSON.parse(FILE.toString().replaceAll('NaN', 'null').replaceAll('-Infinity', 'null')).filter((/** @type {any} */ { request: { operation } }) => (
  operation.op === 'conv2d' && operation.weight && typeof operation.padding !== 'string'
));

/** @param {number|number[]|undefined} given @param {number} otherwise */
function pair(given, otherwise) {
  const [down, across] = Array.isArray(given) ? given : [given ?? otherwise, given ?? otherwise];
  return /** @type {[number, number]} */ ([down, across]);
}

/** @param {number|number[]|undefined} given */
function sides(given) {
  if (Array.isArray(given) && given.length === 4) {
    return /** @type {[number, number, number, number]} */ (given);
  }
  const [down, across] = pair(given, 0);
  return /** @type {[number, number, number, number]} */ ([down, down, across, across]);
}

/** @param {any} vector @returns {LiveFilter} */
function filterOf({ request: { input: { values }, operation } }) {
  const filters = operation.weight.map((/** @type {unknown} */ _, /** @type {number} */ at) => at);
  const filter = createFilter({
    weight: operation.weight,
    bias: operation.bias ?? null,
    mode: operation.mode ?? 'correlation',
    groups: operation.groups ?? 1,
    stride: pair(operation.stride, 1),
    padding: sides(operation.padding),
    paddingMode: operation.padding_mode ?? 'zeros',
    dilation: pair(operation.dilation, 1),
  }, [values.length, values[0].length, values[0][0].length], filters);
  assert.ok(filter);
  filter.input.set(values.flat(2));
  return filter;
}

test('the live filter gives the numbers of PyTorch, which are those of the server', () => {
  assert.ok(VECTORS.length > 50);
  for (const kind of ['padding_mode', 'groups', 'dilation', 'stride']) {
    assert.ok(VECTORS.some(({ request }) => request.operation[kind]), kind);
  }
  for (const vector of VECTORS) {
    const filter = filterOf(vector);
    filter.apply();
    filter.apply(); // a second frame must not add to the first
    const expected = vector.output.flat(2);
    assert.deepEqual(filter.shape, [
      vector.output.length, vector.output[0].length, vector.output[0][0].length,
    ]);
    expected.forEach((/** @type {number} */ value, /** @type {number} */ at) => {
      assert.ok(Math.abs(filter.output[at] - value) < 1e-9, JSON.stringify(vector.request.operation));
    });
  }
});

/** @type {Omit<import('../../static/js/lib/live_filter.js').LiveLayer, 'weight'>} */
const PLAIN = {
  bias: null, mode: 'correlation', groups: 1, stride: [1, 1], padding: [0, 0, 0, 0],
  paddingMode: 'zeros', dilation: [1, 1],
};

test('a true convolution turns the kernel', () => {
  const weight = [[[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]];
  const filter = createFilter({ ...PLAIN, weight, mode: 'convolution', padding: [1, 1, 1, 1] }, [1, 3, 3], [0]);
  assert.ok(filter);
  filter.input[4] = 1;
  filter.apply();
  assert.deepEqual([...filter.output], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('only the filters that are asked for are worked out, each with its channel and bias', () => {
  const weight = [[[[1]]], [[[2]]], [[[3]]]];
  const filter = createFilter({ ...PLAIN, weight, bias: [10, 20, 30], groups: 3 }, [3, 1, 1], [2, 0]);
  assert.ok(filter);
  filter.input.set([4, 5, 6]);
  filter.apply();
  assert.deepEqual([...filter.output], [48, 14]);
});

test('a kernel that does not fit is said so', () => {
  assert.equal(createFilter({ ...PLAIN, weight: [[[[1, 1, 1]]]] }, [1, 3, 2], [0]), null);
});

test('pixels become channels', () => {
  const input = new Float64Array(6);
  readPixels(Uint8ClampedArray.of(255, 0, 51, 255, 1, 2, 3, 255), input, 255);
  assert.deepEqual([...input], [255, 1, 0, 2, 51, 3]);
  readPixels(Uint8ClampedArray.of(255, 0, 51, 255, 1, 2, 3, 255), input, 1);
  assert.deepEqual([...input], [1, 1 / 255, 0, 2 / 255, 0.2, 3 / 255]);
});

test('maps are painted: zero is neutral, signs have their colours, three maps are a picture', () => {
  const pixels = new Uint8ClampedArray(12);
  signedPainter(PALETTE, pixels)(Float64Array.of(0, 5, -5));
  assert.deepEqual([...pixels.slice(0, 4)], [240, 240, 240, 255]);
  assert.ok(pixels[4] > pixels[6] && pixels[8] < pixels[10]);
  colourPainter(1, pixels)(Float64Array.of(0, 1, 2, -1, 0.2, 1, 0, 0, 1));
  assert.deepEqual([...pixels], [0, 0, 0, 255, 255, 51, 0, 255, 255, 255, 255, 255]);
});
