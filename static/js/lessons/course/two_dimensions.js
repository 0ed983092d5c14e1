/** Lesson 3: two dimensions. */

import { largestDifference, outputOf, recordOf } from '../engine.js';

const INPUT = Object.freeze([[1, 0, 1, 0], [1, 1, 0, 1], [0, 1, 0, 0], [0, 0, 1, 1]]);
const KERNEL = Object.freeze([[0, 1, 1], [0, 0, 0], [1, 0, 1]]);

const TABLE = 'values=1,0,1,0;1,1,0,1;0,1,0,0;0,0,1,1&preset=own&padding=1';
const OURS = `${TABLE}&weights=1x1x3x3:0,1,1,0*3,1,0,1&bias=2`;
const SMOOTH = `${TABLE}&weights=1x1x3x3:1,2,1,2,4,2,1,2,1`;
const EDGES = `${TABLE}&weights=1x1x3x3:-1,0,1,-2,0,2,-1,0,1`;

/** The kernels of the question. */
const KERNELS = Object.freeze({
  edges: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
  corner: KERNEL,
  plus: [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
});

/** @param {readonly (readonly number[])[]} kernel @param {string} mode */
const layer = (kernel, mode) => ({ op: 'conv2d', mode, weight: [[kernel]], padding: 1 });

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'two_dimensions',
  steps: {
    window: { figure: 'stage', query: `${OURS}&step=6`, controls: ['mode'] },
    letters: { figure: 'stage', query: `${OURS}&op=convolution&view=letters&step=6`, controls: ['mode'] },
    turn: { figure: 'stage', query: `${OURS}&op=convolution&step=6&phase=flip`, controls: ['mode'] },
    mirrors: { figure: 'stage', query: `${OURS}&op=convolution&flip=mirrors&step=6&phase=flip`, controls: ['mode'] },
    beside: { figure: 'stage', query: `${OURS}&beside=mode&step=6` },
    symmetric: { figure: 'stage', query: `${SMOOTH}&beside=mode&step=6` },
    edges: { figure: 'stage', query: `${EDGES}&beside=mode&step=6` },
  },
  body: [
    'window', { formula: 'convolution_2d' }, 'indices', 'turn', { formula: 'correlation_2d' }, 'correlation', 'agree', 'names',
    {
      question: {
        id: 'corner', kind: 'number',
        ask: async () => {
          const { channels } = await recordOf({ values: INPUT }, layer(KERNEL, 'convolution'), 5);
          return /** @type {number[][]} */ (channels[0].kernel)[0][0];
        },
      },
    },
    {
      question: {
        id: 'same', kind: 'choice', options: ['edges', 'corner', 'plus'],
        ask: async () => {
          const differences = await Promise.all(Object.values(KERNELS).map(async (kernel) => {
            const [turned, straight] = await Promise.all(['convolution', 'correlation'].map((mode) => outputOf({ values: INPUT }, layer(kernel, mode))));
            return largestDifference(turned, straight);
          }));
          return Object.keys(KERNELS)[differences.indexOf(0)];
        },
      },
    },
  ],
};
