/** How many entries the matrix has, how many of them are not zero, and how few weights they are made of. */

import { html } from '../../lib/html.js';
import { readable } from '../../lib/format.js';
import { language, t } from '../../lib/i18n.js';
import { matrixShape, setEntries } from '../../lib/matrix.js';
import { at } from '../dom.js';

/** @param {number} count */
function inWords(count) {
  return readable(count, language.value).text;
}

/** @param {{scene: import('../scene.js').Scene}} props */
export function Counts({ scene }) {
  const { counts } = scene.matrix.value;
  const filter = scene.filter.value;
  const model = scene.model.value;
  const [rows, columns] = matrixShape(model);
  const set = setEntries(model, filter);
  const params = {
    entries: inWords(rows * columns),
    set: set === null ? '' : inWords(set),
    weights: inWords((model.run.weight?.[filter] ?? []).flat(2).length),
  };
  return html`<p class="matrix-counts" style=${at(counts)}>${t(set === null ? 'matrix.made_of' : 'matrix.counts', params)}</p>`;
}
