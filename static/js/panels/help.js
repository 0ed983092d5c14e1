/** What the words of the page mean, and the list of keys. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { closeHelp, helpIsOpen } from '../state/layout.js';
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

/** In the order in which a step uses them. */
const WORDS = Object.freeze({
  'stage.window': 'words.window',
  'stage.kernel': 'words.kernel',
  'stage.products': 'words.products',
  'words.sum_term': 'words.sum',
  'operation.bias': 'words.bias',
  'filters.title': 'words.filter',
  'layer.maps': 'words.map',
  'operation.stride': 'words.stride',
  'operation.padding': 'words.padding',
});

export function Help() {
  return html`<${Dialog} id="help-title" title=${t('help.title')} class="help" isOpen=${helpIsOpen.value}
    onClose=${closeHelp}>
    <div class="help-parts">
      <section aria-labelledby="help-words">
        <h3 class="panel-title" id="help-words">${t('help.words')}</h3>
        <dl class="help-words">
          ${Object.entries(WORDS).map(([word, text]) => html`<div key=${word}>
            <dt>${t(word)}</dt>
            <dd>${t(text)}</dd>
          </div>`)}
        </dl>
        <p>${t('help.cells')}</p>
      </section>
      <section aria-labelledby="help-keys">
        <h3 class="panel-title" id="help-keys">${t('help.keys')}</h3>
        <dl class="help-keys">
          ${ROWS.map(({ keys, text }) => html`<div key=${text}>
            <dt>${keys.map((key) => html`<kbd key=${key}>${key === 'space' ? t('help.space') : key}</kbd>`)}</dt>
            <dd>${t(text)}</dd>
          </div>`)}
        </dl>
      </section>
    </div>
  <//>`;
}
