/** The spacecraft: noisy readings of a position, and what weights make of them. */

import { Figure } from './Figure.js';
import { explore, facts, query, read } from './state.js';

/** @type {import('../../types.js').FigureKind} */
export const smooth = { Figure, read, query, facts, explore };
