/**
 * What is not shown of a step while a person works it out: the number that is asked for, and every
 * number that would give it away. Pure.
 */

import { questionAt } from '../walk/question.js';
import { GHOST } from './looks.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Trying} Trying */
/** @typedef {import('./looks.js').CellLook} CellLook */
/** @typedef {'asked'|'hidden'|null} Cover null: it is shown */

/**
 * @typedef {object} Hidden
 * @property {boolean} any whether anything is hidden
 * @property {number|null} channel the input channel that it is about
 * @property {(channel: number, tap: number) => Cover} product tap as a flat index
 * @property {(channel: number) => Cover} sum
 * @property {(channel: number) => Cover} result of a convolution 0 is its only one
 */

const shown = () => null;
const hidden = () => /** @type {Cover} */ ('hidden');

/** Everything is shown. @type {Hidden} */
export const NOTHING = Object.freeze({ any: false, channel: null, product: shown, sum: shown, result: shown });

/** The number that is asked for. @type {CellLook} */
const ASKED = Object.freeze({
  ...GHOST, forms: { precise: ['?'], rough: [] }, text: '?', kind: 'asked',
});

/**
 * @param {Model} model
 * @param {number} position of the step that is shown
 * @param {Trying|null} trying
 * @returns {Hidden}
 */
export function hiddenAt(model, position, trying) {
  const question = trying && questionAt(model, position, trying.quantity);
  if (!question || trying.solved === question.key) return NOTHING;
  const { quantity, channel, tap } = question;
  const isConv = model.kind === 'conv';
  const only = (/** @type {number} */ one, /** @type {Cover} */ otherwise) => (
    (/** @type {number} */ of) => (of === one ? 'asked' : otherwise)
  );
  if (quantity === 'output') {
    // A dense layer has too many products to be added by hand: their sums are given.
    const help = model.dense ? 'sums' : trying.help;
    return {
      any: true,
      channel: isConv ? null : channel,
      product: isConv && help === null ? hidden : shown,
      sum: isConv && help !== 'sums' ? hidden : shown,
      result: isConv ? only(0, 'hidden') : only(channel, 'hidden'),
    };
  }
  const asked = tap ? tap[0] * model.run.kernel_size[1] + tap[1] : -1;
  return {
    any: true,
    channel,
    product: (of, at) => (of === channel && at === asked ? 'asked' : null),
    sum: only(channel, null),
    result: hidden,
    ...(quantity === 'product' && { sum: (/** @type {number} */ of) => (of === channel ? 'hidden' : null) }),
  };
}

/**
 * @param {CellLook} look
 * @param {Cover} cover
 * @returns {CellLook}
 */
export function covered(look, cover) {
  if (cover === null) return look;
  return cover === 'asked' ? ASKED : GHOST;
}

/**
 * The same of a number that stands without a cell.
 * @param {string} text
 * @param {Cover} cover
 * @returns {string}
 */
export function coveredText(text, cover) {
  if (cover === null) return text;
  return cover === 'asked' ? '?' : '…';
}
