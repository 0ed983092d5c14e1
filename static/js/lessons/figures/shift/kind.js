/** A picture moved by a pixel or two: how much of it changes, and how little of what a pool makes of it. */

import { Figure } from './Figure.js';
import { explore, facts, query, read } from './state.js';

/** @type {import('../../types.js').FigureKind} */
export const shift = { Figure, read, query, facts, explore };
