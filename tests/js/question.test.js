/** What is asked of a step, what is hidden for it, and how the number comes about. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { solutionOf } from '../../static/js/lib/solution.js';
import { randomFrom } from '../../static/js/lib/random.js';
import { covered, coveredText, hiddenAt, NOTHING } from '../../static/js/stage/hidden.js';
import { GHOST } from '../../static/js/stage/looks.js';
import { nextPosition, quantitiesOf, questionAt } from '../../static/js/walk/question.js';
import { layer } from './models.js';

/** @typedef {import('../../static/js/types.js').Quantity} Quantity */
/** @typedef {import('../../static/js/types.js').StepRecord} StepRecord */
/** @typedef {import('../../static/js/types.js').Trying} Trying */

/** @param {Partial<Trying>} [trying] @returns {Trying} */
const tried = (trying) => ({ quantity: 'output', help: null, solved: null, ...trying });

/** @param {ReturnType<typeof layer>} model @param {number[][][][]} weight */
function weighted(model, weight) {
  return { ...model, run: { ...model.run, weight } };
}

const GROUPED = weighted(
  layer({ input: [4, 5, 5], filters: 4, groups: 2, padding: [1, 1, 1, 1] }),
  [1, 2, 3, 4].map((filter) => [0, 1].map((slot) => [[0, 0, 0], [0, filter + slot, 0], [0, 0, 5]])),
);

test('the same step is asked the same, and steps are asked about different channels', () => {
  const questions = Array.from({ length: 100 }, (_, position) => questionAt(GROUPED, position, 'sum'));
  assert.deepEqual(questions, Array.from({ length: 100 }, (_, position) => questionAt(GROUPED, position, 'sum')));
  const channels = new Set(questions.map((one) => one?.channel));
  assert.deepEqual([...channels].sort(), [0, 1, 2, 3]);
});

test('a channel is one that the filter reads', () => {
  for (let position = 0; position < 100; position += 1) {
    const group = position < 50 ? 0 : 1;
    const channel = questionAt(GROUPED, position, 'sum')?.channel ?? -1;
    assert.equal(Math.floor(channel / 2), group);
  }
});

test('a tap is one whose weight is more than nothing, turned where the kernel is', () => {
  const turned = { ...GROUPED, mode: /** @type {const} */ ('convolution') };
  for (let position = 0; position < 100; position += 1) {
    const tap = String(questionAt(GROUPED, position, 'product')?.tap);
    assert.ok(['1,1', '2,2'].includes(tap), tap);
    const other = String(questionAt(turned, position, 'product')?.tap);
    assert.ok(['1,1', '0,0'].includes(other), other);
  }
  const empty = weighted(layer({ filters: 1 }), [[0, 0, 0].map(() => [[0, 0, 0], [0, 0, 0], [0, 0, 0]])]);
  assert.ok(questionAt(empty, 0, 'product')?.tap);
});

test('what does not multiply is asked for its output, and a stamp for nothing', () => {
  const pool = layer({ kind: 'max', kernel: [2, 2], stride: [2, 2], padding: [0, 0, 0, 0] });
  assert.deepEqual(quantitiesOf(pool), ['output']);
  assert.equal(questionAt(pool, 3, 'product')?.quantity, 'output');
  const stamps = layer({ kind: 'scatter' });
  assert.deepEqual(quantitiesOf(stamps), []);
  assert.equal(questionAt(stamps, 0, 'output'), null);
});

test('the next step is another one of the walk, and often one at the edge', () => {
  const model = layer({ input: [1, 20, 20], filters: 2 });
  const random = randomFrom(7);
  let [position, edges] = [0, 0];
  for (let n = 0; n < 400; n += 1) {
    const next = nextPosition(model, position, random);
    assert.notEqual(next, position);
    assert.ok(Number.isInteger(next) && next >= 0 && next < 800);
    const [row, col] = [Math.floor((next % 400) / 20), next % 20];
    if ([0, 19].includes(row) || [0, 19].includes(col)) edges += 1;
    position = next;
  }
  // By chance it would be 19 %.
  assert.ok(edges > 140, String(edges));
  assert.equal(nextPosition(layer({ input: [1, 3, 3], padding: [0, 0, 0, 0], filters: 1 }), 0, random), 0);
});

test('an output hides products, sums and itself; help brings the products, then the sums', () => {
  const none = hiddenAt(GROUPED, 7, tried());
  assert.deepEqual([none.product(0, 0), none.sum(1), none.result(0)], ['hidden', 'hidden', 'asked']);
  const products = hiddenAt(GROUPED, 7, tried({ help: 'products' }));
  assert.deepEqual([products.product(0, 0), products.sum(1), products.result(0)], [null, 'hidden', 'asked']);
  const sums = hiddenAt(GROUPED, 7, tried({ help: 'sums' }));
  assert.deepEqual([sums.product(0, 0), sums.sum(1), sums.result(0)], [null, null, 'asked']);
});

test('a product hides itself and every sum that it is in', () => {
  const question = questionAt(GROUPED, 7, 'product');
  const hidden = hiddenAt(GROUPED, 7, tried({ quantity: 'product' }));
  const { channel, tap } = /** @type {NonNullable<typeof question>} */ (question);
  const place = /** @type {number[]} */ (tap)[0] * 3 + /** @type {number[]} */ (tap)[1];
  assert.equal(hidden.product(channel, place), 'asked');
  assert.equal(hidden.product(channel, (place + 1) % 9), null);
  assert.equal(hidden.product(1 - channel, place), null);
  assert.deepEqual([hidden.sum(channel), hidden.sum(1 - channel), hidden.result(0)], ['hidden', null, 'hidden']);
});

test('a sum hides itself and the output', () => {
  const channel = questionAt(GROUPED, 7, 'sum')?.channel ?? 0;
  const hidden = hiddenAt(GROUPED, 7, tried({ quantity: 'sum' }));
  assert.deepEqual([hidden.sum(channel), hidden.sum(1 - channel)], ['asked', null]);
  assert.deepEqual([hidden.product(channel, 0), hidden.result(0)], [null, 'hidden']);
});

test('a pool hides every channel, and asks for one', () => {
  const pool = layer({ kind: 'max', kernel: [2, 2], stride: [2, 2], padding: [0, 0, 0, 0] });
  const hidden = hiddenAt(pool, 5, tried());
  const covers = [0, 1, 2].map((channel) => hidden.result(channel));
  assert.deepEqual(covers.sort(), ['asked', 'hidden', 'hidden']);
});

test('nothing is hidden when it is solved, or nobody tries; another step is hidden all the same', () => {
  const key = questionAt(GROUPED, 7, 'output')?.key ?? '';
  assert.equal(hiddenAt(GROUPED, 7, tried({ solved: key })), NOTHING);
  assert.equal(hiddenAt(GROUPED, 7, null), NOTHING);
  assert.equal(hiddenAt(GROUPED, 8, tried({ solved: key })).any, true);
});

test('what is covered keeps nothing of the number', () => {
  const look = { ...GHOST, text: '12', full: '12', fill: 'red', ink: 'black', kind: '' };
  assert.equal(covered(look, null), look);
  for (const cover of /** @type {const} */ (['asked', 'hidden'])) {
    assert.ok(!JSON.stringify(covered(look, cover)).includes('12'));
    assert.ok(!JSON.stringify(covered(look, cover)).includes('red'));
    assert.ok(!coveredText('12', cover).includes('12'));
  }
});

/** @param {Partial<StepRecord>} record @returns {StepRecord} */
const recorded = (record) => /** @type {StepRecord} */ (record);
const output = { quantity: /** @type {Quantity} */ ('output'), channel: 0, tap: null };

test('the solution is written out with the numbers of the record', () => {
  const record = recorded({
    channels: [
      { channel: 0, values: [[2, 3]], kernel: [[-1, 4]], products: [[-2, 12]], sum: 10 },
      { channel: 1, values: [[1, 0]], kernel: [[-5, 7]], products: [[-5, 0]], sum: -5 },
    ],
    bias: -1,
    result: 4,
  });
  assert.equal(solutionOf(record, { quantity: 'product', channel: 0, tap: [0, 1] }), '3 × 4 = 12');
  assert.equal(solutionOf(record, { quantity: 'sum', channel: 0, tap: null }), '−2 + 12 = 10');
  assert.equal(solutionOf(record, { quantity: 'sum', channel: 1, tap: null }), '−5 = −5');
  assert.equal(solutionOf(record, output), '10 − 5 − 1 = 4');
});

test('so are those of pools', () => {
  const channels = [{ channel: 0, values: [[1, 5], [2, 4]] }];
  assert.equal(solutionOf(recorded({ channels, winner: [0, 1], result: 5 }), output), 'max(1, 5, 2, 4) = 5');
  assert.equal(solutionOf(recorded({ channels, sum: 12, divisor: 4, result: 3 }), output), '(1 + 5 + 2 + 4) ÷ 4 = 3');
  assert.equal(solutionOf(recorded({ channels, intermediate: {}, result: 1 }), output), '… = 1');
});
