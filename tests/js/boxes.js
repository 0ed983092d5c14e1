/** What the tests of the stage's geometry ask of boxes. */

import assert from 'node:assert/strict';

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

/**
 * Boxes with their names: each has a size, lies inside and over no other.
 * @param {[string, Box][]} boxes
 * @param {Box} inside
 * @param {string} where
 */
export function apart(boxes, inside, where) {
  for (const [place, [name, box]] of boxes.entries()) {
    assert.ok(box.width > 0 && box.height > 0, `${name} has a size, ${where}`);
    assert.ok(box.x >= inside.x - 0.5 && box.x + box.width <= inside.x + inside.width + 0.5, `${name} fits across, ${where}`);
    assert.ok(box.y >= inside.y - 0.5 && box.y + box.height <= inside.y + inside.height + 0.5, `${name} fits down, ${where}`);
    for (const [other, otherBox] of boxes.slice(place + 1)) {
      assert.ok(!overlap(box, otherBox), `${name} and ${other} overlap, ${where}`);
    }
  }
}
