/**
 * The output of a dense layer: one number a unit, under each other. Pressing one goes to its step;
 * with the keyboard they are a slider, as maps are.
 */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { diverging } from '../lib/colour.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCell, formatFull } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { at, usePainted } from './dom.js';
import { GHOST, onGround } from './looks.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./geometry/measure.js').Units} UnitPlaces */

/** Where a key leads from the present unit. @type {Readonly<Record<string, (unit: number, last: number) => number>>} */
const KEYS = Object.freeze({
  ArrowDown: (unit) => unit + 1,
  ArrowRight: (unit) => unit + 1,
  ArrowUp: (unit) => unit - 1,
  ArrowLeft: (unit) => unit - 1,
  Home: () => 0,
  End: (_, last) => last,
});

/** @param {{scene: Scene}} props */
export function Units({ scene }) {
  const units = /** @type {UnitPlaces} */ (scene.geometry.value.units);
  const { filters } = scene.model.value;
  const slider = usePainted((/** @type {HTMLElement} */ element) => () => {
    const unit = scene.filter.value;
    element.setAttribute('aria-valuenow', String(unit + 1));
    const value = scene.filled.value > 0 ? scene.model.value.output.data[unit] : undefined;
    element.setAttribute('aria-valuetext', value === undefined
      ? t('dense.unit.waiting', { n: unit + 1 })
      : t('dense.unit.value', { n: unit + 1, value: formatFull(value) }));
  }, [scene]);
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const to = KEYS[event.key]?.(scene.filter.peek(), filters - 1);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to >= 0 && to < filters) scene.actions.goTo(to);
  };
  return html`
    <div ref=${slider} class="units" style=${at(units)} role="slider" tabindex="0"
      aria-label=${t('dense.units.label')} aria-orientation="vertical" aria-valuemin="1"
      aria-valuemax=${filters} aria-valuenow="1" onKeyDown=${onKeyDown}>
      ${Array.from({ length: filters }, (_, unit) => html`
        <${Unit} key=${unit} scene=${scene} unit=${unit} units=${units} />`)}
    </div>`;
}

/** @param {{scene: Scene, unit: number, units: UnitPlaces}} props */
function Unit({ scene, unit, units }) {
  const { width, height } = units.cell;
  const rows = Math.ceil(scene.model.value.filters / units.columns);
  const look = useMemo(() => computed(() => {
    const { output } = scene.model.value;
    const isDone = unit < scene.filter.value || (unit === scene.filter.value && scene.filled.value > 0);
    if (!isDone || output.data[unit] === undefined) return GHOST;
    return onGround(output.data[unit], diverging(output.data[unit], scene.limits.value.map, palette.value));
  }), [scene, unit]);
  const cell = usePainted((/** @type {HTMLElement} */ element) => () => {
    const { full, fill, ink, kind } = look.value;
    const target = element;
    target.textContent = full === '' ? '' : formatCell(Number(full.replace('−', '-')));
    target.title = full;
    target.style.background = fill;
    target.style.color = ink;
    target.dataset.kind = kind;
    target.dataset.now = String(scene.filter.value === unit);
  }, [look, scene, unit]);
  const place = {
    x: Math.floor(unit / rows) * (width + units.gap),
    y: (unit % rows) * (height + units.gap),
    width,
    height,
  };
  return html`
    <div class="unit" style=${at(place)} onPointerDown=${() => scene.actions.goTo(unit)}>
      <span class="unit-place">${unit + 1}</span><span ref=${cell} class="unit-value"></span>
    </div>`;
}
