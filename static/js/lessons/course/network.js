/** Lesson 11: a whole network. */

import { shapesOf } from '../engine.js';

const CONV = Object.freeze({ op: 'conv2d', out_channels: 1, kernel_size: 5 });
const POOL = Object.freeze({ op: 'max_pool2d', kernel_size: 2 });
const SMALL = Object.freeze({ op: 'conv2d', out_channels: 16, kernel_size: 3, bias: false });

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'network',
  steps: {
    whole: { figure: 'network', query: '' },
    first: { figure: 'network', query: 'layer=1&r=10&c=12' },
    deep: { figure: 'network', query: 'layer=3&r=3&c=4' },
    face: { figure: 'network', query: 'picture=face&layer=2&r=5&c=6' },
    small: { figure: 'stack', query: 'stack=3,1,1;3,1,1;3,1,1&cell=6' },
    large: { figure: 'stack', query: 'stack=7,1,1&cell=6' },
    walk: { figure: 'stage', query: 'pic=digit&preset=sobel_x&padding=0&step=30', controls: ['filter', 'size'] },
  },
  body: [
    'whole', 'first', 'deep', 'trained', 'small', 'on',
    {
      question: {
        id: 'side', kind: 'number',
        ask: async () => (await shapesOf([1, 28, 28], [CONV, POOL, CONV, POOL])).output_shape[1],
      },
    },
    {
      question: {
        id: 'sees', kind: 'number',
        ask: async () => (await shapesOf([1, 28, 28], [CONV, POOL, CONV, POOL])).layers[3].receptive_field?.size[0] ?? 0,
      },
    },
    {
      question: {
        id: 'cheaper', kind: 'choice', options: ['three', 'seven', 'equal'],
        ask: async () => {
          const [three, seven] = await Promise.all([
            shapesOf([16, 32, 32], [SMALL, SMALL, SMALL]), shapesOf([16, 32, 32], [{ ...SMALL, kernel_size: 7 }]),
          ]);
          if (three.parameters === seven.parameters) return 'equal';
          return three.parameters < seven.parameters ? 'three' : 'seven';
        },
      },
    },
  ],
};
