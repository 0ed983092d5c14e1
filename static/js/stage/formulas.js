/**
 * What is done to one cell, as lines with its numbers put in. Pure. "^{…}" is raised and "_{…}"
 * lowered.
 */

import { formatCell } from '../lib/numbers.js';

/** @typedef {import('../types.js').Operation} Operation */
/** @typedef {import('../types.js').StepRecord} StepRecord */

/** The formulas as letters. @type {Readonly<Record<string, string>>} */
export const LETTERS = Object.freeze({
  relu: 'max(0, x)',
  leaky_relu: 'max(x, a·x)',
  sigmoid: '1 / (1 + e^{−x})',
  tanh: '(e^{x} − e^{−x}) / (e^{x} + e^{−x})',
  softmax: 'e^{x} / Σ e^{x}',
  flatten: '(c·H + i)·W + j = n',
  add: 'x + y',
  batch_norm: '(x − μ) / √(σ² + ε) · γ + β',
});

/** So many channels' exponentials are written out; of more, their sum. */
const WRITTEN = 4;

/**
 * @param {number} value
 * @returns {string} in brackets where a minus would follow a sign
 */
function term(value) {
  return value < 0 ? `(${formatCell(value)})` : formatCell(value);
}

/**
 * @param {number} value
 * @returns {string} to three digits: a sum of several has to fit
 */
function short(value) {
  return formatCell(Number(value.toPrecision(3)));
}

/**
 * @param {number} value
 * @returns {string} such as "1e−5"
 */
function tiny(value) {
  return value !== 0 && Math.abs(value) < 1e-3
    ? value.toExponential().replace('e-', 'e−')
    : formatCell(value);
}

/**
 * @param {StepRecord} record of one channel
 * @param {Operation} operation
 * @param {number} channel
 * @returns {string[]} lines
 */
export function formulaOf(record, operation, channel) {
  const known = record.intermediate ?? {};
  const own = record.channels.find((one) => one.channel === channel) ?? record.channels[0];
  const x = own.values[0][0];
  switch (operation.op) {
    case 'add':
      return [`${formatCell(x)} + ${term(known.other)} = ${formatCell(record.result)}`];
    case 'relu':
      return [`max(0, ${formatCell(x)})`];
    case 'leaky_relu':
      return [`${formatCell(known.slope)} · ${term(x)}`];
    case 'sigmoid':
      return [`1 / (1 + e^{${formatCell(-x)}})`, `1 / (1 + ${formatCell(known.exponential)})`];
    case 'tanh':
      return hyperbolic(x, known.exponential);
    case 'softmax':
      return shares(record, x, channel);
    case 'batch_norm':
      return [
        `(${formatCell(x)} − ${term(known.mean)}) / √(${formatCell(known.variance)}\u00a0+\u00a0${tiny(known.eps)})`,
        `${formatCell(known.normalized)} · ${term(known.weight)} + ${term(known.bias)}`,
      ];
    default:
      return [];
  }
}

/**
 * The place of a cell in the vector that all of them are put into.
 * @param {readonly [number, number, number]} shape C, H, W
 * @param {readonly [number, number, number]} cell channel, row, column
 * @returns {string[]} lines
 */
export function placeFormula([, height, width], [channel, row, col]) {
  const place = (channel * height + row) * width + col;
  return [`(${channel}·${height} + ${row})·${width} + ${col} = ${place}`];
}

/**
 * With e^{−2|x|}, which cannot overflow, both fractions are the same.
 * @param {number} x
 * @param {number} exponential
 * @returns {string[]}
 */
function hyperbolic(x, exponential) {
  const sign = x < 0 ? '−' : '';
  const raised = `e^{${formatCell(-2 * Math.abs(x))}}`;
  const number = formatCell(exponential);
  return [
    `${sign}(1 − ${raised}) / (1 + ${raised})`,
    `${sign}(1 − ${number}) / (1 + ${number})`,
  ];
}

/**
 * @param {StepRecord} record
 * @param {number} x
 * @param {number} channel
 * @returns {string[]}
 */
function shares({ channels, along, intermediate = {} }, x, channel) {
  const { maximum, exponential, total } = intermediate;
  const each = along ?? channels.map((one) => one.exponentials?.[0][0] ?? 0);
  const sum = each.length > WRITTEN ? formatCell(total) : `(${each.map(short).join(' + ')})`;
  const own = channels.findIndex((one) => one.channel === channel);
  return [
    `e^{${formatCell(x)} − ${term(maximum)}} = ${formatCell(exponential ?? each[own])}`,
    `${short(exponential ?? each[own])} / ${sum}`,
  ];
}

/**
 * @param {string} line
 * @returns {{text: string, place: ''|'sup'|'sub'}[]} its parts
 */
export function partsOf(line) {
  return line.split(/([_^]\{[^}]*\})/).filter(Boolean).map((part) => {
    const raised = /^([_^])\{([^}]*)\}$/.exec(part);
    if (!raised) return { text: part, place: '' };
    return { text: raised[2], place: raised[1] === '^' ? 'sup' : 'sub' };
  });
}
