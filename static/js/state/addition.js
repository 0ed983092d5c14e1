/** What is added: a number, the input itself, the picture, or what an earlier layer gave. */

import { computed } from '@preact/signals';
import { before, source } from './chain.js';
import { firstInput } from './input.js';
import { settings } from './settings.js';

/** @typedef {import('../types.js').AskedOperation} AskedOperation */
/** @typedef {import('../types.js').RunInput} RunInput */

/**
 * @typedef {object} Addend
 * @property {string} value what the address says
 * @property {string|null} op of the layer it comes from; null for a number, the input, the picture
 * @property {number} place of the layer in the chain, from 1
 * @property {number[]|null} shape null for a number
 * @property {boolean} fits whether it can be added to the input
 */

/** What there is to choose from: the picture and every layer but the last are skipped over. */
export const addends = computed(() => {
  /** @type {Addend[]} */
  const own = [
    { value: 'number', op: null, place: 0, shape: null, fits: true },
    { value: 'self', op: null, place: 0, shape: null, fits: true },
  ];
  const first = before.value[0]?.run;
  if (!source.value || !first) return own;
  const wanted = String(source.value.output_shape);
  const fits = (/** @type {readonly number[]} */ shape) => String(shape) === wanted;
  return [
    ...own,
    { value: 'picture', op: null, place: 0, shape: first.input_shape, fits: fits(first.input_shape) },
    ...before.value.slice(0, -1).map(({ id, op, shape }, place) => ({
      value: id, op, place: place + 1, shape, fits: fits(shape),
    })),
  ];
});

/** The one that is chosen; a number where the address names what is not there. */
export const addend = computed(() => (
  addends.value.find(({ value, fits }) => fits && value === settings.addend.value)
    ?? addends.value[0]
));

/** @returns {AskedOperation|null} */
export function addition() {
  const { value } = addend.value;
  if (value === 'number') return { op: 'add', other: settings.number.value };
  if (value === 'self') {
    const own = settings.from.value === null ? firstInput() : { run: settings.from.value };
    return own && { op: 'add', other: { input: own } };
  }
  if (value === 'picture') {
    const first = /** @type {RunInput} */ (before.value[0].run?.input);
    return { op: 'add', other: { input: first } };
  }
  return { op: 'add', other: { run: value } };
}
