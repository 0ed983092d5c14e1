/** The figure of shuffled pixels. */

import { Figure } from './Figure.js';
import { explore, facts, query, read } from './state.js';

/** @type {import('../../types.js').FigureKind} */
export const shuffle = { Figure, read, query, facts, explore };
