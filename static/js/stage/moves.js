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
 * @param {import('../types.js').Moment} moment
 * @param {import('../walk/timeline.js').Plan} plan
 * @returns {number} degrees
 */
export function turnAngle({ position, phase, progress, sweep }, plan) {
  if (!plan.turns || sweep) return 180;
  if (phase === 'flip') return Math.round(ease(progress) * 180);
  return phase === 'slide' && position % plan.perFilter === 0 ? 0 : 180;
}
