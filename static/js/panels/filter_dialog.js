/** All filters, by family, to look through and to search by typing. */

import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { familiesOf, matching } from '../lib/families.js';
import { html } from '../lib/html.js';
import { pick, t } from '../lib/i18n.js';
import { MOVES, neighbour } from '../lib/spatial.js';
import { closeDialog, dialog } from '../state/layout.js';
import { chooseFilter, filters, presentFilter } from '../state/filters.js';
import { Dialog } from './dialog.js';
import { Thumbnail, Weights } from './thumbnails.js';

/** @typedef {import('../types.js').Preset} Preset */

export function FilterDialog() {
  return html`<${Dialog} id="filter-dialog-title" title=${t('filters.all')} class="filter-dialog"
    isOpen=${dialog.value === 'filters'} onClose=${closeDialog}>
    <${Content} />
  <//>`;
}

/** @param {string} name */
function take(name) {
  chooseFilter(name);
  closeDialog();
}

function Content() {
  const typed = useSignal('');
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  const search = useRef(/** @type {HTMLInputElement|null} */ (null));
  const found = matching(filters.value, typed.value);
  const options = () => [...list.current?.querySelectorAll('[role=option]') ?? []];
  const go = (/** @type {string} */ key) => {
    const all = /** @type {HTMLElement[]} */ (options());
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (at === 0 && key === 'ArrowUp') search.current?.focus();
    else all[neighbour(all.map((one) => one.getBoundingClientRect()), at, key)]?.focus();
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const isTyping = event.target === search.current;
    if (isTyping && event.key === 'Enter') {
      if (typed.value.trim() && found.length > 0) take(familiesOf(found)[0].members[0].name);
    } else if (isTyping ? event.key === 'ArrowDown' : MOVES.includes(event.key)) {
      event.preventDefault();
      go(event.key);
    } else if (!isTyping && /^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey) {
      search.current?.focus(); // what is typed over the list is searched for
    }
  };
  const stop = found.includes(/** @type {Preset} */ (presentFilter.value))
    ? presentFilter.value : familiesOf(found)[0]?.members[0];
  return html`<div class="filter-dialog-content" onKeyDown=${onKeyDown}>
    <input ref=${search} type="text" role="searchbox" class="filter-search" autocomplete="off"
      spellcheck=${false} autofocus aria-label=${t('filters.search')} placeholder=${t('filters.search')}
      aria-controls="filter-list" value=${typed.value} onInput=${(/** @type {Event} */ event) => {
        typed.value = /** @type {HTMLInputElement} */ (event.currentTarget).value;
      }} />
    <p class="visually-hidden" role="status">${t('filters.count', { count: found.length })}</p>
    ${found.length === 0 && html`<p class="filter-none">${t('filters.none', { text: typed.value.trim() })}</p>`}
    ${found.length > 0 && html`<div ref=${list} id="filter-list" class="filter-list" role="listbox"
      aria-label=${t('filters.all')}>
      ${familiesOf(found).map(({ family, members }) => html`<div key=${family} role="group"
        class="filter-family" aria-labelledby=${`family-${family}`}>
        <h3 id=${`family-${family}`} role="presentation">${pick(members[0].family_title)}</h3>
        ${members.map((one) => html`<${Option} key=${one.name} preset=${one} isStop=${one === stop} />`)}
      </div>`)}
    </div>`}
  </div>`;
}

/** @param {{preset: Preset, isStop: boolean}} props isStop: where Tab comes to */
function Option({ preset, isStop }) {
  const isPresent = preset.name === presentFilter.value?.name;
  return html`<button type="button" role="option" class="filter-option" aria-selected=${isPresent}
    tabindex=${isStop ? 0 : -1} onClick=${() => take(preset.name)}>
    <span class="filter-picture">
      <${Thumbnail} preset=${preset} isLazy=${true} />
      ${preset.combine && html`<${Weights} weight=${preset.weight} />`}
    </span>
    <span class="filter-words">
      <strong>${pick(preset.title)}</strong>
      <span>${pick(preset.note)}</span>
    </span>
  </button>`;
}
