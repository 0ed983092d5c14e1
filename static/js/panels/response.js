/** Which waves the present kernel lets pass: in a word, as a picture, and along both axes. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCell } from '../lib/numbers.js';
import { model } from '../state/run.js';
import { response } from '../state/response.js';
import { settings } from '../state/settings.js';

/** @typedef {import('../types.js').FrequencyResponse} FrequencyResponse */

const [WIDTH, HEIGHT] = [96, 34];

/** @type {Readonly<Record<string, string>>} */
const ARROWS = Object.freeze({ across: '↔', down: '↕', falling: '⤡', rising: '⤢' });

export function ResponsePanel() {
  const known = response.value;
  if (!known) return html`<div class="response is-empty" />`;
  const { kind, direction } = known.is.character;
  return html`<details class="response" open=${settings.response.value}
    onToggle=${(/** @type {Event} */ event) => {
      settings.response.value = /** @type {HTMLDetailsElement} */ (event.currentTarget).open;
    }}>
    <summary>
      <span class="response-title">${t('response.title')}</span>
      <span class="response-kind">${t(`response.kind.${kind}`)}${direction && html`${' '}
        <span aria-hidden="true">${ARROWS[direction]}</span>`}</span>
    </summary>
    ${settings.response.value && html`<${Details} is=${known.is} picture=${known.picture} />`}
  </details>`;
}

/** @param {{is: FrequencyResponse, picture: string}} props */
function Details({ is, picture }) {
  const { kind, direction } = is.character;
  return html`<div class="response-body">
    <figure class="response-picture">
      <img src=${picture} alt=${t('response.alt')} draggable=${false} />
    </figure>
    <div class="response-plots">
      <${Section} name="across" gains=${is.across} largest=${is.largest} />
      <${Section} name="down" gains=${is.down} largest=${is.largest} />
    </div>
    <p class="response-says">${t(`response.says.${kind}`)}${direction
      && html` ${t(`response.direction.${direction}`)}`}</p>
    <p class="response-numbers">${t('response.numbers', {
      of: of(is), even: rounded(is.even, is.largest), largest: rounded(is.largest, is.largest),
    })}</p>
  </div>`;
}

/**
 * Without the dust that binary fractions leave.
 * @param {number} gain
 * @param {number} largest
 * @returns {string}
 */
function rounded(gain, largest) {
  return formatCell(gain < 1e-9 * largest ? 0 : Number(gain.toPrecision(4)));
}

/** @param {FrequencyResponse} is @returns {string} which kernel it is of */
function of({ filter, channel }) {
  const now = model.value;
  const several = now && now.run.input_shape[0] / now.run.groups > 1;
  if (channel === null) return t(several ? 'response.mean' : 'tools.scope.filter', { n: filter + 1 });
  return t('response.kernel', { n: filter + 1, channel: now?.channels[channel]?.name ?? channel });
}

/**
 * The gain along one axis: no change at all in the middle, half a cycle a cell at both ends.
 * @param {{name: 'across'|'down', gains: number[], largest: number}} props
 */
function Section({ name, gains, largest }) {
  // The far end is the near one: −½ and ½ are the same wave.
  const all = [...gains, gains[0]];
  const points = all.map((gain, at) => {
    const [x, y] = [(at / gains.length) * WIDTH, HEIGHT * (1 - gain / (largest || 1))];
    return `${x.toFixed(2)},${y.toFixed(2)}`;
  }).join(' ');
  return html`<figure class="response-plot">
    <figcaption>${t(`response.${name}`)}</figcaption>
    <svg viewBox=${`-1 -2 ${WIDTH + 2} ${HEIGHT + 4}`} preserveAspectRatio="none" role="img"
      aria-label=${t('response.plot', {
        axis: t(`response.${name}`), even: rounded(gains[gains.length / 2], largest),
        fast: rounded(gains[0], largest),
      })}>
      <path class="response-axis" d=${`M0 ${HEIGHT}H${WIDTH}M${WIDTH / 2} 0V${HEIGHT}`} />
      <polyline points=${points} />
    </svg>
    <p class="response-scale" aria-hidden="true"><span>−½</span><span>0</span><span>½</span></p>
  </figure>`;
}
