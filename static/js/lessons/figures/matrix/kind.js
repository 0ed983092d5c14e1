/** The figure of a convolution as a matrix. */

import { Figure } from './Figure.js';
import { explore, facts, query, read } from './state.js';

/** @type {import('../../types.js').FigureKind} */
export const matrix = { Figure, read, query, facts, explore };
