/** Lesson 2: flip, slide, multiply, add. */

import { printSignal } from '../../lib/signals.js';
import { convolved } from '../data.js';

/** @typedef {import('../../lib/signals.js').Signal} Signal */

/** Readings that rise and fall, as lesson 2 begins with. @type {Signal} */
const READINGS = Object.freeze({
  shape: 'samples', start: 0, spacing: 0.5,
  values: [0, 0.42, 0.7, 0.95, 0.9, 0.6, 0.38, 0.4, 0.52, 0.38, 0],
});

const printed = printSignal(READINGS);
const F = `span=-1,7&f=${printed}`;

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'slide',
  steps: {
    recent: { figure: 'signals', query: `${F}&g=exponential,0,1&x=2.4`, controls: ['mode'] },
    flip: { figure: 'signals', query: `${F}&g=exponential,0,1&x=0.5`, controls: ['mode'] },
    slide: { figure: 'signals', query: `${F}&g=exponential,0,1&x=3.5`, controls: ['mode'] },
    boxes: { figure: 'signals', query: 'span=-1,5&f=box,0,2&g=box,0,2&x=1.5', controls: ['mode'] },
    impulses: { figure: 'signals', query: 'span=-1,7&f=impulses,0,2,3&g=triangle,0,1.5&x=2.6', controls: ['mode'] },
    draw: { figure: 'signals', query: `${F}&g=gaussian,0,0.3&x=2.5`, controls: ['mode', 'domain'] },
    discrete: { figure: 'signals', query: 'domain=discrete&f=samples,0,1,1,3,2,4,1&g=samples,0,1,3,2,1&x=3', controls: ['mode', 'domain'] },
    sampled: { figure: 'signals', query: `domain=both&${F}&g=exponential,0,1&x=3`, controls: ['mode', 'domain'] },
    finer: { figure: 'signals', query: `domain=both&every=0.1&${F}&g=exponential,0,1&x=3`, controls: ['mode', 'domain'] },
    swapped: { figure: 'signals', query: `span=-1,7&g=${printed}&f=exponential,0,1&x=2.4`, controls: ['mode'] },
    spacecraft: { figure: 'smooth', query: '' },
    wide: { figure: 'smooth', query: 'width=16' },
    dice: { figure: 'dice', query: '' },
    three: { figure: 'dice', query: 'dice=3' },
  },
  body: [
    'readings', { formula: 'convolution' }, 'four', 'shapes', 'draw',
    { formula: 'discrete' }, 'discrete', 'sampled', 'spacecraft', 'dice', { formula: 'commutes' }, 'commutes',
    {
      question: {
        id: 'peak', kind: 'number', tolerance: 0.05,
        ask: async () => (await convolved({ domain: 'continuous', step: 0.05, f: READINGS, g: { shape: 'exponential', start: 0, rate: 1 } })).peak.x,
      },
    },
    {
      question: {
        id: 'length', kind: 'number',
        ask: async () => {
          const { h } = await convolved({
            domain: 'discrete',
            f: { shape: 'samples', start: 0, values: [1, 3, 2, 4, 1] }, g: { shape: 'samples', start: 0, values: [3, 2, 1] },
          });
          return h.filter((value) => value !== 0).length;
        },
      },
    },
    {
      question: {
        id: 'seven', kind: 'number',
        ask: async () => {
          const faces = { shape: /** @type {const} */ ('samples'), start: 1, values: [1, 1, 1, 1, 1, 1] };
          const { x, h } = await convolved({ domain: 'discrete', f: faces, g: faces });
          return h[x.indexOf(7)];
        },
      },
    },
  ],
};
