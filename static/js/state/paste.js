/** What lies in the clipboard: a table of numbers, or a picture. */

import { isTableLike } from '../lib/table.js';
import { mendTable, readTable, takeTable } from './table.js';
import { refuse, upload, uploadError } from './upload.js';

/**
 * Take a text or a file. A spreadsheet gives both: its numbers say more than their picture.
 * @param {string} text
 * @param {Blob|null} file
 */
export function take(text, file) {
  uploadError.value = null;
  if (text && readTable(text).values) takeTable(text);
  else if (file) upload(file);
  else if (text && isTableLike(text)) mendTable(text);
  else refuse(text.trim() ? 'paste.neither' : 'paste.empty');
}

/** Ask the browser for what lies in the clipboard, and take it. */
export async function paste() {
  if (!navigator.clipboard?.read) {
    // Only pages from a secure origin may ask; the keys work everywhere.
    refuse('paste.keys');
    return;
  }
  try {
    const items = await navigator.clipboard.read();
    take(await textOf(items), await pictureOf(items));
  } catch {
    refuse('paste.refused');
  }
}

/** @param {ClipboardItem[]} items @returns {Promise<string>} */
async function textOf(items) {
  const item = items.find(({ types }) => types.includes('text/plain'));
  return item ? (await item.getType('text/plain')).text() : '';
}

/** @param {ClipboardItem[]} items @returns {Promise<Blob|null>} */
async function pictureOf(items) {
  for (const item of items) {
    const type = item.types.find((one) => one.startsWith('image/'));
    if (type) return item.getType(type);
  }
  return null;
}
