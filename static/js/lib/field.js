/** Which cells of the first input an output cell sees. Pure. */

/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').ReceptiveField} ReceptiveField */

/**
 * @typedef {object} Seen
 * @property {Pair} rows first and the one after the last
 * @property {Pair} columns
 */

/**
 * @param {ReceptiveField} field
 * @param {Pair} cell row and column of the output
 * @param {Pair} size rows and columns of the first input
 * @returns {Seen|null} null for what lies wholly in the padding
 */
export function fieldAt({ size, jump, start }, cell, [height, width]) {
  const axis = (/** @type {0|1} */ which, /** @type {number} */ length) => {
    // The start is the middle of the first field: between two cells where a side is even.
    const from = start[which] + cell[which] * jump[which] - (size[which] - 1) / 2;
    return /** @type {Pair} */ ([Math.max(0, from), Math.min(length, from + size[which])]);
  };
  const [rows, columns] = [axis(0, height), axis(1, width)];
  return rows[0] < rows[1] && columns[0] < columns[1] ? { rows, columns } : null;
}
