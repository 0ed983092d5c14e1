/** The marks in a lesson's text. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsIn, parts, stepsIn } from '../../static/js/lib/markup.js';

test('words without marks are one text', () => {
  assert.deepEqual(parts('Multiply, add up.'), [{ kind: 'text', text: 'Multiply, add up.' }]);
  assert.deepEqual(parts(''), []);
});

test('phrases, numbers, letters and strong words stand in the order of the text', () => {
  assert.deepEqual(parts('Now [with stride 2](stride): *h* is {h}, **at last**.'), [
    { kind: 'text', text: 'Now ' },
    { kind: 'phrase', step: 'stride', parts: [{ kind: 'text', text: 'with stride 2' }] },
    { kind: 'text', text: ': ' },
    { kind: 'letter', text: 'h' },
    { kind: 'text', text: ' is ' },
    { kind: 'fact', name: 'h' },
    { kind: 'text', text: ', ' },
    { kind: 'strong', parts: [{ kind: 'text', text: 'at last' }] },
    { kind: 'text', text: '.' },
  ]);
});

test('a phrase may hold a letter and a number', () => {
  const [phrase] = parts('[drag *x* to {x}](drag)');
  assert.deepEqual(phrase, {
    kind: 'phrase',
    step: 'drag',
    parts: [
      { kind: 'text', text: 'drag ' }, { kind: 'letter', text: 'x' },
      { kind: 'text', text: ' to ' }, { kind: 'fact', name: 'x' },
    ],
  });
  assert.deepEqual(stepsIn('[drag *x* to {x}](drag) or [not](rest)'), ['drag', 'rest']);
  assert.deepEqual(factsIn('[drag to {x}](drag), **{h}** or {y}'), ['x', 'h', 'y']);
});

test('signs of multiplication are not marks', () => {
  assert.deepEqual(parts('5 * 3 and 2 * 2'), [{ kind: 'text', text: '5 * 3 and 2 * 2' }]);
});
