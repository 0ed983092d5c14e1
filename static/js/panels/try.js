/** The card in which a person answers what is hidden on the stage. */

import { channelName } from '../lib/channels.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCell, formatSigned } from '../lib/numbers.js';
import { solutionOf } from '../lib/solution.js';
import { model } from '../state/run.js';
import { settings } from '../state/settings.js';
import {
  answer, asked, askNext, attempt, isSolved, quantities, question, showSolution, startTrying, stopTrying, typed,
} from '../state/try.js';
import { Complaint, Segmented } from './controls.js';
import { Icon } from './icons.js';
import { ScoreLine } from './score.js';
import { ANSWER, focusAnswer } from './try_menu.js';

/** @typedef {import('../types.js').Mistake} Mistake */
/** @typedef {import('../types.js').Quantity} Quantity */

/** Beside the likeliest mistake so many others are named. */
const OTHERS = 2;

export function TryBar() {
  const isPossible = question.value !== null || model.value === null;
  return html`<section class="try" aria-label=${t('try.title')}>
    <div class="try-head">
      ${quantities.value.length > 1 && html`<${Quantities} />`}
      <p class="try-question" id="try-question">${isPossible ? questionText() : t(`try.no_question.${model.value?.kind}`)}</p>
      <${ScoreLine} />
      <button type="button" class="close" aria-label=${t('try.leave')} title=${t('try.leave')}
        onClick=${stopTrying}><${Icon} name="close" /></button>
    </div>
    ${isPossible && html`<${Answer} />`}
  </section>`;
}

function Quantities() {
  return html`<${Segmented} label=${t('try.quantity')} name="try" class="try-quantities"
    value=${question.value?.quantity ?? ''}
    options=${quantities.value.map((value) => ({ value, label: t(`try.quantity.${value}`) }))}
    onChange=${(/** @type {Quantity} */ value) => startTrying(value)} />`;
}

/** @returns {string} what is asked */
function questionText() {
  const [now, about, record] = [model.value, question.value, asked.value];
  if (!now || !about || !record) return '';
  const channel = channelName(now, about.channel, t);
  const [map, row, col] = record.output;
  if (about.tap) return t('try.ask.product', { channel, row: about.tap[0], col: about.tap[1] });
  if (about.quantity === 'sum') return t('try.ask.sum', { channel });
  if (now.dense) return t('try.ask.unit', { n: map + 1 });
  return now.kind === 'conv'
    ? t('try.ask.output', { n: map + 1, row, col })
    : t('try.ask.pooled', { channel, row, col });
}

function Answer() {
  const complaint = complaintText();
  /** @param {Event} event */
  const onSubmit = (event) => {
    event.preventDefault();
    if (isSolved.peek()) goOn();
    else answer();
  };
  return html`<form class="try-form" onSubmit=${onSubmit}>
    <div class="try-field">
      <label class="visually-hidden" for=${ANSWER}>${t('try.answer')}</label>
      <input type="text" id=${ANSWER} inputmode="decimal" enterkeyhint=${isSolved.value ? 'next' : 'done'}
        autocomplete="off" spellcheck=${false} maxlength="24" placeholder="?" value=${typed.value}
        readonly=${isSolved.value} aria-invalid=${complaint ? 'true' : undefined}
        aria-describedby=${complaint ? 'try-complaint' : 'try-question'}
        onInput=${(/** @type {Event} */ event) => { typed.value = /** @type {HTMLInputElement} */ (event.currentTarget).value; }} />
      <button type="button" class="button try-sign" aria-label=${t('try.sign')} title=${t('try.sign')}
        disabled=${isSolved.value} onClick=${changeSign}>±</button>
      ${!isSolved.value && html`<button type="submit" class="button try-main">${t('try.check')}</button>`}
    </div>
    <div class="try-said">
      <p class=${`try-verdict is-${attempt.value.is}`} role="status">${verdictText()}</p>
      <${Complaint} id="try-complaint" text=${complaint} />
    </div>
    <div class="try-ways">
      ${!isSolved.value && html`<${Help} />
        <button type="button" class="button" onClick=${showSolution}>${t('try.solution')}</button>`}
      <button type="button" class=${`button ${isSolved.value ? 'try-main' : ''}`} onClick=${goOn}>${t('try.next')}</button>
    </div>
  </form>`;
}

function goOn() {
  askNext();
  focusAnswer();
}

/** A phone's number keys have no minus. */
function changeSign() {
  const text = typed.peek().trim();
  typed.value = /^[-−]/.test(text) ? text.slice(1) : `−${text}`;
  document.getElementById(ANSWER)?.focus();
}

/** Of an output: first the products may be shown, then their sums. */
function Help() {
  const isOutput = question.value?.quantity === 'output' && model.value?.kind === 'conv' && !model.value.dense;
  if (!isOutput || settings.tryHelp.value === 'sums') return null;
  const next = settings.tryHelp.value === null ? 'products' : 'sums';
  return html`<button type="button" class="button" onClick=${() => { settings.tryHelp.value = next; }}>
    ${t(`try.help.${next}`)}
  </button>`;
}

/** @returns {string} how the answer was marked, or how the number comes about */
function verdictText() {
  const now = attempt.value;
  const [about, record] = [question.value, asked.value];
  if (!about || !record) return '';
  if (now.is === 'shown') return solutionOf(record, about);
  if (now.is === 'right') return t('try.right', { sum: solutionOf(record, about) });
  if (now.is !== 'wrong') return '';
  const { value, verdict: { mistake, others } } = now;
  if (!mistake) return t('try.wrong', { value: formatCell(value) });
  const said = t('try.wrong.mistake', { value: formatCell(value), mistake: mistakeText(mistake) });
  const more = others.slice(0, OTHERS).map(mistakeText);
  return more.length > 0 ? `${said} ${t('try.others', { mistakes: more.join(t('try.or')) })}` : said;
}

/** @param {Mistake} mistake @returns {string} */
function mistakeText({ name, channel, direction, bias, divisor }) {
  const now = model.value;
  const key = direction ? `try.mistake.${name}.${direction}` : `try.mistake.${name}`;
  return t(key, {
    channel: now && channel !== undefined ? channelName(now, channel, t) : '',
    bias: formatSigned(bias ?? 0),
    divisor: divisor ?? 0,
  });
}

/** @returns {string|null} why what is typed could not be marked */
function complaintText() {
  const now = attempt.value;
  if (now.is === 'lost') return t('notice.lost');
  if (now.is === 'refused') return t('problem.refused', { detail: now.detail });
  if (now.is !== 'not_a_number') return null;
  const text = typed.value.trim();
  return text ? t('try.not_a_number', { text }) : t('try.empty');
}
