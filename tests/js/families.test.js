/** Presets in families, those that stand near, and finding one by typing. */

import assert from 'node:assert/strict';
import test from 'node:test';
import { familiesOf, matching, nearest } from '../../static/js/lib/families.js';
import { neighbour } from '../../static/js/lib/spatial.js';

/** @typedef {import('../../static/js/types.js').Preset} Preset */

/** @param {string} name @param {string} family @param {string} [zh] @returns {Preset} */
const preset = (name, family, zh = '') => ({
  name,
  family,
  family_title: { en: family, zh: '' },
  title: { en: name, zh },
  note: { en: `note on ${name}`, zh: '' },
  weight: [[1]],
  bias: null,
  combine: 'each',
});

const EDGES = Array.from({ length: 8 }, (_, n) => preset(`edge_${n}`, 'edge'));
const BANK = { ...preset('astronaut_bank', 'bank'), combine: null };
const ALL = [
  BANK, preset('identity', 'identity'), preset('gaussian_5', 'smoothing', '高斯'),
  ...EDGES, preset('sobel_x', 'edge'), preset('sharpen', 'sharpening'),
];

const names = (/** @type {Preset[]} */ presets) => presets.map(({ name }) => name);

test('every preset is in its family once', () => {
  const members = familiesOf(ALL).flatMap((one) => one.members);
  assert.deepEqual(names(members).sort(), names(ALL).sort());
  assert.equal(familiesOf(ALL)[0].family, 'smoothing');
});

test('near a preset is its own part of the family, which choosing from it does not move', () => {
  const near = nearest(ALL, EDGES[1], 6);
  assert.deepEqual(near, EDGES.slice(0, 6));
  for (const one of near) assert.deepEqual(nearest(ALL, one, 6), near);
});

test('a small rest is filled up with what is common, nothing twice', () => {
  const near = nearest(ALL, EDGES[7], 6);
  assert.deepEqual(names(near).slice(0, 3), ['edge_6', 'edge_7', 'sobel_x']);
  assert.equal(new Set(near).size, near.length);
  assert.ok(names(near).includes('gaussian_5'));
});

test('beside own weights, and beside a bank, is what is common', () => {
  assert.deepEqual(nearest(ALL, null, 6), nearest(ALL, BANK, 6));
  assert.deepEqual(names(nearest(ALL, null, 3)), ['sobel_x', 'gaussian_5', 'sharpen']);
});

test('words are found in names, notes and families, in both languages and any order', () => {
  assert.deepEqual(names(matching(ALL, 'Gaussian_5')), ['gaussian_5']);
  assert.deepEqual(names(matching(ALL, '高斯')), ['gaussian_5']);
  assert.deepEqual(names(matching(ALL, '3 edge')), ['edge_3']);
  assert.deepEqual(names(matching(ALL, 'note  sharpening')), ['sharpen']);
  assert.deepEqual(matching(ALL, 'nothing of that'), []);
  assert.equal(matching(ALL, ' ').length, ALL.length);
});

// Two rows of three, a heading's gap, and a row of two.
const BOXES = [[0, 0], [10, 0], [20, 0], [0, 10], [10, 10], [20, 10], [0, 35], [10, 35]]
  .map(([left, top]) => ({ left, top, width: 9, height: 9 }));

test('arrows lead to the neighbour in the row, and to the nearest of the next row', () => {
  assert.equal(neighbour(BOXES, 1, 'ArrowRight'), 2);
  assert.equal(neighbour(BOXES, 2, 'ArrowRight'), 3);
  assert.equal(neighbour(BOXES, 1, 'ArrowDown'), 4);
  assert.equal(neighbour(BOXES, 5, 'ArrowDown'), 7);
  assert.equal(neighbour(BOXES, 6, 'ArrowUp'), 3);
});

test('at the ends the arrows stay', () => {
  assert.equal(neighbour(BOXES, 0, 'ArrowLeft'), 0);
  assert.equal(neighbour(BOXES, 1, 'ArrowUp'), 1);
  assert.equal(neighbour(BOXES, 7, 'ArrowDown'), 7);
  assert.equal(neighbour(BOXES, 7, 'ArrowRight'), 7);
  assert.equal(neighbour(BOXES, 3, 'Home'), 0);
  assert.equal(neighbour(BOXES, 3, 'End'), 7);
  assert.equal(neighbour(BOXES, -1, 'ArrowDown'), 0);
  assert.equal(neighbour([], -1, 'ArrowDown'), -1);
});
