/** Lesson 8: stride, padding, dilation. */

import { shapesOf } from '../engine.js';

const GREY = 'grid=12&color=grey&preset=sobel_x';
const ALL = Object.freeze(['kernel', 'stride', 'padding', 'dilation', 'size']);

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'sizes',
  steps: {
    plain: { figure: 'stage', query: `${GREY}&padding=0&step=34`, controls: ALL },
    stride: { figure: 'stage', query: `${GREY}&padding=0&stride=2&step=8`, controls: ALL },
    zeros: { figure: 'stage', query: `${GREY}&padding=1&step=1`, controls: ALL },
    same: { figure: 'stage', query: `${GREY}&kernel=4&padding=same&step=1`, controls: ALL },
    dilated: { figure: 'stage', query: `${GREY}&padding=0&dilation=3&step=15`, controls: ALL },
    stack: { figure: 'stack', query: '' },
    wide: { figure: 'stack', query: 'stack=3,1,1;3,1,2;3,1,4&cell=3' },
    jumps: { figure: 'stack', query: 'stack=3,2,1;3,2,1;3,1,1&cell=1' },
  },
  body: [
    'plain', { formula: 'output_size' }, 'floor', 'padding', 'dilation', 'stack', 'wide',
    {
      question: {
        id: 'height', kind: 'number',
        ask: async () => (await shapesOf([16, 50, 100], [{ op: 'conv2d', out_channels: 33, kernel_size: 3, stride: 2 }])).output_shape[1],
      },
    },
    {
      question: {
        id: 'span', kind: 'number',
        ask: async () => {
          const { layers } = await shapesOf([1, 32], [{ op: 'conv1d', out_channels: 1, kernel_size: 3, dilation: 4 }]);
          return layers[0].receptive_field?.size[1] ?? 0;
        },
      },
    },
    {
      question: {
        id: 'field', kind: 'number',
        ask: async () => {
          const three = { op: 'conv2d', out_channels: 1, kernel_size: 3 };
          const { layers } = await shapesOf([1, 32, 32], [three, three, three]);
          return layers[2].receptive_field?.size[0] ?? 0;
        },
      },
    },
  ],
};
