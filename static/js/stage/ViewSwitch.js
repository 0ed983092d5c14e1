/** The switch between two ways to look at a transposed convolution, and what is seen, in a line. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { Choice } from './Choice.js';
import { at } from './dom.js';

/** @typedef {import('../types.js').TransposedView} TransposedView */
/** @typedef {import('./geometry/measure.js').Lead} Lead */
/** @typedef {import('./scene.js').Scene} Scene */

const VIEWS = Object.freeze(/** @type {TransposedView[]} */ (['scatter', 'gather']));

/**
 * @param {{scene: Scene}} props
 */
export function ViewSwitch({ scene }) {
  const lead = /** @type {Lead} */ (scene.geometry.value.lead);
  const view = scene.model.value.kind === 'scatter' ? 'scatter' : 'gather';
  const says = useMemo(() => computed(() => t(`transposed.says.${saidOf(scene)}`)), [scene]);
  return html`
    <${Choice} label=${t('transposed.views')} name="t_view" style=${at(lead.choice)} value=${view}
      options=${VIEWS.map((one) => ({ value: one, label: t(`transposed.view.${one}`) }))}
      onChange=${scene.actions.setView} />
    <p class="view-says" style=${at(lead.says)}>${says}</p>`;
}

/**
 * @param {Scene} scene
 * @returns {string} the last part of the key of what is said
 */
function saidOf(scene) {
  if (scene.model.value.kind !== 'scatter') return 'gather';
  const { steps, biased } = scene.plan.value;
  const isLast = scene.position.value === steps - 1;
  return biased && isLast && scene.phase.value === 'write' ? 'bias' : 'scatter';
}
