/** The dialogs of the page, each fetched when it is first opened. */

import { html } from '../lib/html.js';
import { Late, styled } from '../lib/late.js';
import { closeDialog, closeHelp, dialog, helpIsOpen } from '../state/layout.js';
import { complain } from '../state/notices.js';
import { settings } from '../state/settings.js';
import { closeShown } from '../state/shown.js';

/** @typedef {import('../lib/late.js').Part} Part */

/** By the name that opens it. @type {Readonly<Record<string, () => Promise<Part>>>} */
const OPENED = Object.freeze({
  camera: () => import('./camera.js').then((module) => module.CameraDialog),
  draw: () => import('./draw.js').then((module) => module.DrawDialog),
  table: () => import('./table.js').then((module) => module.TableDialog),
  examples: () => import('./examples.js').then((module) => module.ExamplesDialog),
  filters: () => import('./filter_dialog.js').then((module) => module.FilterDialog),
  take: () => styled('take', import('./take.js').then((module) => module.TakeDialog)),
});

const loadHelp = () => import('./help.js').then((module) => module.Help);

const loadQuiz = () => import('./quiz.js').then((module) => module.Quiz);

const loadShapes = () => import('./shapes.js').then((module) => module.Shapes);

/** @param {{loadLaws: () => Promise<Part>}} props panels know nothing of how laws are drawn */
export function Dialogs({ loadLaws }) {
  const shown = settings.show.value;
  return html`
    ${Object.entries(OPENED).map(([name, load]) => html`<${LateDialog} key=${name} load=${load}
      isWanted=${dialog.value === name} close=${closeDialog} />`)}
    <${LateDialog} load=${loadHelp} isWanted=${helpIsOpen.value} close=${closeHelp} />
    <${LateDialog} load=${loadShapes} isWanted=${shown === 'shapes'} close=${closeShown} />
    <${LateDialog} load=${loadQuiz} isWanted=${settings.quiz.value !== null}
      close=${() => { settings.quiz.value = null; }} />
    <${LateDialog} load=${loadLaws} isWanted=${shown === 'commute' || shown === 'turn'}
      close=${closeShown} />
  `;
}

/** @param {{isWanted: boolean, load: () => Promise<Part>, close: () => void}} props */
function LateDialog({ isWanted, load, close }) {
  const onFailure = () => {
    close();
    complain('notice.lost');
  };
  return html`<${Late} isWanted=${isWanted} load=${load} onFailure=${onFailure} />`;
}
