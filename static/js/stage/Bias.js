/** The present filter's bias, edited in place. */

import { useMemo } from 'preact/hooks';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatFull, formatSigned, stepFor } from '../lib/numbers.js';
import { usePainted } from './dom.js';
import { editable, isTyping } from './editing.js';

/** @typedef {import('./scene.js').Scene} Scene */

/**
 * @param {{scene: Scene}} props
 */
export function BiasInput({ scene }) {
  const input = usePainted((/** @type {HTMLInputElement} */ element) => () => {
    const value = scene.drafts.bias(scene.filter.value);
    const target = element;
    target.classList.toggle('is-ghost', !scene.biased.value);
    target.setAttribute('aria-valuenow', String(value));
    if (isTyping(element)) return;
    target.value = element === document.activeElement ? formatFull(value) : formatSigned(value);
    target.style.width = `${Math.max(4, formatSigned(value).length + 1)}ch`;
  }, [scene]);
  const hands = useMemo(() => editable({
    read: () => scene.drafts.bias(scene.filter.value),
    write: (value) => scene.drafts.setBias(scene.filter.peek(), value),
    step: () => stepFor(scene.model.peek().run.bias ?? []),
    refuse: scene.notices.refuse,
    accept: scene.notices.accept,
    print: formatSigned,
  }), [scene]);
  return html`<input ref=${input} type="text" inputmode="decimal" autocomplete="off"
    spellcheck=${false} role="spinbutton" aria-label=${t('stage.bias.label')} ...${hands} />`;
}
