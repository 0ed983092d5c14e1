/** Lesson 7: the layer. */

import { shapesOf } from '../engine.js';

const WHOLE = 'view=layer&step=67';

/** The layer of the questions. */
const ASKED = Object.freeze({ op: 'conv2d', out_channels: 33, kernel_size: 3, stride: 2 });

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'layer',
  steps: {
    parts: { figure: 'stage', query: WHOLE, controls: ['filters'] },
    cell: { figure: 'stage', query: 'step=67', controls: ['filters'] },
    second: { figure: 'stage', query: 'view=layer&step=211', controls: ['filters'] },
    figure: { figure: 'stage', query: 'grid=32&kernel=5&padding=0&view=layer&step=400&preset=gabor_bank&filters=2', controls: ['filters', 'kernel'] },
    pointwise: { figure: 'stage', query: 'kernel=1&padding=0&view=layer&step=67', controls: ['filters', 'kernel'] },
    deep: { figure: 'stage', query: 'preset=gabor_bank&filters=16&padding=2&step=67', controls: ['filters'] },
  },
  body: [
    'parts', 'cell', { formula: 'layer' }, 'formula', 'second', 'shapes', 'pointwise',
    {
      question: {
        id: 'maps', kind: 'number',
        ask: async () => (await shapesOf([16, 50, 100], [ASKED])).output_shape[0],
      },
    },
    {
      question: {
        id: 'weights', kind: 'number',
        ask: async () => {
          const { layers } = await shapesOf([16, 50, 100], [ASKED]);
          return /** @type {number[]} */ (layers[0].weight_shape).reduce((product, side) => product * side, 1);
        },
      },
    },
    {
      question: {
        id: 'biases', kind: 'number',
        ask: async () => {
          const { parameters, layers } = await shapesOf([16, 50, 100], [ASKED]);
          return parameters - /** @type {number[]} */ (layers[0].weight_shape).reduce((product, side) => product * side, 1);
        },
      },
    },
  ],
};
