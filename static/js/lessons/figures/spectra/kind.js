/** The figure of spectra: transform, multiply, turn back, compare. */

import { Figure } from './Figure.js';
import { explore, facts, query, read } from './state.js';

/** @type {import('../../types.js').FigureKind} */
export const spectra = { Figure, read, query, facts, explore };
