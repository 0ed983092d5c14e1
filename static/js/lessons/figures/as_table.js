/** A signal and its weights in Explore: a picture of one row, and a kernel of one row over it. */

import { table, weights } from '../../state/codecs.js';

/** So many digits are kept, so that an address stays short. */
const DIGITS = 4;

/** @param {readonly number[]} values @returns {number[]} */
function short(values) {
  return values.map((value) => Number(value.toFixed(DIGITS)));
}

/**
 * @param {readonly number[]} f of at most 24 samples
 * @param {readonly number[]} g of at most 9, as many as Explore's padding reaches
 * @param {'convolution'|'correlation'} [mode]
 * @returns {string} the query of Explore
 */
export function exploreTable(f, g, mode = 'convolution') {
  const side = Math.min(8, g.length - 1);
  return [
    `values=${table.print([[short(f)]])}`,
    `op=${mode}`,
    'preset=own',
    `weights=${weights.print([[[short(g)]]])}`,
    ...(side > 0 ? [`padding=0,0,${side},${side}`] : ['padding=0']),
  ].join('&');
}
