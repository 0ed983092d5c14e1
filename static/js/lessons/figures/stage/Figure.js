/** Explore's stage with its walk, and those of its controls that a step is about. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import * as api from '../../../api.js';
import { html } from '../../../lib/html.js';
import { styled } from '../../../lib/late.js';
import { listenToKeys } from '../../../panels/keys.js';
import { StageFrame } from '../../../panels/stage_frame.js';
import { Stage } from '../../../stage/Stage.js';
import { loadSamples } from '../../../state/pictures.js';
import { loadPresets } from '../../../state/presets.js';
import { watchStart } from '../../../state/repair.js';
import { lost, retry } from '../../../state/run.js';
import { Waiting } from '../Waiting.js';
import { Controls } from './Controls.js';
import { Walk } from './Walk.js';

/** What a key does on the whole page of Explore: there is nothing like it here. */
const WITHOUT = Object.freeze(['p', 'r', '?', 'escape']);

const loadBeside = () => styled('beside', import('../../../beside/Beside.js').then((module) => module.Beside));

let isStarted = false;

/** What there is to choose from; a run follows by itself. */
async function load() {
  try {
    await Promise.all([loadSamples(), loadPresets()]);
    lost.value = false;
    retry();
  } catch (error) {
    if (!api.isFailure(error)) throw error;
    lost.value = true;
  }
}

/** @param {{controls: readonly string[]}} props */
export function Figure({ controls }) {
  const root = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => {
    if (!isStarted) {
      isStarted = true;
      watchStart();
      load();
    }
    return listenToKeys(/** @type {HTMLElement} */ (root.current), WITHOUT);
  }, []);
  return html`<div class="figure-stage" ref=${root}>
    <${StageFrame} Stage=${Stage} loadBeside=${loadBeside} walksOn=${false} />
    ${lost.value && html`<${Waiting} refusal="" onRetry=${load} />`}
    <${Walk} />
    <${Controls} shown=${controls} />
  </div>`;
}
