/** How a number comes about, written out with the numbers of its record. Pure. */

import { formatCell } from './numbers.js';

/** @typedef {import('../types.js').StepRecord} StepRecord */
/** @typedef {import('../walk/question.js').Question} Question */

/** So many terms are written out; of more only how many they are. */
const WRITTEN = 30;

/**
 * @param {StepRecord} record that is asked about
 * @param {Pick<Question, 'quantity'|'channel'|'tap'>} question
 * @returns {string} such as "−48 − 123 − 161 + 12 = −320"
 */
export function solutionOf(record, { quantity, channel, tap }) {
  const term = record.channels.find((one) => one.channel === channel);
  if (quantity === 'product' && term?.products && term.kernel && tap) {
    const [row, col] = tap;
    const [value, weight] = [term.values[row][col], term.kernel[row][col]];
    return `${formatCell(value)} × ${formatCell(weight)} = ${formatCell(term.products[row][col])}`;
  }
  if (quantity === 'sum' && term?.products) {
    return `${added(term.products.flat())} = ${formatCell(term.sum ?? 0)}`;
  }
  return `${written(record)} = ${formatCell(record.result)}`;
}

/**
 * @param {StepRecord} record
 * @returns {string} how the output comes about
 */
function written({ channels, bias, winner, sum, divisor, norm_type: p }) {
  if (channels[0].products) {
    const terms = channels.map((term) => term.sum ?? 0);
    return added(bias ? [...terms, bias] : terms);
  }
  const cells = channels[0].values.flat().filter((value) => value !== null);
  if (winner) return cells.length > WRITTEN ? `max(…${cells.length}…)` : `max(${cells.map(formatCell).join(', ')})`;
  if (p !== undefined || sum === undefined || divisor === undefined) return '…';
  const total = cells.length > WRITTEN ? formatCell(sum) : `(${added(cells)})`;
  return `${total} ÷ ${divisor}`;
}

/**
 * @param {number[]} numbers
 * @returns {string} those that are not 0, with their signs between them
 */
function added(numbers) {
  const telling = numbers.filter((value) => value !== 0);
  if (telling.length === 0) return '0';
  if (telling.length > WRITTEN) return `Σ (${telling.length})`;
  return telling.map((value, place) => {
    if (place === 0) return formatCell(value);
    return `${value < 0 ? '−' : '+'} ${formatCell(Math.abs(value))}`;
  }).join(' ');
}
