/** The page of the course: the list of lessons, the text of one, and its figure. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { fetching } from '../lib/late.js';
import { Notices } from '../panels/notices.js';
import { room } from '../state/layout.js';
import { COURSE, keyOf } from './course/index.js';
import { underway } from './data.js';
import { Formula } from './formulas.js';
import { opens } from './links.js';
import { Lessons } from './Lessons.js';
import { Question } from './Question.js';
import { base, exploreLink, isLost, linkTo, name, number, open, pathOf, reading, restore, retry, step } from './session.js';
import { Paragraph } from './Text.js';

/** @typedef {import('./types.js').Block} Block */

export function Learn() {
  return html`
    <${Lessons} />
    <${Lesson} />
    <${Figure} />
    <${Notices} isLost=${isLost.value} onRetry=${retry} />`;
}

/** The text begins at its top whenever another lesson is opened. */
function Lesson() {
  const root = useRef(/** @type {HTMLElement|null} */ (null));
  const heading = useRef(/** @type {HTMLElement|null} */ (null));
  const shown = useRef(name.peek());
  useLayoutEffect(() => {
    if (shown.current === name.value) return;
    shown.current = name.value;
    root.current?.scrollTo(0, 0);
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, [name.value]);
  const key = keyOf(name.value);
  return html`<main class="lesson" ref=${root} data-lesson-ready=${reading.value ? '' : undefined}>
    <p class="lesson-number">${t('learn.lesson', { number: number.value + 1 })}</p>
    <h1 tabindex="-1" ref=${heading}>${t(`learn.${key}.title`)}</h1>
    <div class="lesson-text" key=${key}>
      ${reading.value?.body.map((block, place) => html`<${BlockOf} key=${place} block=${block} />`)}
    </div>
    <${Ways} />
  </main>`;
}

/** @param {{block: Block}} props */
function BlockOf({ block }) {
  if (typeof block === 'string') return html`<${Paragraph} of=${`learn.${keyOf(name.value)}.${block}`} />`;
  if ('formula' in block) return html`<${Formula} of=${block.formula} />`;
  return html`<${Question} question=${block.question} />`;
}

/** To the lesson before, and to the one after. */
function Ways() {
  const before = COURSE[number.value - 1];
  const after = COURSE[number.value + 1];
  return html`<nav class="lesson-ways" aria-label=${t('learn.ways')}>
    ${before && html`<${Way} to=${before.name} label="learn.before" />`}
    ${after && html`<${Way} to=${after.name} label="learn.after" />`}
  </nav>`;
}

/** @param {{to: string, label: string}} props */
function Way({ to, label }) {
  return html`<a class="lesson-way" href=${linkTo(pathOf(to))} onClick=${opens(to)}>
    <span>${t(label)}</span> ${t(`learn.${keyOf(to)}.title`)}</a>`;
}

/** Back to the phrase that the figure shows, where text and figure stand one below the other. */
function toText() {
  document.querySelector('.phrase[aria-current]')?.scrollIntoView({ block: 'center' });
}

function Figure() {
  const now = open.value;
  const isChanged = now !== null && now.kind.query.value !== base.value;
  const explore = exploreLink.value;
  return html`<section class="lesson-figure" aria-label=${t('learn.figure')}
    aria-busy=${now === null || underway.value > 0 || fetching.value > 0}>
    ${now ? html`<div class="figure-body"><${now.kind.Figure} key=${now.lesson.key} controls=${step.value?.controls ?? []} /></div>`
      : html`<div class="figure-waiting is-waiting" />`}
    <footer class="figure-foot">
      ${room.value === 'narrow' && html`<button type="button" class="panel-link figure-up" onClick=${toText}>${t('learn.to_text')}</button>`}
      ${isChanged && html`<button type="button" class="panel-link" onClick=${restore}>${t('learn.restore')}</button>`}
      ${explore && html`<a class="figure-explore" href=${explore}>
        ${t('learn.explore')} <span aria-hidden="true">→</span></a>`}
    </footer>
  </section>`;
}
