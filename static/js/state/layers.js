/** Going on from the output of a layer, and back to a layer or to the picture. */

import { batch } from '@preact/signals';
import { known } from './chain.js';
import { settingsOf } from './restore.js';
import { model } from './run.js';
import { LAYER, settings } from './settings.js';
import { readableGrid } from './pictures.js';
import { player } from './walk.js';

/** @typedef {import('../types.js').RunAnswer} RunAnswer */
/** @typedef {import('./settings.js').Setting<unknown>} Setting */

/** What the settings were when a run was left: they say more than the run does. */
const left = /** @type {Map<string, [Setting, unknown][]>} */ (new Map());

/** What a layer read and what it did. */
const REMEMBERED = Object.freeze([/** @type {Setting} */ (/** @type {unknown} */ (settings.from)), ...LAYER]);

/** Take the output of the present run as the next input. */
export function walkOn() {
  const now = model.peek();
  if (!now) return;
  if (player.playing.peek()) player.toggle();
  left.set(now.run.id, REMEMBERED.map((setting) => [setting, setting.peek()]));
  batch(() => {
    // The picture stays as it was read, whatever the next layer would like.
    settings.grid.value ??= readableGrid();
    settings.from.value = now.run.id;
  });
}

/** Back to the picture, with the operation as it is. */
export function backToPicture() {
  batch(() => {
    settings.from.value = null;
    // There are no layers to add any more.
    if (!['number', 'self'].includes(settings.addend.peek())) settings.addend.value = settings.addend.initial;
  });
}

/**
 * Back to a layer of the chain: what it read, and what it did.
 * @param {RunAnswer} run
 */
export function backTo(run) {
  if (player.playing.peek()) player.toggle();
  batch(() => {
    settings.from.value = 'run' in run.input ? run.input.run : null;
    for (const [setting, value] of left.get(run.id) ?? restored(run)) {
      const target = setting;
      target.value = value;
    }
  });
}

/**
 * @param {RunAnswer} run
 * @returns {[Setting, unknown][]} as far as the run says what they were
 */
function restored(run) {
  const byName = /** @type {Record<string, Setting>} */ (/** @type {unknown} */ (settings));
  const before = 'run' in run.input ? known.peek().get(run.input.run) : null;
  return Object.entries(settingsOf(run, before)).map(([name, value]) => [byName[name], value]);
}
