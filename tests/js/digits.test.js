/** The numbers of a grid, in one size for all of its cells. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbersOf } from '../../static/js/stage/painters/digits.js';

test('what is not zero is never written as zero, however small the cells', () => {
  const values = [0.0185, -0.0185, 3.21, 0, 179];
  for (let pitch = 22; pitch <= 60; pitch += 1) {
    const at = numbersOf(values, values.length, { pitch, isRough: true }) ?? (() => ({ text: '', size: 0 }));
    for (const [place, value] of values.entries()) {
      const { text, size } = at(0, place);
      if (size > 0 && text) assert.equal(Number(text.replace('−', '-')) === 0, value === 0, `${text} at ${pitch}`);
    }
  }
});
