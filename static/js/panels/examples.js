/** The list of worked examples: one click, and the page shows it. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { exampleAddress, openExample } from '../state/examples.js';
import { EXAMPLES } from '../state/examples_table.js';
import { closeDialog, dialog, sheet } from '../state/layout.js';
import { Dialog } from './dialog.js';

/** @typedef {import('../state/examples_table.js').Example} Example */

export function ExamplesDialog() {
  return html`<${Dialog} id="examples-title" title=${t('examples.title')} class="examples-dialog"
    isOpen=${dialog.value === 'examples'} onClose=${closeDialog}>
    <ol class="examples">
      ${EXAMPLES.map((one) => html`<li key=${one.name}><${Entry} example=${one} /></li>`)}
    </ol>
  <//>`;
}

/** A link, so that it can be opened beside this page, too. @param {{example: Example}} props */
function Entry({ example }) {
  const { name, input, output } = example;
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openExample(example);
    closeDialog();
    sheet.value = null; // what it shows is on the stage
  };
  return html`<a class="example" href=${exampleAddress(example)} onClick=${onClick}>
    <strong>${t(`examples.${name}.title`)}</strong>
    <span class="example-shape">${input.join('×')} → ${output.join('×')}</span>
    <span class="example-note">${t(`examples.${name}.note`)}</span>
  </a>`;
}
