/** Where the window is and how far the kernel is turned at a moment. Pure. */

import { windowAt } from '../lib/grid.js';
import { extentOf } from '../walk/extent.js';
import { ease } from './reveal.js';

/** @typedef {import('../types.js').Model} Model */

/**
 * @param {import('../types.js').Moment} moment
 * @param {Model} model
 * @param {number} perFilter
 * @returns {number[]} top, left, height, width
 */
export function placeOf({ position, phase, progress, sweep }, model, perFilter) {
  const at = spanAt(model, position % perFilter);
  if (sweep || phase !== 'slide' || progress === 1 || position === 0) return at;
  const from = spanAt(model, (position - 1) % perFilter);
  const part = ease(progress);
  return at.map((to, side) => from[side] + (to - from[side]) * part);
}

/**
 * How far the walk has come along the cells of a filter's output, between two of them while the
 * window slides.
 * @param {import('../types.js').Moment} moment
 * @param {number} perFilter
 * @returns {number}
 */
export function alongOf({ position, phase, progress, sweep }, perFilter) {
  const cell = position % perFilter;
  return sweep || phase !== 'slide' || cell === 0 ? cell : cell - 1 + ease(progress);
}

/**
 * @param {Model} model
 * @param {number} cell
 * @returns {number[]} top, left, height, width
 */
function spanAt(model, cell) {
  const cols = extentOf(model)[2];
  const { top, left, height, width } = windowAt(model.run, Math.floor(cell / cols), cell % cols);
  return [top, left, height, width];
}

/**
 * How much of the flip has passed.
 * @param {import('../types.js').Moment} moment
 * @param {import('../walk/timeline.js').Plan} plan
 * @returns {number} 0…1
 */
function flipped({ position, phase, progress, sweep }, plan) {
  if (!plan.turns || sweep) return 1;
  if (phase === 'flip') return progress;
  return phase === 'slide' && position % plan.perFilter === 0 ? 0 : 1;
}

/**
 * @param {import('../types.js').Moment} moment
 * @param {import('../walk/timeline.js').Plan} plan
 * @returns {number} degrees
 */
export function turnAngle(moment, plan) {
  return Math.round(ease(flipped(moment, plan)) * 180);
}

/** Each of the two mirrorings takes so much of the flip; between them is a pause. */
const MIRRORING = 0.46;

/**
 * The same half-turn as two mirrorings, first left to right, then top to bottom: where a cell is of
 * its way from the axis, 1 as it was given and −1 mirrored.
 * @param {import('../types.js').Moment} moment
 * @param {import('../walk/timeline.js').Plan} plan
 * @returns {[number, number]} across, down
 */
export function mirrorsAt(moment, plan) {
  const share = flipped(moment, plan);
  const sideAt = (/** @type {number} */ passed) => 1 - 2 * ease(Math.min(1, Math.max(0, passed / MIRRORING)));
  return [sideAt(share), sideAt(share - 1 + MIRRORING)];
}
