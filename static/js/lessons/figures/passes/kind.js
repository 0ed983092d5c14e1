/** A separable kernel: one pass with k×k weights, or two with k each. */

import { Figure } from './Figure.js';
import { explore, facts, query, read } from './state.js';

/** @type {import('../../types.js').FigureKind} */
export const passes = { Figure, read, query, facts, explore };
