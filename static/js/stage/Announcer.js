/** Says each step in one sentence to those who hear the page. */

import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { effect } from '@preact/signals-core';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { askedSentence, sentenceFor, stampSentence } from './sentences.js';

/** @typedef {import('./scene.js').Scene} Scene */

/** While it plays at most one sentence in so many milliseconds: what is spoken takes its time. */
const PLAYING = 6000;
const STANDING = 250;

/**
 * @param {object} props
 * @param {Scene} props.scene
 */
export function Announcer({ scene }) {
  const said = useMemo(() => signal(''), []);
  useEffect(() => {
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    let timer;
    const say = () => {
      timer = undefined;
      const records = scene.present.peek();
      const stamp = scene.stamped.peek();
      const place = { position: scene.position.peek(), total: scene.plan.peek().steps };
      if (stamp) said.value = stampSentence(scene.model.peek(), stamp, place, t);
      if (records) {
        const says = scene.hidden.peek().any ? askedSentence : sentenceFor;
        said.value = says(scene.model.peek(), records, place, t);
      }
    };
    const stop = effect(() => {
      const isPlaying = scene.player.playing.value;
      scene.hidden.value;
      const isRead = scene.present.value !== null || scene.stamped.value !== null;
      if (!isPlaying) clearTimeout(timer);
      if (!isRead || (isPlaying && timer !== undefined)) return;
      timer = setTimeout(say, isPlaying ? PLAYING : STANDING);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [scene]);
  return html`<p class="visually-hidden" role="status" aria-live="polite">${said}</p>`;
}
