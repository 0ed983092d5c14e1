/** Dice: the chances of a sum are the convolution of the chances of its parts. */

import { Figure } from './Figure.js';
import { explore, facts, query, read } from './state.js';

/** @type {import('../../types.js').FigureKind} */
export const dice = { Figure, read, query, facts, explore };
