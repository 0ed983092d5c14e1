/** The dialogs of the page, each fetched when it is first opened. */

import { html } from '../lib/html.js';
import { closeDialog, dialog } from '../state/layout.js';
import { settings } from '../state/settings.js';
import { closeShown } from '../state/shown.js';
import { Late } from './late.js';

/** @typedef {import('./late.js').Part} Part */

/** By the name that opens it. @type {Readonly<Record<string, () => Promise<Part>>>} */
const OPENED = Object.freeze({
  camera: () => import('./camera.js').then((module) => module.CameraDialog),
  draw: () => import('./draw.js').then((module) => module.DrawDialog),
  table: () => import('./table.js').then((module) => module.TableDialog),
  examples: () => import('./examples.js').then((module) => module.ExamplesDialog),
  filters: () => import('./filter_dialog.js').then((module) => module.FilterDialog),
});

const loadQuiz = () => import('./quiz.js').then((module) => module.Quiz);

const loadShapes = () => import('./shapes.js').then((module) => module.Shapes);

/** @param {{loadLaws: () => Promise<Part>}} props panels know nothing of how laws are drawn */
export function Dialogs({ loadLaws }) {
  const shown = settings.show.value;
  return html`
    ${Object.entries(OPENED).map(([name, load]) => html`<${Late} key=${name} load=${load}
      isWanted=${dialog.value === name} onFailure=${closeDialog} />`)}
    <${Late} load=${loadShapes} isWanted=${shown === 'shapes'} onFailure=${closeShown} />
    <${Late} load=${loadQuiz} isWanted=${settings.quiz.value !== null}
      onFailure=${() => { settings.quiz.value = null; }} />
    <${Late} load=${loadLaws} isWanted=${shown === 'commute' || shown === 'turn'}
      onFailure=${closeShown} />
  `;
}
