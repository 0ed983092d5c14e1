/** The pictures that the figures read: samples of the server, small and grey. */

/** Names of samples that say something small. */
export const SAMPLES = /** @type {const} */ (['astronaut', 'chelsea', 'coffee', 'digit']);

/** The part of each that is read: left, top, right, bottom. @type {Readonly<Record<string, readonly number[]|null>>} */
const CROPS = Object.freeze({ astronaut: [48, 0, 160, 112], chelsea: null, coffee: null, digit: null });

/**
 * @param {string} sample
 * @param {readonly [number, number]} size rows and columns
 * @returns {Record<string, unknown>} as `POST /runs` takes it
 */
export function pictureOf(sample, size) {
  const crop = CROPS[sample];
  return { image: sample, ...(crop ? { crop } : {}), size, color: 'grey' };
}

/** @type {Readonly<Record<string, unknown>>} what leaves a picture as it is: its numbers come with the run */
export const AS_IT_IS = Object.freeze({ op: 'conv2d', kernel: 'identity', padding: 1 });

/**
 * @param {import('../../types.js').NdArray} array (1, H, W)
 * @returns {number[][]} rows
 */
export function rowsOf({ shape, data }) {
  const [rows, cols] = shape.slice(-2);
  return Array.from({ length: rows }, (_, row) => [...data.subarray(row * cols, (row + 1) * cols)]);
}
