/** The dialog of what can be taken along: a film, numbers, code, links. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { closeDialog, dialog } from '../state/layout.js';
import { part, PARTS } from '../state/take.js';
import { Segmented } from './controls.js';
import { Dialog } from './dialog.js';
import { CodePart } from './take_code.js';
import { FilmPart } from './take_film.js';
import { LinkPart } from './take_link.js';
import { NumbersPart } from './take_numbers.js';

const CONTENTS = Object.freeze({
  film: FilmPart, numbers: NumbersPart, code: CodePart, link: LinkPart,
});

export function TakeDialog() {
  return html`<${Dialog} id="take-title" title=${t('take.title')} class="take"
    isOpen=${dialog.value === 'take'} onClose=${closeDialog}><${Content} /><//>`;
}

function Content() {
  const options = PARTS.map((value) => ({ value, label: t(`take.${value}`) }));
  const Part = CONTENTS[part.value];
  return html`
    <${Segmented} label=${t('take.title')} name="take-part" options=${options} value=${part.value}
      onChange=${(/** @type {import('../state/take.js').Part} */ value) => { part.value = value; }} />
    <div class="take-part"><${Part} /></div>
  `;
}
