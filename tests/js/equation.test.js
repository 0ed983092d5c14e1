import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fontFor, paddedTaps, signedLooks, sumLook, windowLooks, winnerLooks, winnerTap,
} from '../../static/js/stage/looks.js';
import { ease, revealAt, shownMoment } from '../../static/js/stage/reveal.js';
import { channelName, sentenceFor } from '../../static/js/stage/sentences.js';
import { indicesAt, pagesAt, pageSize } from '../../static/js/walk/pages.js';
import { layer } from './models.js';

/** @typedef {import('../../static/js/types.js').Moment} Moment */
/** @typedef {import('../../static/js/types.js').StepRecord} StepRecord */

const palette = /** @type {import('../../static/js/lib/palette.js').Palette} */ (
  /** @type {unknown} */ ({
    paper: [251, 250, 247], zero: [246, 244, 238], positive: [200, 80, 30], negative: [37, 99, 184],
  })
);
const scale = { range: /** @type {[number, number]} */ ([0, 255]), hue: /** @type {const} */ ('red'), palette };

/** @type {StepRecord} */
const corner = {
  index: 0,
  output: [0, 0, 0],
  window: { top: -1, left: -1, height: 2, width: 2, dilation: [1, 1] },
  padding_taps: [[0, 0], [0, 1], [1, 0]],
  channels: [{
    channel: 0, values: [[0, 0], [0, 155]], kernel: [[1, 1], [1, -2]], products: [[0, 0], [0, -310]], sum: -310,
  }],
  bias: 12,
  result: -298,
};

/**
 * @param {import('../../static/js/types.js').Phase} phase
 * @param {number} progress
 * @returns {Moment}
 */
const during = (phase, progress) => ({ position: 4, phase, progress, sweep: false });

test('products appear tap by tap, then the sums, the bias, the result', () => {
  assert.equal(revealAt(during('slide', 1), 9, 3).products, 0);
  assert.deepEqual([0, 0.5, 0.99, 1].map((part) => revealAt(during('multiply', part), 9, 3).products), [1, 5, 9, 9]);
  assert.equal(revealAt(during('multiply', 0.5), 9, 3).tap, 4);
  assert.equal(revealAt(during('multiply', 1), 9, 3).tap, -1);
  assert.deepEqual([0, 0.4, 1].map((part) => revealAt(during('sum', part), 9, 3).sums), [1, 2, 3]);
  assert.equal(revealAt(during('sum', 1), 9, 3).result, false);
  assert.equal(revealAt(during('bias', 1), 9, 3).result, true);
  assert.equal(revealAt(during('bias', 1), 9, 3).written, false);
  assert.equal(revealAt(during('write', 0), 9, 3).written, true);
});

test('a sweep shows no equation', () => {
  assert.equal(revealAt({ ...during('write', 1), sweep: true }, 9, 3).products, 0);
});

test('the step that the window leaves stays until it is half-way', () => {
  assert.deepEqual(shownMoment(during('slide', 0.3)), { position: 3, phase: 'write', progress: 1, sweep: false });
  assert.deepEqual(shownMoment(during('slide', 0.5)), during('slide', 0.5));
  const first = { ...during('slide', 0.1), position: 0 };
  assert.equal(shownMoment(first), first);
});

test('moves start and end slowly, and arrive', () => {
  assert.deepEqual([0, 0.5, 1].map(ease), [0, 0.5, 1]);
  assert.ok(ease(0.1) < 0.1 && ease(0.9) > 0.9);
});

test('taps in the padding are marked, the others coloured', () => {
  const isPadded = paddedTaps(corner);
  assert.deepEqual([0, 1, 2, 3].map(isPadded), [true, true, true, false]);
  const looks = windowLooks(corner, corner.channels[0], scale);
  assert.deepEqual(looks.map(({ kind }) => kind), ['pad', 'pad', 'pad', '']);
  assert.deepEqual(looks.map(({ text }) => text), ['0', '0', '0', '155']);
});

test('what max pooling finds in the padding can never win', () => {
  const values = /** @type {number[][]} */ (/** @type {unknown} */ ([[null, null], [null, 155]]));
  const record = { ...corner, winner: /** @type {[number, number]} */ ([0, 0]) };
  const looks = winnerLooks(record, { channel: 0, values }, scale);
  assert.deepEqual(looks.map(({ text }) => text), ['−∞', '−∞', '−∞', '155']);
  assert.equal(looks[3].kind, 'won');
});

test('the winner is found under dilation', () => {
  const record = {
    ...corner, winner: /** @type {[number, number]} */ ([3, 6]),
    window: { top: 3, left: 4, height: 3, width: 3, dilation: /** @type {[number, number]} */ ([2, 2]) },
  };
  assert.equal(winnerTap(record), 1);
});

test('signed cells and sums carry their number in words and colour', () => {
  const [look] = signedLooks([[-310]], 500, palette);
  assert.equal(look.text, '−310');
  assert.notEqual(look.fill, signedLooks([[310]], 500, palette)[0].fill);
  assert.equal(sumLook(0.123456, 1, palette).text, '0.1235');
  assert.equal(sumLook(0.123456, 1, palette).full, '0.123456');
});

test('numbers shrink with their length and vanish before they cannot be read', () => {
  assert.equal(fontFor('224', 33, 13), 13);
  assert.ok(fontFor('−1020', 33, 13) < 13);
  assert.equal(fontFor('0.123456', 20, 13), 0);
  assert.equal(fontFor('1', 9, 13), 0);
});

test('a step is said in a sentence', () => {
  /** @type {Record<string, string>} */
  const texts = {
    'walk.said.conv': 'Step {step} of {total}. Filter {filter}, row {row}, column {col}. {sums}, bias {bias}: output {result}.',
    'walk.said.term': '{channel} {value}',
    'walk.said.comma': ', ',
    'stage.channel.R': 'red',
  };
  const t = (/** @type {string} */ key, /** @type {Record<string, string|number>} */ params = {}) => (
    (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(params[name]))
  );
  assert.equal(
    sentenceFor(layer(), [corner], { position: 66, total: 288 }, t),
    'Step 67 of 288. Filter 1, row 0, column 0. Red −310, bias 12: output −298.',
  );
  assert.equal(channelName(layer({ input: [5, 4, 4] }), 4, t), 'stage.channel');
});

test('a pool needs a record of every channel, and the pages that hold them once', () => {
  const pool = layer({ kind: 'max', kernel: [2, 2], stride: [2, 2], padding: [0, 0, 0, 0] });
  assert.deepEqual(indicesAt(pool, 4), [4, 40, 76]);
  assert.deepEqual(pagesAt(pool, 4, 50), [0, 1]);
  assert.deepEqual(indicesAt(layer(), 200), [200]);
});

test('large records come in small pages', () => {
  assert.equal(pageSize(layer()), 100);
  assert.ok(pageSize(layer({ input: [64, 20, 20], kernel: [15, 15] })) < 5);
  assert.ok(pageSize(layer({ input: [512, 20, 20], kernel: [15, 15] })) >= 1);
});

test('taps that hang over the edge show nothing, for they never count', () => {
  const record = { ...corner, overhang_taps: /** @type {[number, number][]} */ ([[1, 1]]) };
  const looks = windowLooks(record, record.channels[0], scale);
  assert.deepEqual(looks.map(({ kind }) => kind), ['pad', 'pad', 'pad', 'over']);
  assert.equal(looks[3].text, '');
});
