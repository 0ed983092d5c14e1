/** The walk of this page: the player and the records, fed with each new model. */

import { computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { createPlayer } from '../walk/player.js';
import { createRecords } from '../walk/records.js';
import { complain } from './notices.js';
import { isSettled, lost, model } from './run.js';
import { settings } from './settings.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Phase} Phase */

export const player = createPlayer();
export const records = createRecords(fetchSteps);

/**
 * A walk that comes to steps the server does not give says so, and goes on by itself when it does.
 * @param {string} runId
 * @param {number} start
 * @param {number} count
 */
async function fetchSteps(runId, start, count) {
  try {
    const page = await api.steps(runId, start, count);
    if (isSettled.peek()) lost.value = false;
    return page;
  } catch (error) {
    lost.value = true;
    throw error;
  }
}

/** The phase alone, so that what shows it is not drawn again every frame. */
export const phase = computed(() => player.moment.value.phase);

/** The filter that the walk is in. */
export const filter = computed(() => {
  const now = model.value;
  if (!now || now.kind !== 'conv') return 0;
  const [, height, width] = now.run.output_shape;
  return Math.min(now.filters - 1, Math.floor(player.position.value / (height * width)));
});

/** Where an address wants the walk to stand, until the model it speaks of is here. */
const wanted = signal(/** @type {{position: number, phase: Phase}|null} */ (null));

/** Go where the settings say, as soon as their model is here: after an address was read. */
export function followSettings() {
  player.speed.value = settings.speed.peek();
  wanted.value = { position: settings.step.peek() - 1, phase: settings.phase.peek() };
}

/** @type {Model|null} */
let before = null;

effect(() => {
  const now = model.value;
  const to = wanted.value;
  const settled = isSettled.value;
  if (!now) return;
  if (now.id !== before?.id) {
    const [position, during] = [player.position.peek(), phase.peek()];
    player.setModel(now);
    records.setModel(now);
    if (before && !to) keepPlace(before, now, position, during);
    before = now;
  }
  if (settled && to) {
    const total = player.total.peek();
    if (to.position >= total) complain('notice.step_beyond', { step: to.position + 1, total });
    player.goTo(to.position, to.phase);
    wanted.value = null;
  }
});

/** Whether what the stage shows is not yet what the settings say: a run or a step is on its way. */
export const isBusy = computed(() => {
  if (lost.value) return false;
  if (!isSettled.value) return true;
  return !player.moment.value.sweep && records.at(player.position.value) === null;
});

/** Whether a step with its numbers has been on the stage. */
export const isReady = signal(false);

const stopWaiting = effect(() => {
  if (!model.value || !records.at(player.position.value)) return;
  isReady.value = true;
  queueMicrotask(() => stopWaiting());
});

/**
 * In a layer of another shape the walk goes on at the same output cell, or the nearest there is.
 * @param {Model} from
 * @param {Model} to
 * @param {number} position
 * @param {Phase} during
 */
function keepPlace(from, to, position, during) {
  const [, oldHeight, oldWidth] = from.run.output_shape;
  const [, height, width] = to.run.output_shape;
  const plane = oldHeight * oldWidth;
  const map = Math.min(Math.floor(position / plane), to.filters - 1);
  const row = Math.min(Math.floor((position % plane) / oldWidth), height - 1);
  const col = Math.min(position % oldWidth, width - 1);
  const place = (map * height + row) * width + col;
  if (place !== player.position.peek()) player.goTo(place, during);
}

/** Another model, or another name of it, must not put the settings back to where the walk was. */
const hasModel = computed(() => model.value !== null);

// While it plays the settings follow too, so that a reload goes on where it was.
effect(() => {
  if (!hasModel.value || wanted.value) return;
  const step = player.position.value + 1;
  const at = player.playing.value ? 'write' : phase.value;
  settings.step.value = step;
  settings.phase.value = at;
});

effect(() => {
  settings.speed.value = player.speed.value;
});
