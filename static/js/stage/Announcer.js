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
 * A sentence that follows the walk, not too often.
 * @param {Pick<import('./scene.js').Player, 'playing'>} player
 * @param {() => boolean} isRead whether there is something to say; what it reads is followed
 * @param {() => string|null} sentence null: what was said stays
 * @returns {import('@preact/signals').ReadonlySignal<string>}
 */
export function useSaid(player, isRead, sentence) {
  const said = useMemo(() => signal(''), []);
  useEffect(() => {
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    let timer;
    const say = () => {
      timer = undefined;
      said.value = sentence() ?? said.peek();
    };
    const stop = effect(() => {
      const isPlaying = player.playing.value;
      const isThere = isRead();
      if (!isPlaying) clearTimeout(timer);
      if (!isThere || (isPlaying && timer !== undefined)) return;
      timer = setTimeout(say, isPlaying ? PLAYING : STANDING);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [player]);
  return said;
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 */
export function Announcer({ scene }) {
  const isRead = () => {
    scene.hidden.value;
    return scene.present.value !== null || scene.stamped.value !== null;
  };
  const said = useSaid(scene.player, isRead, () => {
    const records = scene.present.peek();
    const stamp = scene.stamped.peek();
    const place = { position: scene.position.peek(), total: scene.plan.peek().steps };
    if (stamp) return stampSentence(scene.model.peek(), stamp, place, t);
    const says = scene.hidden.peek().any ? askedSentence : sentenceFor;
    return records && says(scene.model.peek(), records, place, t);
  });
  return html`<p class="visually-hidden" role="status" aria-live="polite">${said}</p>`;
}
