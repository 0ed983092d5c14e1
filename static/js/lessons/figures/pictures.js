/** The pictures that the figures read, small and grey: samples of the server, and the reader's own. */

import { imageHeader } from '../../api.js';
import { setting } from '../../state/setting.js';

/** Names of samples that say something small. */
export const SAMPLES = /** @type {const} */ (['astronaut', 'chelsea', 'coffee', 'digit']);

/** The part of each that is read: left, top, right, bottom. @type {Readonly<Record<string, readonly number[]|null>>} */
const CROPS = Object.freeze({ astronaut: [48, 0, 160, 112], chelsea: null, coffee: null, digit: null, face: null, edge: null });

/** What the id of an upload looks like. */
const ID = /^[0-9a-f]{16,64}$/;

/**
 * A setting of which picture it is: a sample by its name, or an upload by its id.
 * @param {string} initial
 * @param {readonly string[]} [samples]
 */
export function pictureSetting(initial, samples = SAMPLES) {
  return setting('picture', initial, { parse: (text) => (samples.includes(text) || ID.test(text) ? text : undefined), print: (value) => value });
}

/**
 * @param {string} picture a sample's name, or the id of an upload, of which the middle is read
 * @param {readonly [number, number]} size rows and columns
 * @returns {Promise<Record<string, unknown>>} as `POST /runs` takes it
 */
export async function pictureOf(picture, size) {
  const crop = picture in CROPS ? CROPS[picture] : await middleOf(picture);
  return { image: picture, ...(crop ? { crop } : {}), size, color: 'grey' };
}

/** @param {string} id @returns {Promise<number[]>} the largest square in the middle of it */
async function middleOf(id) {
  const { width, height } = await imageHeader(id);
  const side = Math.min(width, height);
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
  return [left, top, left + side, top + side];
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
