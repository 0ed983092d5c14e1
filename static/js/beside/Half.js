/** One of both walks: what it is, where it is, and its stage. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCount } from '../lib/format.js';
import { Complaint } from '../panels/controls.js';
import { Stage } from '../stage/Stage.js';
import {
  comparison, follower, leadTo, otherMaps, otherPlayer, otherRecords, otherRefusals, pair,
} from '../state/beside.js';
import { isPhone } from '../state/layout.js';
import { channelMaps, player, records } from '../state/walk.js';
import { extentOf } from '../walk/extent.js';
import { names } from './both.js';
import { Other } from './Other.js';
import { absence } from './words.js';

/** @typedef {import('../stage/geometry/index.js').Layout} Layout */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').StageActions} StageActions */

/**
 * @typedef {object} HalfProps
 * @property {StageActions} actions
 * @property {Layout} layout
 */

/** The page's own walk. @param {HalfProps} props */
export function First({ actions, layout }) {
  const [name] = names.value ?? [''];
  const now = /** @type {Model} */ (pair.value.first);
  return html`<div class="beside-half">
    ${!isPhone.value && html`<header class="beside-head"><h2>${name}</h2><${Detail} of=${now} /></header>`}
    <div class="beside-stage">
      <${Stage} key=${layout} model=${now} player=${player} records=${records} actions=${actions}
        channelMaps=${channelMaps} view="equation" layout=${layout} label=${name} />
    </div>
  </div>`;
}

/** The walk beside it. @param {HalfProps} props */
export function Second({ actions, layout }) {
  const [, name] = names.value ?? ['', ''];
  const now = pair.value.second;
  const refused = otherRefusals.value[0]?.detail;
  const { isHere } = follower.value;
  return html`<div class=${`beside-half ${isHere ? '' : 'is-resting'}`}>
    ${!isPhone.value && html`<header class="beside-head"><h2><${Other} name=${name} /></h2>
      ${now && html`<${Detail} of=${now} /><${Where} />`}</header>`}
    <${Complaint} id="beside-complaint" text=${refused && t('problem.refused', { detail: refused })} />
    <div class="beside-stage">
      ${now
        ? html`<${Stage} key=${layout} model=${now} player=${otherPlayer} records=${otherRecords}
            actions=${otherActions(actions)} channelMaps=${otherMaps} view="equation" layout=${layout} label=${name} />`
        : !refused && html`<div class="beside-waiting is-waiting" />`}
    </div>
  </div>`;
}

/**
 * Both have the same weights; a place on the other output is a place on the input, to which the page's
 * own walk goes.
 * @param {StageActions} actions the same object at all times
 * @returns {StageActions}
 */
function otherActions(actions) {
  return { ...actions, walkOn: null, goTo: (position) => actions.goTo(leadTo(position)) };
}

/** Where the other walk has no window at the present place, it says so. */
function Where() {
  const to = comparison.value;
  if (!to || follower.value.isHere) return null;
  return html`<span class="beside-where">${t(`beside.${absence(to.what, follower.value)}`)}</span>`;
}

/** The shape of what comes out, and the steps it takes. @param {{of: Model}} props */
function Detail({ of }) {
  const [maps, rows, cols] = extentOf(of);
  return html`<p>${of.run.output_shape.join(' × ')}
    <span class="beside-steps"> · ${t('beside.steps', { steps: formatCount(maps * rows * cols) })}</span></p>`;
}
