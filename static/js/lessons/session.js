/**
 * Where the reader is: the lesson, the step that the figure shows, and what the reader changed of it;
 * in step with the address bar. `/learn/slide/flip` is a step, and `?own&…` the reader's own settings.
 */

import { batch, computed, effect, signal } from '@preact/signals';
import { complain } from '../state/notices.js';
import { queryOf } from '../state/setting.js';
import { settings } from '../state/settings.js';
import { COURSE } from './course/index.js';
import { FIGURES } from './figures/index.js';

/** @typedef {import('./types.js').FigureKind} FigureKind */
/** @typedef {import('./types.js').Lesson} Lesson */
/** @typedef {import('./types.js').Step} Step */

/** Browsers refuse an address that is rewritten too often. */
const PAUSE = 400;
const ROOT = '/learn';
const OWN = 'own';

/** The name of the open lesson. */
export const name = signal(known(askedFor().lesson).name);

/** What is open; null until it is here. @type {import('@preact/signals').Signal<{lesson: Lesson, step: string, kind: FigureKind}|null>} */
export const open = signal(null);

/** What can be read: at the start it is there before its figure. @type {import('@preact/signals').Signal<Lesson|null>} */
export const reading = signal(null);

/** The kinds of figures that the open lesson has, as far as they are here. */
export const kinds = signal(/** @type {FigureKind[]} */ ([]));

/** Whether what was asked for last could not be fetched. */
export const isLost = signal(false);

/** The number of the open lesson, from 0. */
export const number = computed(() => Math.max(0, COURSE.findIndex((one) => one.name === name.value)));

/** The step as the lesson has it. @type {import('@preact/signals').ReadonlySignal<Step|null>} */
export const step = computed(() => open.value && open.value.lesson.steps[open.value.step]);

/** What the figure says of the step when nothing was changed. */
export const base = signal('');

/** What a link of another page takes along. */
const personal = computed(() => queryOf([settings.lang, settings.theme]));

/** What was last asked for: a slower answer to an earlier wish is not shown any more. */
let latest = 0;
let again = () => {};

/**
 * @param {string} [lesson]
 * @param {string} [at] the step
 * @returns {string} the path of a lesson, or of one of its steps
 */
export function pathOf(lesson = name.peek(), at = '') {
  return [ROOT, lesson, at].filter(Boolean).join('/');
}

/** @param {string} path @returns {string} with the language and the theme that were chosen */
export function linkTo(path) {
  return personal.value ? `${path}?${personal.value}` : path;
}

/** The address of what is on the screen. */
export const address = computed(() => {
  const now = open.value;
  const path = now ? pathOf(name.value, now.step) : pathOf(name.value);
  const isOwn = now !== null && now.kind.query.value !== base.value;
  const query = [isOwn ? OWN : '', isOwn ? now.kind.query.value : '', personal.value].filter(Boolean).join('&');
  return query ? `${path}?${query}` : path;
});

/** The same figure in Explore; null while it is not known. */
export const exploreLink = computed(() => {
  const query = open.value?.kind.explore.value;
  if (query === null || query === undefined) return null;
  const all = [query, personal.value].filter(Boolean).join('&');
  return all ? `/?${all}` : '/';
});

/**
 * Go to a step of a lesson.
 * @param {string} lesson
 * @param {string} [at] the first step if left out
 */
export async function go(lesson, at = '') {
  // The entry that is left keeps what it showed to the last.
  if (open.peek()) history.replaceState(null, '', address.peek());
  if (await show(lesson, at, null)) history.pushState(null, '', address.peek());
}

/** Show the step as the lesson has it. */
export function restore() {
  const now = open.peek();
  if (now) now.kind.read(now.lesson.steps[now.step].query);
}

/** Ask again for what did not come. */
export function retry() {
  again();
}

/**
 * @param {string} lesson
 * @param {string} at
 * @param {string|null} own what the reader changed, as an address says it
 * @returns {Promise<boolean>} whether it is shown now
 */
async function show(lesson, at, own) {
  latest += 1;
  const mine = latest;
  again = () => { show(lesson, at, own); };
  const entry = known(lesson);
  try {
    const { lesson: found } = await entry.load();
    const to = found.steps[at] ? at : Object.keys(found.steps)[0];
    if (reading.peek() === null && mine === latest) {
      batch(() => {
        name.value = entry.name;
        reading.value = found;
      });
    }
    const kind = await FIGURES[found.steps[to].figure]();
    if (mine !== latest) return false;
    batch(() => {
      if (at && to !== at) complain('learn.no_step', { step: shorten(at) });
      if (entry.name !== lesson) complain('learn.no_lesson', { lesson: shorten(lesson) });
      kind.read(found.steps[to].query);
      base.value = kind.query.peek();
      const unusable = own === null ? [] : kind.read(own);
      if (unusable.length) complain('notice.unusable', { settings: unusable.join(', ') });
      name.value = entry.name;
      reading.value = found;
      if (open.peek()?.lesson !== found) kinds.value = [kind];
      open.value = { lesson: found, step: to, kind };
      isLost.value = false;
    });
    soon(() => prepare(found, mine));
    return true;
  } catch (error) {
    // The module is not in the cache, and the server does not answer.
    if (!(error instanceof TypeError)) throw error;
    if (mine === latest) isLost.value = true;
    return false;
  }
}

/** @param {() => void} act when the page has nothing better to do */
function soon(act) {
  if (window.requestIdleCallback) window.requestIdleCallback(act, { timeout: 1500 });
  else setTimeout(act, 300);
}

/**
 * The lesson's other figures: its sentences have their numbers before they are shown.
 * @param {Lesson} lesson
 * @param {number} wish it was opened with
 */
async function prepare(lesson, wish) {
  const steps = Object.values(lesson.steps);
  for (const { figure, query } of [...steps.filter(({ told }) => told), ...steps]) {
    let kind;
    try {
      kind = await FIGURES[figure]();
    } catch {
      return; // the figure is asked for again when it is to be shown
    }
    if (wish !== latest) return;
    if (kinds.peek().includes(kind)) continue;
    kind.read(query);
    kinds.value = [...kinds.peek(), kind];
  }
}

/** @param {string} text of an address */
function shorten(text) {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}

/** @param {string} lesson @returns {typeof COURSE[number]} the first where there is no such lesson */
function known(lesson) {
  return COURSE.find((one) => one.name === lesson) ?? COURSE[0];
}

/** @returns {{lesson: string, at: string, search: string}} as the address says */
function askedFor() {
  const { pathname, search } = window.location;
  const [, , lesson, at] = pathname.split('/').map(plain);
  return { lesson: lesson || COURSE[0].name, at: at ?? '', search };
}

/** @param {string} part of a path @returns {string} as it was before it was written into an address */
function plain(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a "%" that stands for itself
  }
}

/** Show what the address says. */
function readAddress() {
  const { lesson, at, search } = askedFor();
  const given = new URLSearchParams(search);
  for (const one of [settings.lang, settings.theme]) {
    const text = given.get(one.key);
    one.value = /** @type {any} */ (text === null ? null : one.parse(text) ?? null);
  }
  show(lesson, at, given.has(OWN) ? search : null);
}

/** Read the address now and whenever the back button changes it, and write it from then on. */
export function followAddress() {
  readAddress();
  window.addEventListener('popstate', readAddress);
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  effect(() => {
    address.value;
    if (!open.value) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      const to = address.peek();
      if (to !== window.location.pathname + window.location.search) history.replaceState(null, '', to);
    }, PAUSE);
  });
}
