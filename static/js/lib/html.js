/** Preact's `h` behind template strings, bound once for every component of the page. */

import { h } from 'preact';
import htm from 'htm';

export const html = htm.bind(h);
