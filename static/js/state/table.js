/** The table of numbers that a person types or pastes: its text, and what is wrong with it. */

import { batch, effect, signal } from '@preact/signals';
import { parseTable, printTable } from '../lib/table.js';
import { LONGEST_TABLE, table as codec } from './codecs.js';
import { dialog } from './layout.js';
import { settings } from './settings.js';

/** @typedef {import('../lib/table.js').Sentence} Sentence */
/** @typedef {import('../lib/table.js').Table} Table */

/** What the field opens with before anything was typed. */
const FIRST = '1 0 1 0\n1 1 0 1\n0 1 0 0\n0 0 1 1';

/** The text in the field; it stays when the dialog is closed. */
export const draft = signal(FIRST);

/** Why the text is not taken. */
export const tableError = signal(/** @type {Sentence|null} */ (null));

/** The table that was walked last; null before there was one. */
export const lastTable = signal(/** @type {Table|null} */ (null));

effect(() => {
  if (settings.values.value) lastTable.value = settings.values.value;
});

/**
 * @param {string} text
 * @returns {ReturnType<typeof parseTable>} refused, too, where it is too long for an address
 */
export function readTable(text) {
  const read = parseTable(text);
  const length = read.values ? codec.print(read.values).length : 0;
  if (length <= LONGEST_TABLE) return read;
  return { values: null, error: { key: 'table.too_long', params: { length, most: LONGEST_TABLE } } };
}

/** Open the dialog with the table that is walked, or with what was typed last. */
export function openTable() {
  const now = settings.values.peek();
  const typed = readTable(draft.peek()).values;
  batch(() => {
    if (now && JSON.stringify(now) !== JSON.stringify(typed)) draft.value = printTable(now);
    tableError.value = null;
    dialog.value = 'table';
  });
}

/**
 * Open the dialog with a text that could not be taken, and say why.
 * @param {string} text
 */
export function mendTable(text) {
  batch(() => {
    draft.value = text;
    tableError.value = readTable(text).error;
    dialog.value = 'table';
  });
}

/**
 * Walk the table that a text is.
 * @param {string} text
 * @returns {boolean} whether it is one; `tableError` says what is wrong
 */
export function takeTable(text) {
  const { values, error } = readTable(text);
  tableError.value = error;
  if (values) settings.values.value = values;
  return error === null;
}

/** Walk the table of before again. */
export function chooseTable() {
  settings.values.value = lastTable.peek();
}
