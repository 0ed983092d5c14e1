/** The scrubber: the whole walk as one line, a tick a row, a taller one where a filter begins. */

import { useEffect, useRef } from 'preact/hooks';
import { effect } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCount } from '../lib/format.js';
import { model } from '../state/run.js';
import { extentOf } from '../walk/extent.js';
import { player } from '../state/walk.js';
import { valueOf } from './controls.js';

/** @typedef {import('../types.js').Model} Model */

/** More ticks than this would run into each other. */
const MOST_TICKS = 96;

export function Scrubber() {
  const range = useRef(/** @type {HTMLInputElement|null} */ (null));
  useEffect(() => effect(() => {
    const input = range.current;
    if (!input) return;
    const [time, duration] = [player.time.value, player.duration.value];
    input.max = String(duration);
    input.value = String(time);
    input.style.setProperty('--done', String(Math.min(1, time / duration)));
  }), []);
  const now = model.value;
  return html`<div class="scrubber">
    <input type="range" ref=${range} min="0" step="any" aria-label=${t('transport.scrubber')}
      data-walks="true" aria-valuetext=${t('transport.scrubber_value', {
        step: formatCount(player.position.value + 1), total: formatCount(player.total.value),
      })}
      onInput=${(/** @type {InputEvent} */ event) => { player.time.value = valueOf(event); }} />
    ${now && html`<${Ticks} model=${now} />`}
  </div>`;
}

/** @param {{model: Model}} props */
function Ticks({ model: now }) {
  const [maps, rows] = extentOf(now);
  const total = rows * maps;
  const filterTicks = Array.from({ length: maps - 1 }, (_, i) => (i + 1) * rows);
  const rowTicks = total > MOST_TICKS
    ? []
    : Array.from({ length: total - 1 }, (_, i) => i + 1).filter((row) => row % rows !== 0);
  return html`<svg class="ticks" viewBox="0 0 1000 10" preserveAspectRatio="none"
    aria-hidden="true">
    <path class="tick-row" d=${rowTicks.map((row) => `M${(row / total) * 1000} 0v5`).join('')} />
    <path class="tick-filter"
      d=${filterTicks.map((row) => `M${(row / total) * 1000} 0v10`).join('')} />
  </svg>`;
}
