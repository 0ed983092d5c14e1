/** What a page with a stage needs once, before its first run. */

import * as api from '../api.js';
import { watchOpened } from './opened.js';
import { loadSamples } from './pictures.js';
import { loadPresets } from './presets.js';
import { watchStart } from './repair.js';
import { lost, retry } from './run.js';

let isStarted = false;

/** Load what does not depend on the settings; a run follows by itself. */
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
  watchOpened();
  load();
}
