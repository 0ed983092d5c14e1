/** A stack of windows, and what an output cell sees of every layer. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseStack, printStack, seenBy } from '../../static/js/lib/stack.js';

test('what is written is read again, and what is no stack is not', () => {
  assert.equal(printStack(parseStack('3,1,1;3,2,1') ?? []), '3,1,1;3,2,1');
  for (const text of ['', '3', '3,1', '3,1,0', '3,1,1.5', '3,1,10', 'a,b,c', Array(7).fill('3,1,1').join(';')]) {
    assert.equal(parseStack(text), undefined, text);
  }
});

test('three windows of three see seven cells in a row', () => {
  const seen = seenBy(parseStack('3,1,1;3,1,1;3,1,1') ?? [], 2);
  assert.deepEqual(seen, [[2, 3, 4, 5, 6, 7, 8], [2, 3, 4, 5, 6], [2, 3, 4], [2]]);
});

test('a stride spreads what is above it, a dilation leaves gaps', () => {
  assert.deepEqual(seenBy(parseStack('3,2,1;2,1,1') ?? [], 1), [[2, 3, 4, 5, 6], [1, 2], [1]]);
  assert.deepEqual(seenBy(parseStack('3,1,2') ?? [], 0), [[0, 2, 4], [0]]);
});
