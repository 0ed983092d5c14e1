import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followed, leading, placesOf } from '../../static/js/lib/in_step.js';
import { layer } from './models.js';

/** @param {Parameters<typeof layer>[0]} [of] */
const placed = (of) => placesOf(layer(of));

const WALKS = [
  layer(), layer({ stride: [2, 2] }), layer({ stride: [1, 3] }), layer({ padding: [0, 0, 0, 0] }),
  layer({ dilation: [2, 2] }), layer({ kernel: [2, 4], padding: [2, 0, 1, 1] }), layer({ kernel: [5, 5] }),
];

/** @param {import('../../static/js/lib/in_step.js').Places} places @param {number} position */
function placeAt({ rows, cols }, position) {
  const each = rows.length * cols.length;
  const cell = position % each;
  return [Math.floor(position / each), rows[Math.floor(cell / cols.length)], cols[cell % cols.length]];
}

/** @param {number[]} one @param {number[]} other */
function isBeyond(one, other) {
  const at = one.findIndex((value, axis) => value !== other[axis]);
  return at >= 0 && one[at] > other[at];
}

/** @param {import('../../static/js/lib/in_step.js').Places} places */
const stepsOf = ({ maps, rows, cols }) => maps * rows.length * cols.length;

test('windows of the same size and stride are at the same step, whatever the kernel does', () => {
  for (let position = 0; position < 288; position += 7) {
    assert.deepEqual(followed(placed(), placed({ mode: 'convolution' }), position), { position, isHere: true });
  }
});

test('with stride 2 the second stands where the first does, or rests where it was', () => {
  const [first, second] = [placed(), placed({ stride: [2, 2] })];
  const at = (/** @type {number} */ row, /** @type {number} */ col) => followed(first, second, row * 12 + col);
  assert.deepEqual(at(2, 2), { position: 7, isHere: true });
  assert.deepEqual(at(2, 3), { position: 7, isHere: false });
  // Between two of its rows it stands at the end of the one before.
  assert.deepEqual(at(3, 0), { position: 11, isHere: false });
  assert.deepEqual(at(11, 11), { position: 35, isHere: false });
  assert.deepEqual(followed(first, second, 144), { position: 36, isHere: true });
});

test('without padding the second has not begun while the first reads the rim', () => {
  const [first, second] = [placed(), placed({ padding: [0, 0, 0, 0] })];
  assert.deepEqual(followed(first, second, 12), { position: -1, isHere: false });
  assert.deepEqual(followed(first, second, 13), { position: 0, isHere: true });
  // At the rim of the next map it still stands on the last step of the one before.
  assert.deepEqual(followed(first, second, 144), { position: 99, isHere: false });
});

test('a wider window is at the place of its middle', () => {
  const [first, second] = [placed(), placed({ dilation: [2, 2] })];
  assert.deepEqual(followed(first, second, 12 + 1), { position: 0, isHere: true });
});

test('the second never runs ahead and never goes back, and is here just where it says so', () => {
  for (const one of WALKS.map(placesOf)) {
    for (const other of WALKS.map(placesOf)) {
      let before = -1;
      for (let position = 0; position < stepsOf(one); position += 1) {
        const { position: at, isHere } = followed(one, other, position);
        assert.ok(at >= before && at < stepsOf(other));
        before = at;
        const place = placeAt(one, position);
        if (at >= 0) assert.ok(!isBeyond(placeAt(other, at), place));
        assert.equal(isHere, at >= 0 && placeAt(other, at).join() === place.join());
      }
    }
  }
});

test('where the second has no windows of its own, each of its steps is seen', () => {
  const first = placed();
  for (const second of [placed({ stride: [2, 2] }), placed({ stride: [1, 3] }), placed({ padding: [0, 0, 0, 0] })]) {
    const seen = Array.from({ length: 288 }, (_, position) => followed(first, second, position))
      .filter(({ isHere }) => isHere).map(({ position }) => position);
    assert.deepEqual(seen, Array.from({ length: stepsOf(second) }, (_, position) => position));
  }
});

test('the way back leads to the first step at which the second has come so far', () => {
  for (const one of WALKS.map(placesOf)) {
    for (const other of WALKS.map(placesOf)) {
      for (let position = 0; position < stepsOf(other); position += 5) {
        const to = leading(one, other, position);
        if (to > 0) assert.ok(followed(one, other, to - 1).position < position);
        if (to < stepsOf(one) - 1) assert.ok(followed(one, other, to).position >= position);
      }
    }
  }
});
