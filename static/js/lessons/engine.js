/** What the questions of the lessons ask the engine: runs and their numbers, and shapes without data. */

import { arithmetic, createRun, readArray, steps } from '../api.js';

/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').RunAnswer} RunAnswer */
/** @typedef {import('../types.js').RunRequest} RunRequest */

/**
 * @param {unknown} input as `POST /runs` takes it
 * @param {Record<string, unknown>} operation
 * @param {AbortSignal} [abort]
 * @returns {Promise<RunAnswer>}
 */
export function runOf(input, operation, abort = new AbortController().signal) {
  return createRun(/** @type {RunRequest} */ ({ input, operation }), abort);
}

/**
 * @param {unknown} input
 * @param {Record<string, unknown>} operation
 * @param {AbortSignal} [abort]
 * @returns {Promise<NdArray>} what comes out
 */
export async function outputOf(input, operation, abort) {
  const run = await runOf(input, operation, abort);
  return readArray(run.links.output, abort);
}

/**
 * @param {unknown} input
 * @param {Record<string, unknown>} operation
 * @param {number} step from 0
 * @returns {Promise<import('../types.js').StepRecord>}
 */
export async function recordOf(input, operation, step) {
  const run = await runOf(input, operation);
  const page = await steps(run.id, step, 1);
  return page.steps[0];
}

/**
 * @param {number[]} shape that goes in
 * @param {Record<string, unknown>[]} layers
 */
export function shapesOf(shape, layers) {
  return arithmetic(shape, layers, new AbortController().signal);
}

/**
 * @param {NdArray} a
 * @param {NdArray} b of the same shape
 * @returns {number} the largest difference between two of their numbers
 */
export function largestDifference(a, b) {
  return a.data.reduce((most, value, place) => Math.max(most, Math.abs(value - b.data[place])), 0);
}
