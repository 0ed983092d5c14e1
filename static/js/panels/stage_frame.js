/** The stage with all that it is given: the walk of the page, and what a person does on it. */

import { html } from '../lib/html.js';
import { Late } from '../lib/late.js';
import { setBias, setWeight } from '../state/edit.js';
import { isDense, setDenseBias } from '../state/dense.js';
import { revision } from '../state/history.js';
import { walkOn } from '../state/layers.js';
import { room } from '../state/layout.js';
import { besides, leaveBeside, view } from '../state/looked_at.js';
import { complain } from '../state/notices.js';
import { loading, model } from '../state/run.js';
import { settings } from '../state/settings.js';
import { trying } from '../state/try.js';
import { channelMaps, isBusy, isReady, player, records } from '../state/walk.js';

/** @typedef {() => Promise<import('../lib/late.js').Part>} Load */

/**
 * @typedef {object} StageProps
 * @property {import('../types.js').Model} model
 * @property {import('../walk/player.js').Player} player
 * @property {import('../walk/records.js').Records} records
 * @property {import('../walk/channel_maps.js').ChannelMaps} channelMaps
 * @property {import('../types.js').StageActions} actions
 * @property {import('../types.js').View} view
 * @property {'wide'|'phone'} layout
 */

/** @type {import('../types.js').StageActions} */
const actions = Object.freeze({
  setWeight,
  setBias: (...edit) => (isDense.peek() ? setDenseBias : setBias)(...edit),
  revision,
  setView(way) {
    settings.tView.value = way;
  },
  look: settings.look,
  channel: settings.channel,
  sort: settings.sort,
  flip: settings.flip,
  showFlip: player.flip,
  trying,
  onLostView() {
    settings.view.value = 'equation';
    complain('notice.lost');
  },
  walkOn,
  goTo(position) {
    if (player.playing.peek()) player.toggle();
    player.goTo(position);
  },
});

/** The same where a walk ends with its layer. @type {import('../types.js').StageActions} */
const oneLayer = Object.freeze({ ...actions, walkOn: null });

/** Both walks could not be fetched: the page's own goes on. */
function loseBeside() {
  leaveBeside();
  complain('notice.lost');
}

/**
 * @param {{Stage: import('preact').ComponentType<StageProps>, loadBeside: Load, walksOn?: boolean}} props
 *   the stage and both walks side by side are handed in: panels know nothing of how they draw
 */
export function StageFrame({ Stage, loadBeside, walksOn = true }) {
  const now = model.value;
  const given = walksOn ? actions : oneLayer;
  const alone = now ? html`<${Stage} model=${now} player=${player} records=${records} actions=${given}
    channelMaps=${channelMaps} view=${view.value} layout=${room.value === 'narrow' ? 'phone' : 'wide'} />`
    : html`<${StageSkeleton} />`;
  return html`<div class=${`stage-frame ${loading.value ? 'is-loading' : ''}`}
    aria-busy=${isBusy.value} data-stage-ready=${isReady.value ? '' : undefined}>
    ${now && besides.value
      ? html`<${Late} load=${loadBeside} onFailure=${loseBeside} given=${{ actions: given, alone }}>
          ${alone}<//>`
      : alone}
  </div>`;
}

/** The stage before the first numbers are here: the same shapes, shimmering. */
function StageSkeleton() {
  return html`<div class="skeleton" aria-hidden="true">
    ${[0, 1, 2].map((row) => html`<div key=${row} class="skeleton-row">
      <i /><i /><i /><i /><i />
    </div>`)}
  </div>`;
}
