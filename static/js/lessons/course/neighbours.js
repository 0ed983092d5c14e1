/** Lesson 1: neighbours matter. */

import { connected } from '../data.js';
import { shapesOf } from '../engine.js';

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'neighbours',
  steps: {
    shuffled: { figure: 'shuffle', query: '' },
    again: { figure: 'shuffle', query: 'order=2' },
    dense: { figure: 'connect', query: 'lines=dense' },
    window: { figure: 'connect', query: 'lines=window' },
    one: { figure: 'connect', query: 'lines=window&unit=s3' },
    reaches: { figure: 'connect', query: 'lines=window&unit=x3' },
    larger: { figure: 'connect', query: 'lines=window&units=9', told: true },
    sizes: { figure: 'stage', query: 'step=67', controls: ['grid', 'kernel', 'filters', 'size'] },
  },
  body: [
    'flat', 'shuffled', 'lines', 'local', 'shared', 'counts',
    {
      question: {
        id: 'lines_of', kind: 'number',
        ask: async () => (await connected({ kind: 'dense', inputs: 9, outputs: 9 })).weights,
      },
    },
    {
      question: {
        id: 'weights_of', kind: 'number',
        ask: async () => (await connected({ kind: 'window', inputs: 9, kernel_size: 3, padding: 1 })).weights,
      },
    },
    {
      question: {
        id: 'larger_picture', kind: 'choice', options: ['same', 'four', 'sixteen'],
        ask: async () => {
          const layer = { op: 'conv2d', out_channels: 2, kernel_size: 3, padding: 1 };
          const [small, large] = await Promise.all([shapesOf([3, 16, 16], [layer]), shapesOf([3, 32, 32], [layer])]);
          return { 1: 'same', 4: 'four', 16: 'sixteen' }[large.parameters / small.parameters] ?? '';
        },
      },
    },
  ],
};
