/** Lesson 10: pooling. */

import { outputOf, shapesOf } from '../engine.js';

const TABLE = Object.freeze([
  [2, 1, 5, 3, 4, 6], [4, 3, 4, 0, 3, 2], [3, 0, 5, 4, 1, 4], [7, 1, 2, 3, 0, 3], [8, 4, 2, 5, 1, 3], [3, 5, 6, 2, 0, 2],
]);
const VALUES = `values=${TABLE.map((row) => row.join(',')).join(';')}`;
const CONTROLS = Object.freeze(['pools', 'pool']);

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'pooling',
  steps: {
    max: { figure: 'stage', query: `${VALUES}&op=max_pool&step=2`, controls: CONTROLS },
    average: { figure: 'stage', query: `${VALUES}&op=avg_pool&step=2`, controls: CONTROLS },
    overlap: { figure: 'stage', query: `${VALUES}&op=max_pool&window=3&pool_stride=1&step=2`, controls: CONTROLS },
    floor: { figure: 'stage', query: `${VALUES}&op=max_pool&window=3&pool_stride=2&step=4`, controls: CONTROLS },
    ceiling: { figure: 'stage', query: `${VALUES}&op=max_pool&window=3&pool_stride=2&ceil=1&step=9`, controls: CONTROLS },
    shift: { figure: 'shift', query: '' },
    still: { figure: 'shift', query: 'window=1' },
  },
  body: [
    'max', 'average', 'overlap', 'ceiling', 'shift', 'names',
    {
      question: {
        id: 'last', kind: 'number',
        ask: async () => (await outputOf({ values: TABLE }, { op: 'max_pool2d', kernel_size: 2 })).data[8],
      },
    },
    {
      question: {
        id: 'caffe', kind: 'number',
        ask: async () => (await shapesOf([1, 6, 6], [{ op: 'max_pool2d', kernel_size: 3, stride: 2, ceil_mode: true }])).output_shape[1],
      },
    },
    {
      question: {
        id: 'parameters', kind: 'number',
        ask: async () => (await shapesOf([16, 50, 32], [{ op: 'max_pool2d', kernel_size: 3, stride: 2, padding: 1 }])).parameters,
      },
    },
  ],
};
