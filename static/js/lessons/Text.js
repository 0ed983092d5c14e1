/** The text of a lesson: phrases set the figure, and the figure's numbers stand in the sentences. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { parts } from '../lib/markup.js';
import { facts } from './facts.js';
import { followed } from './links.js';
import { go, linkTo, name, open, pathOf, restore } from './session.js';

/** @typedef {import('../lib/markup.js').Part} Part */

/** @param {{text: string}} props */
export function Marked({ text }) {
  return html`${parts(text).map((part, place) => html`<${Marks} key=${place} part=${part} />`)}`;
}

/** @param {{part: Part}} props */
function Marks({ part }) {
  switch (part.kind) {
    case 'text': return part.text;
    case 'letter': return html`<var>${part.text}</var>`;
    case 'strong': return html`<strong>${part.parts.map((one, place) => html`<${Marks} key=${place} part=${one} />`)}</strong>`;
    case 'fact': return html`<output class="fact">${facts.value[part.name] ?? '…'}</output>`;
    default: return html`<${Phrase} to=${part.step}>
      ${part.parts.map((one, place) => html`<${Marks} key=${place} part=${one} />`)}<//>`;
  }
}

/**
 * A link, so that a teacher can copy its address; what the figure shows now is marked.
 * @param {{to: string, children: import('preact').ComponentChildren}} props
 */
export function Phrase({ to, children }) {
  const isShown = open.value?.step === to;
  const onClick = followed(() => {
    if (isShown) restore();
    else go(name.peek(), to);
    bringIntoSight();
  });
  return html`<a class="phrase" href=${linkTo(pathOf(name.value, to))}
    aria-current=${isShown ? 'step' : undefined} onClick=${onClick}>${children}</a>`;
}

/** Where text and figure stand one below the other, the figure may be out of sight. */
function bringIntoSight() {
  const figure = document.querySelector('.lesson-figure');
  const { top = 0, bottom = 0 } = figure?.getBoundingClientRect() ?? {};
  const seen = Math.min(bottom, window.innerHeight) - Math.max(top, 0);
  if (seen < Math.min(bottom - top, window.innerHeight) / 2) figure?.scrollIntoView({ block: 'start' });
}

/** A paragraph. @param {{of: string}} props the key of its text */
export function Paragraph({ of }) {
  return html`<p><${Marked} text=${t(of)} /></p>`;
}
