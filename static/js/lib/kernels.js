/**
 * What can be done to a kernel. Everything here is pure: a kernel in, a new one out, and nothing
 * but numbers (no −0).
 */

import { pairOf } from './sides.js';

/** @typedef {number[][]} Kernel */
/** @typedef {[number, number]} Shape kH, kW */

/** Share of the weights' sizes below which their sum is dust that binary fractions left behind. */
const DUST = 1e-12;

/** The integers that chance draws from: from −LARGEST to LARGEST. */
const LARGEST = 3;

/** @param {Kernel} kernel @returns {Shape} */
export function shapeOf(kernel) {
  return [kernel.length, kernel[0].length];
}

/** @param {Shape} shape @returns {Kernel} */
export function zeros([height, width]) {
  return Array.from({ length: height }, () => Array.from({ length: width }, () => 0));
}

/**
 * The cell that counts as the middle: of an even side, which has none, the later of the two beside
 * its centre. Sizes grow and shrink around it.
 * @param {Shape} shape
 * @returns {[number, number]} row, column
 */
export function middleOf([height, width]) {
  return [height >> 1, width >> 1];
}

/** @param {Shape} shape @returns {Kernel} a 1 in the middle */
export function identity(shape) {
  const kernel = zeros(shape);
  const [row, col] = middleOf(shape);
  kernel[row][col] = 1;
  return kernel;
}

/**
 * Bring a kernel to a size with its middle where it was: zeros around it, or its rim cut.
 * @param {Kernel} kernel
 * @param {import('../types.js').Sides|null} sides null leaves it as it is
 * @returns {Kernel}
 */
export function fit(kernel, sides) {
  if (sides === null) return kernel;
  const shape = /** @type {Shape} */ (pairOf(sides));
  const [row, col] = middleOf(shape);
  const [fromRow, fromCol] = middleOf(shapeOf(kernel));
  return zeros(shape).map((line, i) => (
    line.map((zero, j) => kernel[i - row + fromRow]?.[j - col + fromCol] ?? zero)
  ));
}

/** Left and right change places. @param {Kernel} kernel @returns {Kernel} */
export function flipAcross(kernel) {
  return kernel.map((line) => line.toReversed());
}

/** Top and bottom change places. @param {Kernel} kernel @returns {Kernel} */
export function flipDown(kernel) {
  return kernel.map((line) => [...line]).toReversed();
}

/** Rows become columns. @param {Kernel} kernel @returns {Kernel} (kW, kH) */
export function transpose(kernel) {
  return kernel[0].map((_, col) => kernel.map((line) => line[col]));
}

/** By 90°, clockwise. @param {Kernel} kernel @returns {Kernel} (kW, kH) */
export function quarterTurn(kernel) {
  return flipAcross(transpose(kernel));
}

/** By 180°. @param {Kernel} kernel @returns {Kernel} */
export function halfTurn(kernel) {
  return flipAcross(flipDown(kernel));
}

/** @param {Kernel} kernel @returns {Kernel} */
export function negate(kernel) {
  return kernel.map((line) => line.map((weight) => 0 - weight));
}

/**
 * By what the weights are divided so that they add up to 1: by their sum, or where that is 0, by
 * that of the positive ones.
 * @param {Kernel} kernel
 * @returns {{by: number, of: 'sum'|'positive'|'nothing'}} nothing: all of them are 0
 */
export function divisorOf(kernel) {
  const all = kernel.flat();
  const total = (/** @type {number[]} */ values) => values.reduce((sum, one) => sum + one, 0);
  const sum = total(all);
  if (Math.abs(sum) > DUST * total(all.map(Math.abs))) return { by: sum, of: 'sum' };
  const positive = total(all.filter((weight) => weight > 0));
  return positive > 0 ? { by: positive, of: 'positive' } : { by: 1, of: 'nothing' };
}

/** @param {Kernel} kernel @returns {Kernel} */
export function normalise(kernel) {
  const { by } = divisorOf(kernel);
  return kernel.map((line) => line.map((weight) => (weight === 0 ? 0 : weight / by)));
}

/**
 * Small integers by chance. The same kernel always gives the same next one, so that what a person
 * came to can be come to again.
 * @param {Kernel} kernel as it was
 * @param {number} [salt] tells kernels apart that are alike
 * @returns {Kernel} of the same shape
 */
export function random(kernel, salt = 0) {
  const draw = generator(digest([salt, ...kernel.flat()]));
  return kernel.map((line) => (
    line.map(() => Math.floor(draw() * (2 * LARGEST + 1)) - LARGEST)
  ));
}

/**
 * FNV-1a over the bytes of float64.
 * @param {number[]} values
 * @returns {number} 32 bits
 */
function digest(values) {
  const bytes = new Uint8Array(new Float64Array(values).buffer);
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}

/**
 * Mulberry32.
 * @param {number} seed
 * @returns {() => number} 0 ≤ value < 1
 */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
