/** Lesson 9: groups and depthwise. */

import { isRefusal } from '../../api.js';
import { connected } from '../data.js';
import { shapesOf } from '../engine.js';

const LINES = 'lines=channels&channels=4';
const CHANNELS = Object.freeze(['channels']);

/** @param {number} groups @returns {Promise<boolean>} whether 12 channels can become 18 in so many groups */
async function isPossible(groups) {
  try {
    await connected({ kind: 'channels', in_channels: 12, out_channels: 18, groups });
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'groups',
  steps: {
    standard: { figure: 'connect', query: LINES, controls: CHANNELS },
    two: { figure: 'connect', query: `${LINES}&groups=2`, controls: CHANNELS },
    depthwise: { figure: 'connect', query: `${LINES}&groups=4`, controls: CHANNELS },
    refused: { figure: 'connect', query: `${LINES}&groups=3`, controls: CHANNELS },
    layer: { figure: 'stage', query: 'groups=3&filters=3&view=layer&step=67', controls: ['groups', 'filters'] },
    cell: { figure: 'stage', query: 'groups=3&filters=3&step=67', controls: ['groups', 'filters'] },
  },
  body: [
    'standard', 'groups', 'divide', 'depthwise', 'shapes', 'separable',
    {
      question: {
        id: 'weights', kind: 'number',
        ask: async () => {
          const { layers } = await shapesOf([64, 8, 8], [{ op: 'conv2d', out_channels: 64, kernel_size: 3, groups: 64, bias: false }]);
          return layers[0].parameters;
        },
      },
    },
    {
      question: {
        id: 'divides', kind: 'choice', options: ['4', '6', '9'],
        ask: async () => {
          const possible = await Promise.all([4, 6, 9].map(isPossible));
          return ['4', '6', '9'][possible.indexOf(true)];
        },
      },
    },
  ],
};
