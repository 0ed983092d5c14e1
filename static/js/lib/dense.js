/**
 * Weights of a dense layer for an input of any size: patterns that a person can foresee the answer
 * of, and numbers as a layer has them before it has learned anything. Pure.
 */

import { sizeOf } from './vector.js';

/** @typedef {[number, number, number]} Planes (C, H, W) */
/** @typedef {typeof PATTERNS[number]} Pattern */
/** @typedef {Pattern|'untrained'} DensePreset */

export const PATTERNS = /** @type {const} */ (['mean', 'left_right', 'top_bottom', 'centre_rim']);
export const DENSE_PRESETS = /** @type {const} */ ([...PATTERNS, 'untrained']);

/** So many weights are at most sent and drawn: 16 units over 3 × 32 × 32. */
export const MOST_WEIGHTS = 16 * 3 * 32 * 32;

/** Digits that a drawn weight has: more could not be read, and would have to be sent. */
const DIGITS = 4;

/**
 * On which side of a pattern a cell is: 1 and −1 are taken from each other, 0 is left out.
 * @type {Readonly<Record<Pattern, (y: number, x: number) => number>>} y and x from −1 to 1
 */
const SIDES = Object.freeze({
  mean: () => 1,
  left_right: (_, x) => -Math.sign(x),
  top_bottom: (y) => -Math.sign(y),
  centre_rim: (y, x) => (Math.max(Math.abs(y), Math.abs(x)) <= 0.5 ? 1 : -1),
});

/**
 * @param {Planes} shape
 * @returns {Pattern[]} what the input has sides for: a vector has a first half and a second one,
 *   but no top and no bottom
 */
export function patternsOf([, height, width]) {
  return PATTERNS.filter((one) => (
    (one !== 'top_bottom' || height > 1) && (one !== 'left_right' || width > 1)
      && (one !== 'centre_rim' || Math.max(height, width) > 2)
  ));
}

/**
 * @param {DensePreset} preset of the first unit; the next ones take the next patterns in turn, and
 *   when all had theirs, again with one channel each
 * @param {Planes} shape of the input; of a vector (1, 1, n)
 * @param {number} units
 * @param {number} seed of the untrained weights
 * @returns {number[][]} (units, C · H · W)
 */
export function denseWeights(preset, shape, units, seed) {
  if (preset === 'untrained') return drawn(shape, units, seed);
  const patterns = patternsOf(shape);
  const first = Math.max(0, patterns.indexOf(preset));
  return Array.from({ length: units }, (_, unit) => {
    const round = Math.floor(unit / patterns.length);
    const pattern = patterns[(first + unit) % patterns.length];
    return weightsOf(pattern, shape, round === 0 ? null : (round - 1) % shape[0]);
  });
}

/**
 * The mean of one side less the mean of the other.
 * @param {Pattern} pattern
 * @param {Planes} shape
 * @param {number|null} only the one channel that is looked at; null for all
 * @returns {number[]} (C · H · W)
 */
function weightsOf(pattern, [channels, height, width], only) {
  const along = (/** @type {number} */ place, /** @type {number} */ size) => (
    size === 1 ? 0 : (2 * place) / (size - 1) - 1
  );
  const plane = Array.from({ length: height * width }, (_, place) => (
    SIDES[pattern](along(Math.floor(place / width), height), along(place % width, width))
  ));
  const looked = only === null ? channels : 1;
  const counts = [1, -1].map((side) => plane.filter((one) => one === side).length * looked);
  const shares = plane.map((side) => (side === 0 ? 0 : side / counts[side > 0 ? 0 : 1]));
  const nothing = plane.map(() => 0);
  return Array.from({ length: channels }, (_, channel) => (
    only === null || only === channel ? shares : nothing
  )).flat();
}

/**
 * As PyTorch draws them: evenly between −1/√n and 1/√n. The same seed gives the same numbers
 * everywhere, so that an address shows the same run to everyone.
 * @param {Planes} shape
 * @param {number} units
 * @param {number} seed
 * @returns {number[][]}
 */
function drawn(shape, units, seed) {
  const features = sizeOf(shape);
  const reach = 1 / Math.sqrt(features);
  let state = (seed * 2654435761) >>> 0;
  const next = () => {
    // The generator of Numerical Recipes; its high bits are the good ones.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let skipped = 0; skipped < 8; skipped += 1) next();
  return Array.from({ length: units }, () => Array.from({ length: features }, () => (
    Number(((2 * next() - 1) * reach).toPrecision(DIGITS))
  )));
}

/** So many seeds are tried to find weights again. */
const TRIED = 64;

/**
 * What makes these weights, if it is something of this page.
 * @param {number[][]} weight (units, C · H · W)
 * @param {Planes} shape
 * @returns {{preset: DensePreset, seed: number}|null}
 */
export function recognised(weight, shape) {
  if (weight[0].length !== sizeOf(shape)) return null;
  const isSame = (/** @type {number[][]} */ made) => made.every((row, unit) => (
    row.every((value, place) => Math.abs(value - weight[unit][place]) < 1e-12)
  ));
  const pattern = patternsOf(shape).find((one) => isSame(denseWeights(one, shape, weight.length, 1)));
  if (pattern) return { preset: pattern, seed: 1 };
  for (let seed = 1; seed <= TRIED; seed += 1) {
    // One unit tells: only of the right seed are all of them made.
    if (!isSame(drawn(shape, 1, seed))) continue;
    if (isSame(drawn(shape, weight.length, seed))) return { preset: 'untrained', seed };
  }
  return null;
}
