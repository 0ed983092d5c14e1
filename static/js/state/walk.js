/** The walk of this page: the player and the records, fed with each new model. */

import { computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { fetching } from '../lib/late.js';
import { planarRecord } from '../lib/vector.js';
import { middleOfStamp, nearestStamper } from '../lib/transposed.js';
import { extentOf } from '../walk/extent.js';
import { createChannelMaps } from '../walk/channel_maps.js';
import { createPlayer } from '../walk/player.js';
import { createRecords } from '../walk/records.js';
import { view } from './looked_at.js';
import { complain } from './notices.js';
import { isSettled, lost, model } from './run.js';
import { settings } from './settings.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Phase} Phase */

export const player = createPlayer();
export const records = createRecords(readSteps);
export const channelMaps = createChannelMaps((of, filter) => (
  orLost(api.readArray(of.run.links.channel_maps?.[filter] ?? ''))
));

/**
 * A page of the records of a walk.
 * @type {import('../walk/records.js').FetchPage}
 */
export async function readSteps(of, start, count) {
  const page = await orLost(api.steps(of.run.id, start, count, viewOf(of)));
  return of.kind === 'scatter' ? page : { ...page, steps: page.steps.map((one) => planarRecord(one, of)) };
}

/**
 * A walk that comes to what the server does not give says so, and goes on by itself when it does.
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<T>}
 */
async function orLost(answer) {
  try {
    const given = await answer;
    if (isSettled.peek()) lost.value = false;
    return given;
  } catch (error) {
    lost.value = true;
    throw error;
  }
}

/**
 * @param {Model} of
 * @returns {import('../types.js').TransposedView|null}
 */
function viewOf(of) {
  if (!of.transposed) return null;
  return of.kind === 'scatter' ? 'scatter' : 'gather';
}

/** The phase alone, so that what shows it is not drawn again every frame. */
export const phase = computed(() => player.moment.value.phase);

/** The map of the walk: a convolution's filter, or the channel whose cells are stamped. */
const map = computed(() => {
  const now = model.value;
  if (!now) return 0;
  const [maps, height, width] = extentOf(now);
  return Math.min(maps - 1, Math.floor(player.position.value / (height * width)));
});

/** The filters that the walk is in: one, or all that the present channel is stamped with. */
export const filters = computed(() => {
  const now = model.value;
  if (now?.kind !== 'scatter') return [map.value];
  const { groups, input_shape: [channels] } = now.run;
  const each = now.filters / groups;
  const first = Math.floor(map.value / (channels / groups)) * each;
  return Array.from({ length: each }, (_, slot) => first + slot);
});

/** The first of them. */
export const filter = computed(() => filters.value[0]);

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
    channelMaps.setModel(now);
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

/**
 * Whether what is shown is not yet what the settings say: a run, a step or a part of the page is on
 * its way.
 */
export const isBusy = computed(() => {
  if (lost.value) return false;
  if (!isSettled.value || fetching.value > 0) return true;
  if (view.value === 'layer' && channelMaps.at(filter.value) === null) return true;
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
  const [, oldHeight, oldWidth] = extentOf(from);
  const [maps, height, width] = extentOf(to);
  const plane = oldHeight * oldWidth;
  const at = Math.min(Math.floor(position / plane), maps - 1);
  const cell = across(from, to, Math.floor((position % plane) / oldWidth), position % oldWidth);
  const row = Math.min(cell[0], height - 1);
  const col = Math.min(cell[1], width - 1);
  const place = (at * height + row) * width + col;
  if (place !== player.position.peek()) player.goTo(place, during);
}

/**
 * From the cells of one plane to those of another: of an input to the output cell under the middle
 * of its stamp, and back; between two outputs the same.
 * @param {Model} from
 * @param {Model} to
 * @param {number} row
 * @param {number} col
 * @returns {import('../types.js').Pair}
 */
function across(from, to, row, col) {
  if (from.kind === 'scatter' && to.kind !== 'scatter' && to.transposed) {
    return middleOfStamp(to.transposed, row, col);
  }
  if (from.transposed && from.kind !== 'scatter' && to.kind === 'scatter') {
    return nearestStamper(from.transposed, row, col);
  }
  return [row, col];
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
