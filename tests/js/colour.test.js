import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  channelCellColour, channelColour, contrast, diverging, inkOn, limitsFor, parseColour, strength,
} from '../../static/js/lib/colour.js';

/** @typedef {import('../../static/js/lib/colour.js').Rgb} Rgb */

const LIGHT = { zero: parseColour('#f6f4ee'), positive: parseColour('#c8501e'), negative: parseColour('#2563b8') };
const DARK = { zero: parseColour('#232831'), positive: parseColour('#f08a55'), negative: parseColour('#6fa8ff') };

test('colours are read as style sheets write them', () => {
  assert.deepEqual(parseColour(' #F2A007 '), [242, 160, 7]);
  assert.deepEqual(parseColour('#fff'), [255, 255, 255]);
  assert.deepEqual(parseColour('rgb(1 2 3 / 50%)'), [1, 2, 3]);
  assert.throws(() => parseColour('orange'), TypeError);
});

test('zero is neutral, the two signs are apart and grow with the value', () => {
  assert.deepEqual(diverging(0, 10, LIGHT), LIGHT.zero);
  assert.ok(diverging(5, 10, LIGHT)[0] > diverging(5, 10, LIGHT)[2]);
  assert.ok(diverging(-5, 10, LIGHT)[2] > diverging(-5, 10, LIGHT)[0]);
  const rising = [0, 1, 4, 9, 10].map((value) => strength(value, 10));
  assert.deepEqual(rising.toSorted((a, b) => a - b), rising);
  assert.equal(strength(1e9, 10), strength(10, 10));
  assert.equal(strength(3, 0), 0);
});

test('a channel goes from near black to its hue; a flat range does not divide by zero', () => {
  assert.ok(channelColour(0, [0, 255], 'red').every((part) => part < 30));
  assert.ok(channelColour(255, [0, 255], 'green')[1] > 180);
  assert.ok(channelColour(5, [5, 5], 'blue').every(Number.isFinite));
});

test('every number on a cell meets AA in both themes', () => {
  for (let share = 0; share <= 1; share += 0.01) {
    for (const hue of /** @type {const} */ (['red', 'green', 'blue', 'grey'])) {
      const ground = channelCellColour(share, [0, 1], hue);
      assert.ok(contrast(inkOn(ground), ground) >= 4.5, `${hue} ${share}`);
    }
    for (const palette of [LIGHT, DARK]) {
      for (const sign of [1, -1]) {
        const ground = diverging(sign * share, 1, palette);
        assert.ok(contrast(inkOn(ground), ground) >= 4.5, `${sign * share}`);
      }
    }
  }
});

test('the numbers of a coloured window are all white', () => {
  for (const hue of /** @type {const} */ (['red', 'green', 'blue'])) {
    assert.deepEqual(inkOn(channelCellColour(255, [0, 255], hue)), [255, 255, 255]);
  }
});

test('scales follow the layer and survive an empty one', () => {
  const limits = limitsFor({ weights: [1, -2, 0, 4], inputMax: 255, outputMax: 1000 });
  assert.ok(limits.kernel > 4 && limits.product > 500 && limits.map < 1000);
  assert.equal(limitsFor({ weights: [], inputMax: 0, outputMax: 0 }).kernel, 0);
});
