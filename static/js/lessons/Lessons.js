/** The list of the lessons and what of them is answered; where there is no room for it, it folds. */

import { useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { room } from '../state/layout.js';
import { COURSE, keyOf } from './course/index.js';
import { followed } from './links.js';
import { forget, progress } from './progress.js';
import { go, linkTo, name, number, pathOf } from './session.js';

export function Lessons() {
  if (room.value !== 'wide') return html`<${Folded} />`;
  return html`<nav class="lessons" aria-label=${t('learn.lessons')}>
    <h2>${t('learn.lessons')}</h2>
    <${List} onOpen=${() => {}} />
  </nav>`;
}

/** One line with the lesson of now, which opens the list. */
function Folded() {
  const details = useRef(/** @type {HTMLDetailsElement|null} */ (null));
  const close = () => { if (details.current) details.current.open = false; };
  return html`<nav class="lessons is-folded" aria-label=${t('learn.lessons')}>
    <details ref=${details} onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
      if (event.key !== 'Escape' || !details.current?.open) return;
      close();
      details.current.querySelector('summary')?.focus();
    }}>
      <summary><span class="lesson-mark">${number.value + 1}</span>
        ${t(`learn.${keyOf(name.value)}.title`)}</summary>
      <${List} onOpen=${close} />
    </details>
  </nav>`;
}

/** @param {{onOpen: () => void}} props */
function List({ onOpen }) {
  return html`<ol>
    ${COURSE.map((one, place) => html`<li key=${one.name}>
      <a href=${linkTo(pathOf(one.name))} aria-current=${one.name === name.value ? 'page' : undefined}
        onClick=${followed(() => { go(one.name); onOpen(); })}>
        <${Mark} of=${one} place=${place} />${t(`learn.${keyOf(one.name)}.title`)}</a>
    </li>`)}
  </ol>
  ${Object.keys(progress.value).length > 0 && html`<button type="button" class="panel-link lessons-forget"
    onClick=${forget}>${t('learn.forget')}</button>`}`;
}

/** A tick where every question of the lesson was answered. @param {{of: typeof COURSE[number], place: number}} props */
function Mark({ of, place }) {
  const isDone = (progress.value[of.name]?.length ?? 0) >= of.questions;
  return html`<span class=${`lesson-mark ${isDone ? 'is-done' : ''}`}>${isDone
    ? html`<span aria-hidden="true">✓</span><span class="visually-hidden">${t('learn.done')}</span>`
    : place + 1}</span>`;
}
