/** Signals as an address writes them, and g turned and slid. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asPlaces, readEvery } from '../../static/js/lessons/figures/signals/sampled.js';
import { nearest, parseSignal, printSignal, turnedAndSlid } from '../../static/js/lib/signals.js';

test('what is written is read again', () => {
  for (const text of ['box,0,2', 'triangle,-1,1.5,3', 'gaussian,2,0.5', 'exponential,0,1', 'impulses,0,2,3', 'samples,0,0.5,1,0,-2.5']) {
    const signal = parseSignal(text);
    assert.ok(signal, text);
    assert.equal(printSignal(signal), text);
  }
});

test('what is no signal is not read', () => {
  for (const text of [
    '', 'box', 'box,0', 'box,2,0', 'box,0,2,1,9', 'gaussian,0,0', 'exponential,0,-1', 'impulses,0,1,0', 'impulses,0,1,1.5',
    'circle,0,1', 'box,a,b', 'box,0,', 'box,0,1e9', 'samples,0,0,1', 'samples,0,1', `samples,0,1,${Array(201).fill(1)}`, 'box,0,Infinity',
  ]) assert.equal(parseSignal(text), undefined, text);
});

test('g is turned about its zero and slid to x', () => {
  const t = [-2, -1, 0, 1, 2, 3, 4];
  const g = [0, 0, 3, 2, 1, 0, 0];
  assert.deepEqual(turnedAndSlid(t, g, 0), [1, 2, 3, 0, 0, 0, 0]);
  assert.deepEqual(turnedAndSlid(t, g, 3), [0, 0, 0, 1, 2, 3, 0]);
  assert.deepEqual(turnedAndSlid(t, g, 6), [0, 0, 0, 0, 0, 0, 1]);
});

test('the sum of the products is the convolution', () => {
  const t = [0, 1, 2, 3, 4, 5, 6];
  const f = [1, 3, 2, 4, 0, 0, 0];
  const g = [3, 2, 1, 0, 0, 0, 0];
  const h = t.map((x) => turnedAndSlid(t, g, x).reduce((sum, value, at) => sum + value * f[at], 0));
  assert.deepEqual(h, [3, 11, 13, 19, 10, 4, 0]);
});

test('the nearest place of a grid is in it', () => {
  const grid = [0, 0.5, 1, 1.5];
  assert.equal(nearest(0.7, grid), 1);
  assert.equal(nearest(-9, grid), 0);
  assert.equal(nearest(9, grid), 3);
  assert.equal(nearest(4, [2]), 0);
});

test('samples are read at even distances, and an impulse keeps its area', () => {
  const t = Array.from({ length: 41 }, (_, at) => Number((-1 + at * 0.1).toFixed(1)));
  const none = { f: null, g: null, h: null };
  const f = t.map((at) => (at >= 0 && at <= 2 ? at : 0));
  const read = readEvery({ t, f, g: t.map(() => 0), impulses: { ...none, g: [[0.5, 2], [1.5, 3]] } }, 0.5);
  assert.deepEqual(read.range, [-2, 6]);
  assert.deepEqual(read.f, { shape: 'samples', start: 1, values: [0.5, 1, 1.5, 2] });
  assert.deepEqual(read.g, { shape: 'samples', start: 1, values: [4, 0, 6] });
  const still = readEvery({ t, f: t.map(() => 0), g: f, impulses: none }, 1);
  assert.deepEqual(still.f.values, [0]);
});

test('sums of samples stand for areas', () => {
  const answer = {
    domain: /** @type {const} */ ('discrete'), mode: /** @type {const} */ ('convolution'),
    t: [-1, 0, 1], f: [0, 1, 2], g: [1, 1, 0], x: [-1, 0, 1], h: [1, 3, 2], swapped_difference: 0,
    peak: { x: 0, h: 3 }, area: { f: 3, g: 2, h: 6 }, impulses: { f: null, g: null, h: null },
  };
  const now = asPlaces(answer, 0.1);
  assert.deepEqual(now.x, [-0.1, 0, 0.1]);
  assert.deepEqual(now.f, answer.f);
  assert.ok(Math.abs(now.peak.h - 0.3) < 1e-12 && Math.abs(now.area.h - 0.06) < 1e-12);
});
