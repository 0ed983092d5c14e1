import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areClose, compared, differing, otherOperation } from '../../static/js/lib/comparisons.js';

/** @typedef {import('../../static/js/types.js').AskedOperation} AskedOperation */

const KERNEL = [[[[1, 2, 1], [0, 0, 0], [-1, -2, -1]]]];

/** @param {object} [more] */
const conv = (more = {}) => /** @type {AskedOperation} */ (/** @type {unknown} */ ({
  op: 'conv2d', mode: 'correlation', weight: KERNEL, stride: 1, padding: 1, padding_mode: 'zeros', dilation: 1, ...more,
}));

/** @param {object} [more] */
const pool = (more = {}) => /** @type {AskedOperation} */ (/** @type {unknown} */ ({
  op: 'max_pool2d', kernel_size: 2, stride: null, padding: 0, dilation: 1, ceil_mode: true, ...more,
}));

/** @type {import('../../static/js/lib/comparisons.js').Comparison[]} */
const ALL = ['stride', 'padding', 'padding_mode', 'dilation', 'mode', 'pooling'];

test('a convolution is compared by everything but the kind of a pool', () => {
  const offered = ALL.filter((what) => typeof compared(conv(), what) !== 'string');
  assert.deepEqual(offered, ['stride', 'padding', 'padding_mode', 'dilation', 'mode']);
});

test('what is usual is the other of a pair that is taught together', () => {
  const usual = (/** @type {AskedOperation} */ of, /** @type {typeof ALL[number]} */ what) => {
    const by = compared(of, what);
    return typeof by === 'string' ? by : by.usual;
  };
  assert.equal(usual(conv(), 'stride'), 2);
  assert.equal(usual(conv({ stride: 3 }), 'stride'), 1);
  assert.equal(usual(conv(), 'mode'), 'convolution');
  assert.equal(usual(conv(), 'padding_mode'), 'reflect');
  assert.equal(usual(conv({ padding_mode: 'circular' }), 'padding_mode'), 'zeros');
  assert.equal(usual(conv({ padding: 'valid' }), 'padding'), 1);
  // A pool's stride is its window where nothing is said.
  assert.equal(usual(pool(), 'stride'), 1);
  assert.equal(usual(pool({ stride: 1 }), 'stride'), 2);
});

test('the other walk never has what the page has', () => {
  for (const of of [conv(), conv({ stride: 2, padding: 0, dilation: 3 }), pool(), pool({ stride: 1, padding: 1 })]) {
    for (const what of ALL) {
      const by = compared(of, what);
      if (typeof by === 'string') continue;
      assert.ok(by.others.includes(by.usual));
      assert.ok(!by.others.map(String).includes(String(by.now)));
    }
  }
});

test('what cannot be compared says why', () => {
  assert.equal(compared(conv({ padding: 0 }), 'padding_mode'), 'no_padding');
  assert.equal(compared(conv({ weight: [[[[1]]]] }), 'dilation'), 'one_cell');
  assert.equal(compared(pool(), 'mode'), 'operation');
  assert.equal(compared(pool({ dilation: 2 }), 'pooling'), 'dilated');
  assert.equal(compared(pool({ kernel_size: 1 }), 'padding'), 'one_cell');
  assert.equal(compared({ op: 'relu' }, 'stride'), 'operation');
});

test('the other operation differs in what is compared alone', () => {
  assert.deepEqual(otherOperation(conv(), 'stride', 2), conv({ stride: 2 }));
  assert.deepEqual(otherOperation(pool(), 'pooling', 'avg_pool2d'), {
    op: 'avg_pool2d', kernel_size: 2, stride: null, padding: 0, ceil_mode: true,
  });
});

test('rounding makes no difference', () => {
  assert.ok(areClose(0.1 + 0.2, 0.3));
  assert.ok(areClose(-Infinity, -Infinity));
  assert.ok(!areClose(1, 1.001));
  assert.equal(differing([1, 2, 3], [1, 2.5, 3]), 1);
});
