/** Lines between units: who reaches whom in a dense layer, under a window, and between channels. */

import { Figure } from './Figure.js';
import { explore, facts, query, read } from './state.js';

/** @type {import('../../types.js').FigureKind} */
export const connect = { Figure, read, query, facts, explore };
