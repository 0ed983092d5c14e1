/** Explore's stage with its walk, and those of its controls that a step is about. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { styled } from '../../../lib/late.js';
import { listenToKeys } from '../../../panels/keys.js';
import { StageFrame } from '../../../panels/stage_frame.js';
import { Stage } from '../../../stage/Stage.js';
import { lost } from '../../../state/run.js';
import { load } from '../../../state/start.js';
import { Waiting } from '../Waiting.js';
import { Controls } from './Controls.js';
import { Walk } from './Walk.js';

/** What a key does on the whole page of Explore: there is nothing like it here. */
const WITHOUT = Object.freeze(['p', 'r', '?', 'escape']);

const loadBeside = () => styled('beside', import('../../../beside/Beside.js').then((module) => module.Beside));

/** @param {{controls: readonly string[]}} props */
export function Figure({ controls }) {
  const root = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => listenToKeys(/** @type {HTMLElement} */ (root.current), WITHOUT), []);
  return html`<div class="figure-stage" ref=${root}>
    <${StageFrame} Stage=${Stage} loadBeside=${loadBeside} walksOn=${false} />
    ${lost.value && html`<${Waiting} refusal="" onRetry=${load} />`}
    <${Walk} />
    <${Controls} shown=${controls} />
  </div>`;
}
