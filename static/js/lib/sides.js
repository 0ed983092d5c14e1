/**
 * Sizes as PyTorch takes them: one number for both axes, a number for each, and for padding also
 * one for each side or the name of a rule. Pure.
 */

/** @typedef {import('../types.js').Four} Four */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').Sides} Sides */
/** @typedef {import('../types.js').Padding} Padding */

/** Rules that have a name: as large as the input, and no padding at all. */
export const RULES = /** @type {const} */ (['same', 'valid']);

/**
 * @param {Sides} sides
 * @returns {Pair} down, across
 */
export function pairOf(sides) {
  return typeof sides === 'number' ? [sides, sides] : sides;
}

/**
 * @param {Padding} padding
 * @param {Pair} span of the kernel in cells, which decides what `same` is
 * @returns {Four} top, bottom, left, right
 */
export function fourOf(padding, span) {
  if (padding === 'valid') return [0, 0, 0, 0];
  if (padding === 'same') {
    const [down, across] = span.map((cells) => cells - 1);
    // What is odd goes to the far side, as in PyTorch.
    return [down >> 1, down - (down >> 1), across >> 1, across - (across >> 1)];
  }
  if (typeof padding !== 'number' && padding.length === 4) return padding;
  const [down, across] = pairOf(/** @type {Sides} */ (padding));
  return [down, down, across, across];
}

/**
 * @param {Pair} pair
 * @returns {Sides} one number where both are the same
 */
export function shortPair([down, across]) {
  return down === across ? down : [down, across];
}

/**
 * @param {Four} four
 * @returns {number|Pair|Four} as short as it can be said
 */
export function shortFour([top, bottom, left, right]) {
  return top === bottom && left === right ? shortPair([top, left]) : [top, bottom, left, right];
}

/**
 * @param {number} taps
 * @param {number} dilation
 * @returns {number} cells from the first tap to the last
 */
export function spanOfTaps(taps, dilation) {
  return dilation * (taps - 1) + 1;
}
