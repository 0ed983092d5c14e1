/** The list of keys. */

import { useEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { helpIsOpen } from '../state/layout.js';
import { Icon } from './icons.js';

const ROWS = Object.freeze([
  { keys: ['space'], text: 'help.play' },
  { keys: ['←', '→'], text: 'help.step' },
  { keys: ['↑', '↓'], text: 'help.row' },
  { keys: ['Home', 'End'], text: 'help.ends' },
  { keys: [',', '.'], text: 'help.phase' },
  { keys: ['+', '−'], text: 'help.speed' },
  { keys: ['1', '…', '9'], text: 'help.filter' },
  { keys: ['F'], text: 'help.flip' },
  { keys: ['Ctrl Z', '⇧ Ctrl Z'], text: 'help.undo' },
  { keys: ['R'], text: 'help.reset' },
  { keys: ['P'], text: 'help.present' },
  { keys: ['PgUp', 'PgDn', 'B'], text: 'help.remote' },
  { keys: ['?'], text: 'help.help' },
]);

export function Help() {
  const dialog = useRef(/** @type {HTMLDialogElement|null} */ (null));
  const isOpen = helpIsOpen.value;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  const close = () => { helpIsOpen.value = false; };
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    if (event.target === dialog.current) close(); // the backdrop
  };
  return html`<dialog ref=${dialog} class="help" aria-labelledby="help-title" onClose=${close}
    onClick=${onClick}>
    <div class="help-body">
      <h2 id="help-title">${t('help.title')}</h2>
      <dl>
        ${ROWS.map(({ keys, text }) => html`<div key=${text}>
          <dt>${keys.map((key) => html`<kbd key=${key}>${key === 'space' ? t('help.space') : key}</kbd>`)}</dt>
          <dd>${t(text)}</dd>
        </div>`)}
      </dl>
      <p>${t('help.cells')}</p>
      <button type="button" class="close" aria-label=${t('help.close')} onClick=${close}>
        <${Icon} name="close" />
      </button>
    </div>
  </dialog>`;
}
