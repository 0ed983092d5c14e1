import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cellForms, formatCell, formatFull, formatSigned, largestFinite, parseNumber, stepFor, stepped,
} from '../../static/js/lib/numbers.js';

test('integers are written exactly, with a true minus', () => {
  assert.equal(formatCell(-320), '−320');
  assert.equal(formatCell(124704), '124704');
  assert.equal(formatCell(-0), '0');
});

test('other numbers get four significant digits in a cell and all of them in full', () => {
  assert.equal(formatCell(1 / 9), '0.1111');
  assert.equal(formatCell(-219.5555), '−219.6');
  assert.equal(formatCell(0.5), '0.5');
  assert.equal(formatCell(1.23456e-7), '1.235e−7');
  assert.equal(formatFull(1 / 9), '0.1111111111111111');
});

test('a term says its sign', () => {
  assert.equal(formatSigned(12), '+12');
  assert.equal(formatSigned(-8), '−8');
  assert.equal(formatSigned(0), '+0');
});

test('what people type is read', () => {
  const typed = { '5': 5, ' -2.5 ': -2.5, '−3': -3, '0,25': 0.25, '.5': 0.5, '1/9': 1 / 9, '+1e-3': 0.001 };
  for (const [text, value] of Object.entries(typed)) assert.equal(parseNumber(text), value);
});

test('what is not a finite number is not', () => {
  for (const text of ['', ' ', 'abc', '1 2', '0x10', 'Infinity', 'NaN', '1/0', '1/2/3', '1e999', '--1']) {
    assert.equal(parseNumber(text), null, text);
  }
});

test('every number survives being written in full and read back', () => {
  for (const value of [0.1 + 0.2, -1 / 3, 1e21, 5e-324, -123456789, 0]) {
    assert.equal(parseNumber(formatFull(value)), value);
  }
});

test('arrow keys step whole kernels by one and fractional ones by a fine part', () => {
  assert.equal(stepFor([-1, 0, 2]), 1);
  assert.equal(stepFor([0, 0]), 1);
  assert.equal(stepFor([0.0625, 0.125]), 0.01);
  assert.equal(stepFor([0.5, 3]), 0.1);
  assert.equal(stepped(0.1, 2, 0.1), 0.3);
});

test('a number is written shorter where there is less room, never so short that it says another', () => {
  assert.deepEqual(cellForms(1 / 256), {
    precise: ['0.003906', '.003906', '.00391'], rough: ['.0039', '.004'],
  });
  assert.deepEqual(cellForms(-113.9), { precise: ['−113.9', '−114'], rough: [] });
  assert.deepEqual(cellForms(-398), { precise: ['−398'], rough: [] });
});

test('the maximum of nothing has a sign of its own', () => {
  assert.equal(formatCell(-Infinity), '−∞');
  assert.equal(formatFull(-Infinity), '−∞');
  assert.deepEqual(cellForms(-Infinity), { precise: ['−∞'], rough: [] });
});

test('the maximum of nothing does not stretch a scale', () => {
  assert.equal(largestFinite([3, -7, -Infinity, 2]), 7);
  assert.equal(largestFinite([]), 0);
});
