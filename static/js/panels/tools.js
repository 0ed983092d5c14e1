/** The tools for kernels: what they are for, what they do, and the way back. */

import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { MOVES, neighbour } from '../lib/spatial.js';
import {
  applyTool, edited, editedChannels, editedFilter, scope,
} from '../state/edit.js';
import { canRedo, canUndo, redo, undo } from '../state/history.js';
import { model } from '../state/run.js';
import { settings } from '../state/settings.js';
import { ToolIcon } from './tool_icons.js';

const TOOLS = Object.freeze([
  'normalise', 'negate', 'zero', 'identity', 'random',
  'flip_across', 'flip_down', 'quarter_turn', 'half_turn', 'transpose',
]);

export function Tools() {
  const bar = useRef(/** @type {HTMLElement|null} */ (null));
  const stop = useSignal('normalise');
  const said = useSignal(/** @type {{key: string, of: unknown}|null} */ (null));
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (!MOVES.includes(event.key)) return;
    const all = /** @type {HTMLElement[]} */ ([...bar.current?.querySelectorAll('button') ?? []]);
    const at = all.indexOf(/** @type {HTMLElement} */ (event.target));
    event.preventDefault();
    all[neighbour(all.map((one) => one.getBoundingClientRect()), at, event.key)]?.focus();
  };
  /** @param {string} name */
  const use = (name) => {
    const outcome = applyTool(name);
    said.value = { key: outcome === 'done' ? `tools.done.${name}` : `tools.says.${outcome}`, of: edited.peek() };
  };
  // What was said of a layer goes with it.
  const shown = said.value?.of === edited.value ? said.value : null;
  const isQuiet = !shown?.key.startsWith('tools.says.');
  const button = (/** @type {string} */ name, /** @type {() => void} */ onClick, isOff = false) => html`
    <button key=${name} type="button" class=${`tool tool-${name}`} aria-label=${t(`tools.${name}`)}
      title=${t(`tools.${name}_note`)} aria-disabled=${isOff ? 'true' : undefined}
      tabindex=${stop.value === name ? 0 : -1} onFocus=${() => { stop.value = name; }}
      onClick=${onClick}><${ToolIcon} name=${name} /></button>`;
  return html`<div class="tools-of-kernel">
    <${Scope} />
    <div ref=${bar} class="tool-bar" role="toolbar" aria-label=${t('tools.title')} onKeyDown=${onKeyDown}>
      ${TOOLS.map((name) => button(name, () => use(name)))}
      ${button('undo', undo, !canUndo.value)}
      ${button('redo', redo, !canRedo.value)}
    </div>
    <p class=${isQuiet ? 'visually-hidden' : 'tool-note'} role="status">${shown ? t(shown.key) : ''}</p>
  </div>`;
}

/** Which kernels the tools change. */
function Scope() {
  const now = edited.value;
  if (!now) return null;
  const channels = editedChannels.value;
  const names = model.value?.channels ?? [];
  const options = [
    { value: '', label: t('tools.scope.filter', { n: editedFilter.value + 1 }) },
    ...(channels.length > 1 ? channels.map((channel) => ({
      value: String(channel),
      label: t('tools.scope.channel', { n: names[channel]?.name ?? channel }),
    })) : []),
    ...(now.weight.length > 1 ? [{ value: 'layer', label: t('tools.scope.layer') }] : []),
  ];
  return html`<select class="tool-scope" aria-label=${t('tools.scope')} title=${t('tools.scope_note')}
    disabled=${options.length === 1} value=${String(scope.value ?? '')}
    onChange=${(/** @type {Event} */ event) => {
      const { value } = /** @type {HTMLSelectElement} */ (event.currentTarget);
      settings.edit.value = value === '' || value === 'layer' ? value || null : Number(value);
    }}>
    ${options.map(({ value, label }) => html`<option key=${value} value=${value}
      selected=${value === String(scope.value ?? '')}>${label}</option>`)}
  </select>`;
}
