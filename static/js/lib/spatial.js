/** Which of things that lie in rows an arrow key leads to. Pure. */

/** The keys that lead somewhere. */
export const MOVES = Object.freeze([
  'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End',
]);

/** @typedef {{left: number, top: number, width: number, height: number}} Box */

/**
 * @param {readonly Box[]} boxes in reading order
 * @param {number} at the present one; −1 for none
 * @param {string} key
 * @returns {number} the next; the present one where there is none further on
 */
export function neighbour(boxes, at, key) {
  const last = boxes.length - 1;
  if (at < 0) return last < 0 ? -1 : 0;
  switch (key) {
    case 'ArrowLeft': return Math.max(0, at - 1);
    case 'ArrowRight': return Math.min(last, at + 1);
    case 'Home': return 0;
    case 'End': return last;
    case 'ArrowUp': return inNextRow(boxes, at, -1);
    case 'ArrowDown': return inNextRow(boxes, at, 1);
    default: return at;
  }
}

/**
 * The nearest to the right or left in the next row of boxes up or down.
 * @param {readonly Box[]} boxes
 * @param {number} at
 * @param {1|-1} way
 * @returns {number}
 */
function inNextRow(boxes, at, way) {
  const middle = (/** @type {Box} */ { left, width }) => left + width / 2;
  const here = boxes[at];
  const beyond = boxes.map((box, index) => ({
    index, down: (box.top - here.top) * way, across: Math.abs(middle(box) - middle(here)),
  })).filter(({ down }) => down > here.height / 2);
  if (beyond.length === 0) return at;
  const row = Math.min(...beyond.map(({ down }) => down)) + here.height / 2;
  return beyond.filter(({ down }) => down < row)
    .reduce((best, one) => (one.across < best.across ? one : best)).index;
}
