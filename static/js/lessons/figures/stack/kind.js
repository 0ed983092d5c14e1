/** A stack of layers over a row of cells: how far the last one sees. */

import { Figure } from './Figure.js';
import { explore, facts, query, read } from './state.js';

/** @type {import('../../types.js').FigureKind} */
export const stack = { Figure, read, query, facts, explore };
