/** "I want an output of this size": the ways there that the sliders can be set to. */

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { formatSide } from '../lib/format.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { beyond, isSameWay, isUneven, nearestSizes } from '../lib/inverse.js';
import { settings } from '../state/settings.js';
import {
  canUndo, found, hasTwoSizes, isBehind, isUnreadable, stopAsking, take, typed, undo, way,
} from '../state/wanted.js';
import { Complaint, textOf } from './controls.js';
import { Icon } from './icons.js';

/** @typedef {import('../lib/inverse.js').Way} Way */
/** @typedef {import('../types.js').InverseAnswer} InverseAnswer */

/** So many lines of ways are shown at first; the last place is for the way to the rest. */
const LINES = 2;

/** A way of more characters than this has a line of its own. */
const LONG = 17;

const COMPLAINT = 'wanted-complaint';

/** @param {{openerId: string}} props where the focus goes when the asking ends */
export function Wanted({ openerId }) {
  const close = () => {
    stopAsking();
    document.getElementById(openerId)?.focus();
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return html`<section class="card wanted" aria-label=${t('size.wanted')} onKeyDown=${onKeyDown}>
    <div class="wanted-field">
      <${Sizes} />
      ${canUndo.value && html`<button type="button" class="link" onClick=${undo}>${t('size.undo')}</button>`}
      <button type="button" class="close" aria-label=${t('size.wanted_close')} onClick=${close}>
        <${Icon} name="close" />
      </button>
    </div>
    <${Found} />
  </section>`;
}

/** One number for what is square, height and width for the rest. */
function Sizes() {
  const first = useRef(/** @type {HTMLInputElement|null} */ (null));
  useEffect(() => {
    first.current?.focus();
    first.current?.select();
  }, []);
  const names = hasTwoSizes.value ? ['size.height', 'size.width'] : ['size.wanted'];
  const isWrong = isUnreadable.value || (found.value !== null && !('answer' in found.value && found.value.ways.length > 0));
  /** @param {number} axis @param {string} text */
  const onInput = (axis, text) => {
    typed.value = names.map((_, place) => (place === axis ? text : typed.peek()[place] ?? typed.peek()[0]));
  };
  return html`
    <span class="wanted-label" aria-hidden="true">${t('size.want')}</span>
    ${names.map((name, axis) => html`
      ${axis > 0 && html`<span aria-hidden="true">×</span>`}
      <input key=${name} ref=${axis === 0 ? first : undefined} type="text" inputmode="numeric" maxlength="5"
        autocomplete="off" aria-label=${t(name)} value=${typed.value[axis] ?? typed.value[0]}
        aria-invalid=${isWrong ? 'true' : undefined} aria-describedby=${isWrong ? COMPLAINT : undefined}
        onInput=${(/** @type {InputEvent} */ event) => onInput(axis, textOf(event))} />`)}
  `;
}

function Found() {
  if (isUnreadable.value) return html`<${Complaint} id=${COMPLAINT} text=${t('size.not_a_size')} />`;
  const now = found.value;
  if (!now) return html`<div class="wanted-ways is-waiting" />`;
  if ('refused' in now) {
    const text = now.refused ? t('problem.refused', { detail: now.refused }) : t('notice.lost');
    return html`<${Complaint} id=${COMPLAINT} text=${text} />`;
  }
  if (now.ways.length === 0) return html`<${Nothing} answer=${now.answer} />`;
  return html`<${Ways} key=${now.ways} ways=${now.ways} />`;
}

/** @param {{ways: Way[]}} props */
function Ways({ ways }) {
  const isLong = settings.operation.value === 'transposed' || ways.some((one) => nameOf(one).length > LONG);
  const few = isLong ? LINES : 2 * LINES;
  const isAll = useSignal(ways.length <= few);
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  const shown = isAll.value ? ways : ways.slice(0, few - 1);
  const showAll = () => {
    isAll.value = true;
    // The button goes; the focus goes to the first of those that it stood for.
    requestAnimationFrame(() => /** @type {HTMLElement|undefined} */ (list.current?.children[few - 1])?.focus());
  };
  return html`<div ref=${list} class=${`wanted-ways ${isLong ? 'is-long' : ''}`} role="group" aria-label=${t('size.ways')}
    aria-busy=${isBehind.value}>
    ${shown.map((one) => html`<button key=${nameOf(one)} type="button" class="wanted-way"
      aria-pressed=${isSameWay(one, way.value)} title=${isUneven(one) ? t('size.uneven') : undefined} onClick=${() => choose(one)}>${nameOf(one)}</button>`)}
    ${!isAll.value && html`<button type="button" class="wanted-way is-more" onClick=${showAll}>
      ${t('size.more_ways', { count: ways.length - shown.length })}
    </button>`}
  </div>`;
}

/** Those to another size than the one that stands there are not taken. @param {Way} one */
function choose(one) {
  if (!isBehind.peek()) take(one);
}

/** @param {Way} one @returns {string} */
function nameOf(one) {
  const operation = settings.operation.value;
  const [top, bottom, left, right] = one.padding;
  const params = {
    stride: formatSide(...one.stride),
    padding: isUneven(one) ? [...new Set([`${top}/${bottom}`, `${left}/${right}`])].join(' × ') : formatSide(top, left),
    output: formatSide(...one.outputPadding),
  };
  if (operation === 'lp_pool') return t('size.way_stride', params);
  return t(operation === 'transposed' ? 'size.way_transposed' : 'size.way', params);
}

/** Why the sliders cannot be set so, and the nearest sizes that they can reach. @param {{answer: InverseAnswer}} props */
function Nothing({ answer }) {
  const setting = beyond(answer);
  const [{ output, input }, other] = answer.axes;
  const isSquare = output === other.output && input === other.input;
  const nearest = setting ? [] : nearestSizes(answer);
  const text = t(setting ? 'size.nothing.beyond' : 'size.nothing.none', {
    wanted: isSquare ? output : `${output}×${other.output}`,
    input: isSquare ? input : `${input}×${other.input}`,
    stride: setting?.stride ?? 0,
    before: setting?.padding[0] ?? 0,
  });
  return html`
    <${Complaint} id=${COMPLAINT} text=${text} />
    ${nearest.length > 0 && html`<p class="wanted-nearest">${t('size.nearest')} ${nearest.map((size) => html`
      <button key=${size} type="button" class="wanted-way"
        onClick=${() => { typed.value = typed.peek().map(() => String(size)); }}>${size}</button>`)}</p>`}
  `;
}
