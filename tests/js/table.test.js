import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTableLike, parseTable, printTable } from '../../static/js/lib/table.js';
import { LONGEST_TABLE, table } from '../../static/js/state/codecs.js';

const SQUARE = [[[1, 0, -2], [1.5, 1, 0]]];

/** @param {string} text */
function refused(text) {
  const { error } = parseTable(text);
  assert.ok(error, text);
  return [error.key, error.params.row, error.params.column];
}

for (const [name, text] of Object.entries({
  spaces: '1 0 -2\n1.5 1 0',
  'spaces in columns': '  1  0  −2\n1.5  1   0  \n',
  commas: '1, 0, -2\n1.5,1,0',
  'commas at the ends': '1,0,-2,\r\n1.5,1,0,\r\n',
  semicolons: '1; 0; -2\n1,5; 1; 0',
  'tabs of a spreadsheet': '1\t0\t-2\n1,5\t1\t0',
  'lists of Python': '[[1, 0, -2], [1.5, 1, 0]]',
  'lists of NumPy': '[[ 1.   0.  -2. ]\n [ 1.5  1.   0. ]]',
  fractions: '1 0 -2\n3/2 2/2 0/7',
})) {
  test(`a table is read with ${name}`, () => assert.deepEqual(parseTable(text).values, SQUARE));
}

test('an empty line begins the next channel, and so does a list of lists', () => {
  const two = [[[1, 2]], [[3, 4]], [[5, 6]]];
  assert.deepEqual(parseTable('1 2\n\n3 4\n\n\n5 6\n\n').values, two);
  assert.deepEqual(parseTable('[[[1, 2]], [[3, 4]], [[5, 6]]]').values, two);
});

test('what is wrong is said with its row and column', () => {
  assert.deepEqual(refused('1 2\n3 x'), ['table.not_a_number', 2, 2]);
  assert.deepEqual(refused('1 2\n3 inf'), ['table.not_a_number', 2, 2]);
  assert.deepEqual(refused('1\t2\t3\n4\t\t6'), ['table.nothing_there', 2, 2]);
  assert.deepEqual(refused('1 2 3\n4 5'), ['table.row_short', 2, 3]);
  assert.deepEqual(refused('1 2\n4 5\n6 7 8'), ['table.row_long', 3, 3]);
  assert.deepEqual(refused('1 2\n\n3 4 5'), ['table.row_long', 1, 3]);
  assert.deepEqual(refused(' \n'), ['table.empty', undefined, undefined]);
  assert.equal(parseTable('1 2\n\n3 x').error?.params.channel, 2);
  assert.equal(parseTable('1\n\n3\n4').error?.key, 'table.channel_rows');
});

test('what is too large is refused', () => {
  const row = Array.from({ length: 65 }, () => 1).join(' ');
  assert.equal(parseTable(row).error?.key, 'table.too_many_columns');
  assert.equal(parseTable(row.replaceAll(' ', '\n')).error?.key, 'table.too_many_rows');
  assert.equal(parseTable(row.replaceAll(' ', '\n\n')).error?.key, 'table.too_many_channels');
});

test('a text that begins with a number is meant as a table', () => {
  for (const text of ['1 x', '−3', '[[1, a]]', '0,5;b']) assert.ok(isTableLike(text), text);
  for (const text of ['', 'Dear reader', 'x 1', '1st of May']) assert.ok(!isTableLike(text), text);
});

test('a table is printed as it is read', () => {
  const values = [[[1, -0.25], [1e-7, 300]], [[0, 0], [1 / 3, 2]]];
  assert.deepEqual(parseTable(printTable(values)).values, values);
  assert.equal(printTable([[[1, -10], [0, 2]]]), '  1 −10\n  0   2');
});

test('a table is written in an address and read back', () => {
  assert.equal(table.print([[[1, 0, 1], [1, 1, 0]]]), '1,0,1;1,1,0');
  assert.equal(table.print([[[0, 0, 0, 0, -1]]]), '0*4,-1');
  for (const values of [SQUARE, [[[1 / 3, -1e-9]], [[1e300, 0]]]]) {
    assert.deepEqual(table.parse(table.print(values)), values);
  }
  assert.equal(table.print([[[1], [2]], [[3], [4]]]), '1;2;;3;4');
});

test('an address is not read where it is no table', () => {
  const wrong = ['', '1,2;3', '1;;2;3', '1,x', '1,', 'NaN', '1;;', ';1', '1*65', `${'1,'.repeat(64)}1`];
  for (const text of wrong) assert.equal(table.parse(text), undefined, text);
  assert.equal(table.parse(`${'0.123456789,'.repeat(60)}0;`.repeat(9)), undefined);
  assert.ok(LONGEST_TABLE < 8000);
});
