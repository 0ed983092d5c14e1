/** The Explore page: the stage, the rails around it, and the transport below. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { mode, room, sheet, tab, TABS } from '../state/layout.js';
import { hasFilters, isPooling } from '../state/presets.js';
import { lost } from '../state/asking.js';
import { isDense } from '../state/dense.js';
import { isTrying } from '../state/try.js';
import { Alone } from './alone.js';
import { ChainBar } from './chain.js';
import { DenseWeights } from './dense.js';
import { Dialogs } from './dialogs.js';
import { DropOverlay } from './drop.js';
import { FiltersPanel } from './filters.js';
import { Handout } from './handout.js';
import { Notices } from './notices.js';
import { OperationPanel, SizesPanel } from './operation.js';
import { PicturePanel } from './picture.js';
import { SizePanel } from './size.js';
import { StageFrame } from './stage_frame.js';
import { Transport } from './transport.js';
import { TryBar } from './try.js';
import { ViewsBar } from './views.js';

/** @typedef {import('../state/layout.js').Tab} Tab */
/** @typedef {import('./stage_frame.js').Load} Load */
/** @typedef {import('./stage_frame.js').StageProps} StageProps */

/**
 * @param {{Stage: import('preact').ComponentType<StageProps>, loadBeside: Load, loadLaws: Load,
 *   onRetry: () => void}} props the stage, both walks side by side and the laws are handed in: panels
 *   know nothing of how they draw
 */
export function Explore({ Stage, loadBeside, loadLaws, onRetry }) {
  const here = mode.value === 'page' ? room.value : 'alone';
  return html`
    ${here === 'wide' && html`<${WideRails} />`}
    ${here === 'middle' && html`<${TabbedRail} />`}
    <main class="stage-area" id="stage">
      <h1 class="visually-hidden">${t('explore.title')}</h1>
      <${ChainBar} />
      <${ViewsBar} />
      <${StageFrame} Stage=${Stage} loadBeside=${loadBeside} />
      ${isTrying.value && html`<${TryBar} />`}
      <${Notices} isLost=${lost.value} onRetry=${onRetry} />
      <${Handout} />
    </main>
    ${(!isTrying.value || room.value !== 'narrow') && html`<${Transport} />`}
    ${here === 'narrow' && html`<${Sheets} />`}
    ${here === 'alone' && html`<${Alone} />`}
    <${Dialogs} loadLaws=${loadLaws} />
    <${DropOverlay} />
  `;
}

function WideRails() {
  return html`
    <aside class="rail rail-left" aria-label=${t('picture.title')}><${PicturePanel} /></aside>
    <aside class="rail rail-right" aria-label=${t('operation.title')}>
      <${OperationPanel} />
      ${hasFilters.value && html`<${FiltersPanel} />`}
      ${isDense.value && html`<${DenseWeights} />`}
      <${SizesPanel} />
      <${SizePanel} />
    </aside>
  `;
}

/** @param {{name: Tab}} props */
function TabContent({ name }) {
  if (name === 'picture') return html`<${PicturePanel} />`;
  if (name === 'operation') return html`<${OperationPanel} /><${SizesPanel} />`;
  if (name === 'size') return html`<${SizePanel} />`;
  if (hasFilters.value) return html`<${FiltersPanel} />`;
  if (isDense.value) return html`<${DenseWeights} />`;
  return html`<h2 class="panel-title">${t('filters.title')}</h2>
    <p class="panel-text">
      ${t(isPooling.value ? 'filters.none_in_pooling' : 'filters.none_between')}
    </p>`;
}

function TabbedRail() {
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    tab.value = TABS[(TABS.indexOf(tab.value) + by + TABS.length) % TABS.length];
    document.getElementById(`tab-${tab.value}`)?.focus();
  };
  return html`<aside class="rail rail-tabs" aria-label=${t('explore.settings')}>
    <div class="tabs" role="tablist" aria-label=${t('explore.settings')} onKeyDown=${onKeyDown}>
      ${TABS.map((name) => html`<button key=${name} type="button" role="tab" id=${`tab-${name}`}
        aria-selected=${name === tab.value} aria-controls="tab-content"
        tabindex=${name === tab.value ? 0 : -1} onClick=${() => { tab.value = name; }}>
        ${t(`explore.tab.${name}`)}
      </button>`)}
    </div>
    <div class="tab-content" id="tab-content" role="tabpanel" aria-labelledby=${`tab-${tab.value}`}>
      <${TabContent} name=${tab.value} />
    </div>
  </aside>`;
}

function Sheets() {
  const open = sheet.value;
  return html`
    ${open && html`<aside class="sheet" id="sheet" aria-label=${t(`explore.tab.${open}`)}>
      <${TabContent} name=${open} />
    </aside>`}
    <nav class="tabbar" aria-label=${t('explore.settings')}>
      ${TABS.map((name) => html`<button key=${name} type="button" aria-expanded=${name === open}
        aria-controls=${open ? 'sheet' : undefined}
        onClick=${() => { sheet.value = name === open ? null : name; }}>
        ${t(`explore.tab.${name}`)}
      </button>`)}
    </nav>
  `;
}
