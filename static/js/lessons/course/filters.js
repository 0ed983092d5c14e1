/** Lesson 4: filters. */

import { outputOf } from '../engine.js';

const CAT = 'pic=chelsea&color=grey&grid=64&padding=1&step=2080';
const CELLS = 'pic=chelsea&color=grey&grid=12';
const FILTER = Object.freeze(['filter', 'picture']);

/** @param {readonly (readonly number[])[]} kernel */
const layer = (kernel) => ({ op: 'conv2d', weight: [[kernel]] });

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'filters',
  steps: {
    smooth: { figure: 'stage', query: `${CAT}&preset=box_3`, controls: FILTER },
    edges: { figure: 'stage', query: `${CAT}&preset=sobel_x`, controls: FILTER },
    sharp: { figure: 'stage', query: `${CAT}&preset=sharpen`, controls: FILTER },
    design: { figure: 'stage', query: `${CELLS}&preset=own&weights=1x1x3x3:0*4,1,0*4&padding=1&step=66`, controls: FILTER },
    bright: { figure: 'stage', query: `${CELLS}&preset=own&weights=1x1x3x3:0*4,2,0*4&padding=1&step=66`, controls: FILTER },
    zero: { figure: 'stage', query: `${CELLS}&preset=laplacian_4&padding=1&step=66`, controls: FILTER },
    passes: { figure: 'passes', query: '' },
    wide: { figure: 'passes', query: 'k=15' },
  },
  body: [
    'low', 'high', 'sharp', 'design', 'sum', 'separable', 'wide',
    {
      question: {
        id: 'even', kind: 'number',
        ask: async () => {
          const even = Array.from({ length: 3 }, () => [100, 100, 100]);
          return (await outputOf({ values: even }, layer([[0, 1, 0], [1, -4, 1], [0, 1, 0]]))).data[0];
        },
      },
    },
    {
      question: {
        id: 'apart', kind: 'choice', options: ['outer', 'ring', 'diagonal'],
        ask: async () => {
          // One pass across and one down can make a kernel only where all 2×2 determinants are zero.
          const kernels = { outer: [[1, 2, 1], [2, 4, 2], [1, 2, 1]], ring: [[1, 1, 1], [1, 0, 1], [1, 1, 1]], diagonal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] };
          const minors = await Promise.all(Object.values(kernels).map((kernel) => largestMinor(kernel)));
          return Object.keys(kernels)[minors.indexOf(0)];
        },
      },
    },
  ],
};

/**
 * What is left of a kernel when the pass through its middle row and column is taken away, made by the
 * engine: kernel · middle − column ∗ row.
 * @param {number[][]} kernel
 * @returns {Promise<number>}
 */
async function largestMinor(kernel) {
  const impulse = Array.from({ length: 5 }, (_, row) => Array.from({ length: 5 }, (_unused, col) => Number(row === 2 && col === 2)));
  const [first] = kernel;
  const column = kernel.map((row) => [row[0]]);
  const [whole, across] = await Promise.all([
    outputOf({ values: impulse }, layer(kernel.map((row) => row.map((value) => value * first[0])))),
    outputOf({ values: impulse }, { ...layer([first]), padding: [0, 0, 0, 0] }),
  ]);
  const rows = Array.from({ length: across.shape[1] }, (_, row) => [...across.data.subarray(row * across.shape[2], (row + 1) * across.shape[2])]);
  const passes = await outputOf({ values: rows }, layer(column));
  return whole.data.reduce((most, value, place) => Math.max(most, Math.abs(value - passes.data[place])), 0);
}
