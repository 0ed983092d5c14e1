/** What is taken along from the page: which part is chosen, the film as it is wanted, code and links. */

import { computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { animationAddress } from '../lib/addresses.js';
import { language } from '../lib/i18n.js';
import { dialog } from './layout.js';
import { model } from './run.js';
import { query, sharedQuery } from './settings.js';
import { theme } from './theme.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Program} Program */
/** @typedef {typeof PARTS[number]} Part */
/** @typedef {typeof KINDS[number]} Kind */

export const PARTS = /** @type {const} */ (['film', 'numbers', 'code', 'link']);
export const KINDS = /** @type {const} */ (['gif', 'mp4', 'webm', 'webp']);
export const WIDTHS = /** @type {const} */ (['640', '960', '1280', '1920']);
export const RATES = /** @type {const} */ (['1', '2', '4', '8', '12', '25']);

/** Frames that the server makes of one film at most, as the page was told. */
const MOST = Number(document.documentElement.dataset.filmFrames);

/** @type {import('@preact/signals').Signal<Part>} */
export const part = signal('film');

/** The film as it is wanted; steps count from 1, null is the first and the last that there is room for. */
export const film = Object.freeze({
  kind: signal(/** @type {Kind} */ ('mp4')),
  from: signal(/** @type {number|null} */ (null)),
  to: signal(/** @type {number|null} */ (null)),
  phases: signal(false),
  fps: signal('4'),
  width: signal('960'),
});

/** The run itself, however it is looked at. */
export const run = computed(() => model.value && (model.value.transposed ?? model.value.run));

// Another run is walked from its first step.
effect(() => {
  run.value?.id;
  film.from.value = null;
  film.to.value = null;
});

/** @param {Model} now @returns {number} frames that the server makes of one step */
function framesOfStep({ kind, mode }) {
  if (!film.phases.value) return 1;
  if (kind !== 'conv' && kind !== 'scatter') return 3;
  return mode === 'convolution' ? 6 : 5;
}

/** What becomes of it: the steps, how many frames, how long, and what is wrong; null before a run. */
export const reel = computed(() => {
  const now = model.value;
  if (!now || !run.value) return null;
  const total = run.value.counts.steps;
  const each = framesOfStep(now);
  const from = film.from.value ?? 1;
  const to = film.to.value ?? Math.min(total, from - 1 + Math.floor(MOST / each));
  const frames = (to - from + 1) * each;
  const isRange = Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from <= to && to <= total;
  const wrong = !isRange ? 'range' : frames > MOST ? 'long' : null;
  return { total, from, to, frames, seconds: frames / Number(film.fps.value), wrong, most: MOST };
});

/** Where the film is; null where it cannot be had. */
export const filmAddress = computed(() => {
  if (!reel.value || reel.value.wrong || !run.value) return null;
  const asked = {
    start: String(reel.value.from - 1),
    stop: String(reel.value.to),
    phases: String(film.phases.value),
    fps: film.fps.value,
    width: film.width.value,
    lang: language.value,
    theme: theme.value,
  };
  return animationAddress(run.value.id, film.kind.value, asked);
});

/** The scales that maps are coloured with, those with zero in their middle first. */
export const SCALES = /** @type {const} */ ([
  'diverging', 'vik', 'broc', 'coolwarm', 'viridis', 'cividis', 'magma', 'batlow', 'grey',
]);
export const scale = signal('diverging');

/** The library that the run is said in. */
export const library = signal('pytorch');

/** The libraries, and whether each can say this run; null until they are here. */
export const programs = signal(/** @type {Program[]|null} */ (null));

/** The program; null until it is here, and where there is none. */
export const program = signal(/** @type {string|null} */ (null));

/** Whether the server could not be reached for one of them. */
export const isLost = signal(false);

const isOpen = computed(() => dialog.value === 'take');

effect(() => {
  const id = isOpen.value && part.value === 'code' && run.value ? run.value.id : null;
  const wanted = library.value;
  if (id === null) return undefined;
  const giveUp = new AbortController();
  program.value = null;
  loadCode(id, wanted, giveUp.signal);
  return () => giveUp.abort();
});

/**
 * @param {string} id
 * @param {string} wanted
 * @param {AbortSignal} abort
 */
async function loadCode(id, wanted, abort) {
  try {
    const listed = await api.listCode(id, abort);
    programs.value = listed;
    const link = listed.find((one) => one.library === wanted)?.link;
    program.value = link ? await api.readText(link, abort) : '';
    isLost.value = false;
  } catch (error) {
    if (api.isAbort(error)) return;
    if (!api.isFailure(error)) throw error;
    isLost.value = true;
  }
}

/** A short link to what is shown; null until it is here. */
export const shortLink = signal(/** @type {string|null} */ (null));

effect(() => {
  if (!isOpen.value || part.value !== 'link') return undefined;
  query.value;
  const giveUp = new AbortController();
  const asked = [sharedQuery.value, `lang=${language.value}`, `theme=${theme.value}`];
  shorten(asked.filter(Boolean).join('&'), giveUp.signal);
  return () => giveUp.abort();
});

/**
 * @param {string} state
 * @param {AbortSignal} abort
 */
async function shorten(state, abort) {
  try {
    const address = await api.createLink(state, abort);
    shortLink.value = `${window.location.origin}${address}`;
    isLost.value = false;
  } catch (error) {
    if (api.isAbort(error)) return;
    if (!api.isFailure(error)) throw error;
    isLost.value = true;
  }
}
