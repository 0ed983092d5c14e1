/** How the operation is looked at: some have views besides the equation of a step, and a walk beside theirs. */

import { batch, computed } from '@preact/signals';
import { isLayer } from '../lib/views.js';
import { POOLS, windows } from './family.js';
import { model } from './run.js';
import { settings, VIEWS } from './settings.js';

/** @typedef {import('../lib/comparisons.js').Comparison} Comparison */
/** @typedef {import('../types.js').View} View */
/** @typedef {View|'beside'} Way */

const slides = computed(() => (
  settings.operation.value === 'correlation' || settings.operation.value === 'convolution'
));

const pools = computed(() => POOLS.includes(settings.operation.value));

/**
 * What the walk beside this one differs in. What a person works out alone is hidden in one equation
 * only: then there is none.
 */
export const besides = computed(() => (settings.tryIt.value === null ? settings.beside.value : null));

/**
 * The ways there are to look at the operation, where there is more than one.
 * @type {import('@preact/signals').ReadonlySignal<readonly Way[]>}
 */
export const ways = computed(() => {
  if (settings.tryIt.value !== null) return [];
  if (slides.value) return [...VIEWS, 'beside'];
  return pools.value || besides.value ? ['equation', 'beside'] : [];
});

/**
 * The view of what is on the stage. Another operation is shown as an equation and leaves the choice
 * as it is, so that going there and back loses nothing.
 * @type {import('@preact/signals').ReadonlySignal<View>}
 */
export const view = computed(() => (
  model.value && isLayer(model.value) && settings.tryIt.value === null && besides.value === null
    ? settings.view.value : 'equation'
));

/** The one of them that is chosen. @type {import('@preact/signals').ReadonlySignal<Way>} */
export const way = computed(() => {
  if (besides.value) return 'beside';
  return slides.value ? settings.view.value : 'equation';
});

/** @param {Way} chosen */
export function look(chosen) {
  batch(() => {
    settings.besideValue.value = null;
    settings.beside.value = chosen === 'beside' ? firstComparison() : null;
    if (chosen !== 'beside' && slides.peek()) settings.view.value = chosen;
  });
}

/** @returns {Comparison} what is compared where nothing is chosen yet */
function firstComparison() {
  return pools.peek() && windows.peek() !== 'sliding' ? 'pooling' : 'stride';
}

/** Leave the walk beside this one: the page is looked at as before. */
export function leaveBeside() {
  look(slides.peek() ? settings.view.peek() : 'equation');
}
