/** Lesson 6: the same thing as frequencies. */

import { spectraOf } from '../../api.js';
import { runOf } from '../engine.js';

/** @param {string} kernel @param {string} padding @returns {Promise<number>} the largest difference, of the largest result */
async function differs(kernel, padding) {
  const run = await runOf({ image: 'chelsea', size: [32, 32], color: 'grey' }, { op: 'conv2d', kernel, padding: 'same' });
  const { largest_difference: difference, largest } = await spectraOf(run.id, { padding, padded: false }, new AbortController().signal);
  return difference / largest;
}

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'frequencies',
  steps: {
    low: { figure: 'spectra', query: '' },
    high: { figure: 'spectra', query: 'kernel=laplacian_4' },
    lines: { figure: 'spectra', query: 'kernel=sobel_x' },
    zeros: { figure: 'spectra', query: 'rim=zeros&kernel=box_5' },
    padded: { figure: 'spectra', query: 'rim=padded&kernel=box_5' },
    correlation: { figure: 'spectra', query: 'kernel=motion_blur&mode=correlation' },
  },
  body: [
    'waves', { formula: 'spectra' }, 'multiply', 'high', 'rim', 'room', 'correlation',
    {
      question: {
        id: 'agrees', kind: 'choice', options: ['zeros', 'circular'],
        ask: async () => {
          const [zeros, circular] = await Promise.all([differs('box_5', 'zeros'), differs('box_5', 'circular')]);
          return zeros < circular ? 'zeros' : 'circular';
        },
      },
    },
    {
      question: {
        id: 'even', kind: 'choice', options: ['black', 'white'],
        ask: async () => {
          // The middle of a kernel's spectrum is the sum of its weights: what an even area is multiplied by.
          const even = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => 1));
          const run = await runOf({ values: even }, { op: 'conv2d', kernel: 'laplacian_4', padding: 1, padding_mode: 'circular' });
          const { largest } = await spectraOf(run.id, { padding: 'circular', padded: false }, new AbortController().signal);
          return largest < 1e-9 ? 'black' : 'white';
        },
      },
    },
  ],
};
