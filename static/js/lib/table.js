/** Tables of numbers as people type them and spreadsheets give them. Pure. */

import { formatFull, parseNumber } from './numbers.js';

/** @typedef {{key: string, params: Record<string, string|number>}} Sentence */
/** @typedef {number[][][]} Table (C, H, W) */

/** The most that a table may have: more could not be read on the page. */
export const TABLE = Object.freeze({ side: 64, channels: 31 });

/** As much of a wrong entry as fits in a sentence. */
const QUOTED = 16;

/**
 * Rows of numbers; an empty line begins the next channel. Between the numbers stand tabs,
 * semicolons, commas or spaces; nested lists, as Python writes them, are read too.
 * @param {string} text
 * @returns {{values: Table, error: null}|{values: null, error: Sentence}}
 */
export function parseTable(text) {
  const channels = blocksOf(unnested(text));
  if (channels.length === 0) return refusal('table.empty', {});
  if (channels.length > TABLE.channels) {
    return refusal('table.too_many_channels', { count: channels.length, most: TABLE.channels });
  }
  /** @type {Table} */
  const values = [];
  for (const lines of channels) {
    const place = channels.length > 1 ? values.length + 1 : 0;
    const { plane, error } = planeOf(lines, values[0]);
    if (error) return located(error, place);
    values.push(plane);
  }
  return { values, error: null };
}

/**
 * Whether a text is meant as a table, right or wrong: it begins with a number.
 * @param {string} text
 * @returns {boolean}
 */
export function isTableLike(text) {
  const [first = ''] = blocksOf(unnested(text))[0] ?? [];
  return parseNumber(cellsOf(first)[0]) !== null;
}

/**
 * @param {Table} values
 * @returns {string} what `parseTable` reads back, its columns one below the other
 */
export function printTable(values) {
  const texts = values.map((plane) => plane.map((row) => row.map(formatFull)));
  const width = Math.max(...texts.flat(2).map((text) => text.length));
  return texts.map((plane) => (
    plane.map((row) => row.map((text) => text.padStart(width)).join(' ')).join('\n')
  )).join('\n\n');
}

/**
 * @param {Table} values
 * @returns {[number, number, number]}
 */
export function shapeOfTable(values) {
  return [values.length, values[0].length, values[0][0].length];
}

/**
 * @param {Table} values
 * @returns {boolean} whether there is something, all channels and rows are alike, and it is not
 *   too large
 */
export function isRegular(values) {
  const [height, width] = [values[0].length, values[0][0]?.length ?? 0];
  return width > 0 && height <= TABLE.side && width <= TABLE.side
    && values.length <= TABLE.channels
    && values.every((plane) => plane.length === height
      && plane.every((row) => row.length === width));
}

/**
 * Nested lists with their brackets turned into lines: two that close together close a channel.
 * @param {string} text
 * @returns {string}
 */
function unnested(text) {
  if (!/^\s*\[/.test(text)) return text;
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\]\s*\]\s*,?/g, '\n\n')
    .replace(/\]\s*,?/g, '\n')
    .replaceAll('[', ' ');
}

/**
 * @param {string} text
 * @returns {string[][]} the lines of each channel
 */
function blocksOf(text) {
  /** @type {string[][]} */
  const blocks = [];
  let isNew = true;
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.trim() === '') {
      isNew = true;
    } else if (isNew) {
      blocks.push([line]);
      isNew = false;
    } else {
      blocks[blocks.length - 1].push(line);
    }
  }
  return blocks;
}

/**
 * Tabs and semicolons leave the comma to decimals; a separator at the end of a line begins nothing.
 * @param {string} line
 * @returns {string[]}
 */
function cellsOf(line) {
  const text = line.replace(/[\s,;]+$/, '');
  if (text.includes('\t')) return text.split('\t');
  if (text.includes(';')) return text.split(';');
  return text.trim().split(text.includes(',') ? /\s*,\s*|\s+/ : /\s+/);
}

/**
 * @param {string[]} lines
 * @param {number[][]|undefined} first the first channel, which the others are like
 * @returns {{plane: number[][], error: null}|{plane: null, error: Sentence}}
 */
function planeOf(lines, first) {
  if (lines.length > TABLE.side) {
    return wrong('table.too_many_rows', { count: lines.length, most: TABLE.side });
  }
  /** @type {number[][]} */
  const plane = [];
  for (const [index, line] of lines.entries()) {
    const row = index + 1;
    const cells = cellsOf(line);
    const numbers = cells.map(parseNumber);
    const at = numbers.indexOf(null);
    if (at >= 0) {
      const text = cells[at].trim();
      const place = { row, column: at + 1 };
      if (text === '') return wrong('table.nothing_there', place);
      return wrong('table.not_a_number', { ...place, text: quoted(text) });
    }
    const wanted = (plane[0] ?? first?.[0])?.length ?? cells.length;
    if (cells.length !== wanted) {
      const key = cells.length < wanted ? 'table.row_short' : 'table.row_long';
      const column = Math.min(cells.length, wanted) + 1;
      return wrong(key, { row, column, count: cells.length, wanted });
    }
    if (cells.length > TABLE.side) {
      return wrong('table.too_many_columns', { row, count: cells.length, most: TABLE.side });
    }
    plane.push(/** @type {number[]} */ (numbers));
  }
  if (first && plane.length !== first.length) {
    return wrong('table.channel_rows', { count: plane.length, wanted: first.length });
  }
  return { plane, error: null };
}

/** @param {string} text @returns {string} */
function quoted(text) {
  return text.length > QUOTED ? `${text.slice(0, QUOTED - 1)}…` : text;
}

/**
 * @param {string} key
 * @param {Sentence['params']} params
 * @returns {{plane: null, error: Sentence}}
 */
function wrong(key, params) {
  return { plane: null, error: { key, params } };
}

/**
 * @param {string} key
 * @param {Sentence['params']} params
 * @returns {{values: null, error: Sentence}}
 */
function refusal(key, params) {
  return { values: null, error: { key, params } };
}

/**
 * @param {Sentence} error
 * @param {number} channel from 1; 0 where there is only one
 * @returns {{values: null, error: Sentence}}
 */
function located({ key, params }, channel) {
  return refusal(key, { ...params, channel });
}
