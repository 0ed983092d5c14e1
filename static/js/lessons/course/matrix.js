/** Lesson 5: the same thing as a matrix. */

import { matrixOf } from '../data.js';

const TABLE = 'values=1,0,1,0;1,1,0,1;0,1,0,0;0,0,1,1&preset=own&padding=1&weights=1x1x3x3:0,1,1,0*3,1,0,1&bias=2';

const SIGNAL = Object.freeze({ operation: { op: 'conv1d', weight: [[[1, 2, 3]]] }, input_shape: [1, 8] });

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'matrix',
  steps: {
    signal: { figure: 'matrix', query: '' },
    turned: { figure: 'matrix', query: 'mode=convolution' },
    picture: { figure: 'matrix', query: 'way=picture&k=2&y=4' },
    padded: { figure: 'matrix', query: 'way=picture&padding=1&y=5' },
    columns: { figure: 'matrix', query: 'way=im2col&k=2&y=4' },
    stage: { figure: 'stage', query: `${TABLE}&view=matrix&step=6`, controls: ['mode'] },
  },
  body: [
    'signal', { formula: 'matrix' }, 'shared', 'picture', 'columns', 'stage',
    {
      question: {
        id: 'zeros', kind: 'number',
        ask: async () => (await matrixOf(SIGNAL)).zeros,
      },
    },
    {
      question: {
        id: 'shared_by', kind: 'number',
        ask: async () => (await matrixOf(SIGNAL)).taps.flat().filter((tap) => tap === 0).length,
      },
    },
  ],
};
