/** How the windows of an adaptive pool come about, with the numbers of the present one. */

import { useComputed } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { player } from '../state/walk.js';

/** @typedef {import('../types.js').AdaptiveAxis} AdaptiveAxis */

/** @param {{size: {formula: string, axes: AdaptiveAxis[]}}} props */
export function Adaptive({ size }) {
  const [down, across] = size.axes;
  const at = useComputed(() => {
    const cell = player.position.value % (down.result * across.result);
    return `${Math.floor(cell / across.result)} ${cell % across.result}`;
  });
  const [row, col] = at.value.split(' ').map(Number);
  // Both axes are often alike; in the same place on both, one line is enough.
  const isSame = down.input === across.input && down.result === across.result && row === col;
  return html`<div class="card formula" title=${t('size.adaptive_letters')}>
    <p class="formula-letters">${size.formula}</p>
    ${!isSame && html`<${Span} axis=${down} place=${row} name=${t('size.height')} />`}
    <${Span} axis=${across} place=${col} name=${isSame ? undefined : t('size.width')} />
    <p class="formula-note">${t('size.adaptive')}</p>
  </div>`;
}

/** @param {{axis: AdaptiveAxis, place: number, name?: string}} props */
function Span({ axis, place, name }) {
  const [start, stop] = axis.windows[Math.min(place, axis.windows.length - 1)];
  const { input, result } = axis;
  return html`<p class=${`formula-numbers formula-span ${name ? 'is-named' : ''}`}>
    ${name && html`<span class="formula-axis">${name}</span>`}
    <span class="formula-expression">
      <span class="kept">⌊${place}·${input} / ${result}⌋ …</span> ${' '}
      <span class="kept">⌈${place + 1}·${input} / ${result}⌉</span>
    </span>
    <strong class="formula-result">${start} … ${stop}</strong>
  </p>`;
}
