/** What the tests of the stage's geometry ask of boxes. */

/** @typedef {import('../../static/js/stage/geometry/measure.js').Box} Box */

/**
 * @param {Box} a
 * @param {Box} b
 * @returns {boolean}
 */
export function overlap(a, b) {
  const slack = 0.5;
  return a.x + a.width > b.x + slack && b.x + b.width > a.x + slack
    && a.y + a.height > b.y + slack && b.y + b.height > a.y + slack;
}
