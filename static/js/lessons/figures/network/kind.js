/** The figure of a whole network. */

import { Figure } from './Figure.js';
import { explore, facts, query, read } from './state.js';

/** @type {import('../../types.js').FigureKind} */
export const network = { Figure, read, query, facts, explore };
