/** The list of keys. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { helpIsOpen } from '../state/layout.js';
import { Dialog } from './dialog.js';

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
  { keys: ['Ctrl', 'V'], text: 'help.paste' },
  { keys: ['?'], text: 'help.help' },
]);

export function Help() {
  return html`<${Dialog} id="help-title" title=${t('help.title')} class="help" isOpen=${helpIsOpen.value}
    onClose=${() => { helpIsOpen.value = false; }}>
    <dl>
      ${ROWS.map(({ keys, text }) => html`<div key=${text}>
        <dt>${keys.map((key) => html`<kbd key=${key}>${key === 'space' ? t('help.space') : key}</kbd>`)}</dt>
        <dd>${t(text)}</dd>
      </div>`)}
    </dl>
    <p>${t('help.cells')}</p>
  <//>`;
}
