/**
 * The presets to choose from, by family. On a small grid each shows its weights, on a picture what
 * it makes of that picture.
 */

import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { pick, t } from '../lib/i18n.js';
import { palette } from '../lib/palette.js';
import { choosePreset, preset, presets } from '../state/presets.js';
import { model } from '../state/run.js';
import { settings } from '../state/settings.js';
import {
  chooseTransposedPreset, isTransposed, transposedPreset, transposedPresets,
} from '../state/transposed.js';
import { drawLater } from './later.js';
import { paintKernel, paintResult, shrink } from './thumbnails.js';

/** @typedef {import('../types.js').Preset} Preset */
/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('./thumbnails.js').Source} Source */

/** From this many cells a side on, a result can be recognised and is shown in place of weights. */
const PICTURE_FROM = 24;

/** Families whose weights say more than their results. */
const QUIET = Object.freeze(['bank', 'identity']);

const ICONS_A_ROW = 6;

export function FiltersPanel() {
  const shown = useSignal(/** @type {Preset|null} */ (null));
  const source = useSource();
  const all = isTransposed.value ? transposedPresets.value : presets.value;
  const about = shown.value ?? (isTransposed.value ? transposedPreset.value : preset.value);
  return html`
    <h2 class="panel-title">${t('filters.title')}</h2>
    <div class=${`presets ${source ? '' : 'is-icons'}`} role="radiogroup" aria-label=${t('filters.title')}>
      ${familiesOf(all, source !== null).map(({ family, members }) => html`<div key=${family}
        class="family" style=${{ '--members': Math.min(members.length, ICONS_A_ROW) }}>
        <p class="family-title">${pick(members[0].family_title)}</p>
        <div class="family-members">
          ${members.map((one) => html`<${Choice} key=${one.name} preset=${one} source=${source}
            onShow=${(/** @type {boolean} */ is) => { shown.value = is ? one : null; }} />`)}
        </div>
      </div>`)}
    </div>
    <p class="preset-note" title=${about ? pick(about.note) : undefined}>
      ${about
        ? html`<strong>${pick(about.title)}</strong> ${pick(about.note)}`
        : html`<strong>${t('filters.own')}</strong> ${t('filters.own_note')}`}
    </p>
  `;
}

/**
 * By family: first what is picked most. Where results are shown, those that say little about a
 * picture come last.
 * @param {Preset[]} all
 * @param {boolean} isOfPicture
 * @returns {{family: string, members: Preset[]}[]}
 */
function familiesOf(all, isOfPicture) {
  const names = [...new Set(all.map(({ family }) => family))];
  const rank = (/** @type {string} */ name) => {
    if (name === 'upsampling') return -2;
    if (QUIET.includes(name)) return isOfPicture ? 1 : -1;
    return name === 'edge' ? -0.5 : 0;
  };
  return names.sort((a, b) => rank(a) - rank(b)).map((family) => ({
    family, members: all.filter((one) => one.family === family),
  }));
}

/** The input that results are shown of; null on a small grid. @returns {Source|null} */
function useSource() {
  // What a kernel makes of a picture is shown as a convolution makes it.
  const now = isTransposed.value ? null : model.value;
  const kept = useRef(/** @type {{input: NdArray, source: Source}|null} */ (null));
  if (!now || Math.max(now.input.shape[1], now.input.shape[2]) < PICTURE_FROM) return null;
  if (kept.current?.input !== now.input) {
    kept.current = { input: now.input, source: shrink(now.input, now.inputRange) };
  }
  return kept.current.source;
}

/** @returns {string|undefined} */
function chosenName() {
  return isTransposed.value ? transposedPreset.value?.name : settings.preset.value;
}

/** @param {{preset: Preset, source: Source|null, onShow: (is: boolean) => void}} props */
function Choice({ preset: one, source, onShow }) {
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const colours = palette.value;
  // A bank is made for the numbers of its own figure: its weights say more than its maps.
  const result = source && one.combine ? source : null;
  useEffect(() => drawLater(() => {
    if (!canvas.current) return;
    if (result) paintResult(canvas.current, one, result, colours);
    else paintKernel(canvas.current, one, colours);
  }), [one, result, colours]);
  return html`<label class="preset" title=${pick(one.title)} onPointerEnter=${() => onShow(true)}
    onPointerLeave=${() => onShow(false)}>
    <input type="radio" name="preset" value=${one.name}
      checked=${one.name === chosenName()} aria-description=${pick(one.note)}
      onChange=${() => (isTransposed.peek() ? chooseTransposedPreset : choosePreset)(one.name)} onFocus=${() => onShow(true)}
      onBlur=${() => onShow(false)} />
    <canvas ref=${canvas} width="1" height="1" class=${result ? '' : 'is-kernel'} />
    <span class=${source ? '' : 'visually-hidden'}>${pick(one.title)}</span>
  </label>`;
}
