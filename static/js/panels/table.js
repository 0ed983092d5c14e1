/** Typing a table of numbers, with its picture beside it. */

import { useComputed } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { closeDialog, dialog } from '../state/layout.js';
import { draft, readTable, tableError, takeTable } from '../state/table.js';
import { Complaint } from './controls.js';
import { Dialog } from './dialog.js';
import { TablePicture } from './table_picture.js';

/** @typedef {import('../lib/table.js').Sentence} Sentence */

export function TableDialog() {
  return html`<${Dialog} id="table-title" title=${t('table.title')} class="table-dialog"
    isOpen=${dialog.value === 'table'} onClose=${closeDialog}><${TableField} /><//>`;
}

/** @param {Sentence|null} error @returns {string|null} */
function sentenceOf(error) {
  if (!error) return null;
  const { channel } = error.params;
  return (channel ? t('table.in_channel', { channel }) : '') + t(error.key, error.params);
}

function walk() {
  if (takeTable(draft.peek())) closeDialog();
}

/** Control and Enter do what the button does; Enter alone begins a row. @param {KeyboardEvent} event */
function onKeyDown(event) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  walk();
}

function TableField() {
  const read = useComputed(() => readTable(draft.value));
  const { values } = read.value;
  const complaint = sentenceOf(tableError.value);
  return html`
    <p class="dialog-text" id="table-hint">${t('table.hint')}</p>
    <div class="table-columns">
      <div class="table-text">
        <label class="visually-hidden" for="table-text">${t('table.title')}</label>
        <textarea id="table-text" class="table-area" rows="9" wrap="off" spellcheck=${false} autocomplete="off"
          autocapitalize="off" autofocus value=${draft.value}
          aria-invalid=${complaint ? 'true' : undefined}
          aria-describedby=${complaint ? 'table-complaint' : 'table-hint'}
          onInput=${(/** @type {InputEvent} */ event) => {
            draft.value = /** @type {HTMLTextAreaElement} */ (event.currentTarget).value;
            tableError.value = null;
          }}
          onChange=${() => { tableError.value = readTable(draft.peek()).error; }}
          onKeyDown=${onKeyDown} />
        <${Complaint} id="table-complaint" text=${complaint} />
      </div>
      <figure class="table-shown">
        ${values
          ? html`<${TablePicture} values=${values} />`
          : html`<div class="table-nothing" />`}
        <figcaption>${values ? shapeText(values) : t('table.not_yet')}</figcaption>
      </figure>
    </div>
    <div class="dialog-buttons">
      <button type="button" class="button button-main" onClick=${walk}>${t('table.walk')}</button>
    </div>
  `;
}

/** @param {import('../lib/table.js').Table} values @returns {string} */
function shapeText(values) {
  const [channels, rows, columns] = [values.length, values[0].length, values[0][0].length];
  return t(channels === 1 ? 'table.shape_one' : 'table.shape', { channels, rows, columns });
}
