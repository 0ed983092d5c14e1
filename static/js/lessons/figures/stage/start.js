/** What a stage needs once, before its first run. */

import * as api from '../../../api.js';
import { loadSamples } from '../../../state/pictures.js';
import { loadPresets } from '../../../state/presets.js';
import { watchStart } from '../../../state/repair.js';
import { lost, retry } from '../../../state/run.js';

let isStarted = false;

/** What there is to choose from; a run follows by itself. */
export async function load() {
  try {
    await Promise.all([loadSamples(), loadPresets()]);
    lost.value = false;
    retry();
  } catch (error) {
    if (!api.isFailure(error)) throw error;
    lost.value = true;
  }
}

/** The first time only. */
export function start() {
  if (isStarted) return;
  isStarted = true;
  watchStart();
  load();
}
