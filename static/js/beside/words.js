/** What both walks are called, and what is said of the place where they are. Pure; texts come in through `t`. */

import { areClose } from '../lib/comparisons.js';
import { formatCount } from '../lib/format.js';
import { formatCell } from '../lib/numbers.js';

/** @typedef {import('../lib/channels.js').Translate} Translate */
/** @typedef {import('../lib/comparisons.js').Comparison} Comparison */
/** @typedef {import('../lib/comparisons.js').Value} Value */
/** @typedef {import('../lib/in_step.js').Followed} Followed */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').StepRecord} StepRecord */

/** So many channels of a pool are written one by one. */
const WRITTEN = 4;

/**
 * @param {Comparison} what
 * @param {Translate} t
 * @returns {string}
 */
export function comparisonName(what, t) {
  return t(['mode', 'padding_mode', 'pooling'].includes(what) ? `beside.by.${what}` : `operation.${what}`);
}

/**
 * @param {Comparison} what
 * @param {Value} value
 * @param {Translate} t
 * @returns {string} such as "Stride 2"
 */
export function walkName(what, value, t) {
  if (what === 'mode') return t(`operation.${value}`);
  if (what === 'pooling') return t(String(value).includes('max') ? 'operation.max_pool' : 'operation.avg_pool');
  if (what === 'padding_mode') return t(`operation.padding_mode.${value}`);
  return t(`beside.is.${what}`, { value: [value].flat().join(', ') });
}

/**
 * What a step writes: one number, or one a channel where each has its own.
 * @param {Model} model
 * @param {number} position
 * @returns {number[]}
 */
export function resultsAt({ kind, run, output }, position) {
  if (kind === 'conv') return [output.data[position]];
  const [channels, rows, cols] = run.output_shape;
  return Array.from({ length: channels }, (_, channel) => output.data[channel * rows * cols + position]);
}

/** @param {number[]} results @returns {string} */
function listed(results) {
  const more = results.length > WRITTEN ? ' · …' : '';
  return `${results.slice(0, WRITTEN).map(formatCell).join(' · ')}${more}`;
}

/**
 * @typedef {object} Both
 * @property {Comparison} what
 * @property {[string, string]} names
 * @property {Model} first
 * @property {Model} second
 * @property {number} position of the first
 * @property {Followed} follower
 */

/**
 * @param {Both} both
 * @param {Translate} t
 * @returns {string} what both write at this place, or why only one of them does
 */
export function placeSentence({ what, names, first, second, position, follower }, t) {
  const results = resultsAt(first, position);
  const params = { first: names[0], second: names[1], a: listed(results) };
  if (!follower.isHere) return t(`beside.says.${absence(what, follower)}`, { ...params, ...restingAt(second, follower) });
  const others = resultsAt(second, follower.position);
  if (results.every((value, at) => areClose(value, others[at]))) return t('beside.says.same', params);
  const b = listed(others);
  if (results.length > 1) return t('beside.says.lists', { ...params, b });
  return t('beside.says.differ', { ...params, b, d: formatCell(Number(Math.abs(results[0] - others[0]).toPrecision(12))) });
}

/**
 * @param {Comparison} what
 * @param {Followed} follower that is not here
 * @returns {'before'|'over'|'outside'}
 */
export function absence(what, { position }) {
  if (position < 0) return 'before';
  return what === 'stride' ? 'over' : 'outside';
}

/**
 * @param {Model} model
 * @param {Followed} follower
 * @returns {{row: number, col: number}} counted as the stage writes them, from 0
 */
function restingAt({ run }, { position }) {
  const [, rows, cols] = run.output_shape;
  const cell = Math.max(0, position) % (rows * cols);
  return { row: Math.floor(cell / cols), col: cell % cols };
}

/**
 * Where two walks differ in what the padding holds only a window that reads some can differ.
 * @param {StepRecord} record
 * @param {Translate} t
 * @returns {string}
 */
export function paddingSentence({ padding_taps: padding, channels }, t) {
  if (padding.length === 0) return t('beside.taps.none');
  return t('beside.taps', { n: padding.length, taps: channels[0].values.flat().length });
}

/**
 * @param {number} count of cells that differ
 * @param {number} total
 * @param {Translate} t
 * @returns {string}
 */
export function countSentence(count, total, t) {
  const params = { n: formatCount(count), total: formatCount(total) };
  if (count === 0) return t('beside.count.none', params);
  return t(count === total ? 'beside.count.all' : 'beside.count', params);
}
