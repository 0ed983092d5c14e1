/** A stack of windows over a row of cells, and which cells of every layer an output cell sees. Pure. */

/** @typedef {{kernel: number, stride: number, dilation: number}} Layer a window that slides, without padding */

const MOST = 6;

/**
 * "3,1,1;3,2,1": kernel, stride and dilation of each layer, from the input up.
 * @param {string} text
 * @returns {readonly Layer[]|undefined}
 */
export function parseStack(text) {
  const layers = text.split(';').map((one) => one.split(',').map(Number));
  const isSound = layers.length <= MOST && layers.every((one) => (
    one.length === 3 && one.every((value) => Number.isInteger(value) && value >= 1 && value <= 9)
  ));
  return isSound ? layers.map(([kernel, stride, dilation]) => ({ kernel, stride, dilation })) : undefined;
}

/** @param {readonly Layer[]} layers @returns {string} */
export function printStack(layers) {
  return layers.map(({ kernel, stride, dilation }) => [kernel, stride, dilation].join(',')).join(';');
}

/**
 * @param {readonly Layer[]} layers from the input up
 * @param {number} cell of the last output
 * @returns {number[][]} the cells that it sees, of the input first, then of each output
 */
export function seenBy(layers, cell) {
  /** @type {number[][]} */
  const seen = [[cell]];
  for (const { kernel, stride, dilation } of layers.toReversed()) {
    const cells = seen[0].flatMap((one) => Array.from({ length: kernel }, (_, tap) => one * stride + tap * dilation));
    seen.unshift([...new Set(cells)].sort((a, b) => a - b));
  }
  return seen;
}
