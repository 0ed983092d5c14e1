/** The head of a printed step: what is walked, where, and the arithmetic of the output size. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCount } from '../lib/format.js';
import { shapesOf } from '../lib/vector.js';
import { model } from '../state/run.js';
import { settings } from '../state/settings.js';
import { player } from '../state/walk.js';

/** On paper only. */
export function Handout() {
  const now = model.value;
  if (!now) return null;
  const { output_size: size } = now.run;
  const [input, output] = shapesOf(now);
  return html`<div class="handout" aria-hidden="true">
    <h2>${t(`operation.${settings.operation.value}`)}
      <span>${input.join(' × ')} → ${output.join(' × ')}</span></h2>
    <p>${t('transport.step')} ${formatCount(player.position.value + 1)}
      ${' '}${t('transport.step_of', { total: formatCount(player.total.value) })}</p>
    ${size && html`<p class="handout-size">${size.formula}
      ${size.axes.map((axis) => html`<span key=${axis.axis}>${t(`size.${axis.axis}`)}
        ${' '}${axis.expression} = <b>${axis.result}</b></span>`)}</p>`}
  </div>`;
}
