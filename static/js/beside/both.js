/** What both walks have in common, as signals that change only when it does. */

import { computed } from '@preact/signals';
import { differing } from '../lib/comparisons.js';
import { t } from '../lib/i18n.js';
import { comparison, follower, otherModel, otherRecords } from '../state/beside.js';
import { model } from '../state/run.js';
import { phase, player, records } from '../state/walk.js';
import { countSentence, paddingSentence, placeSentence, walkName } from './words.js';

/** What each of the walks is called; null while nothing is compared. */
export const names = computed(() => {
  const to = comparison.value;
  if (!to?.by) return null;
  return /** @type {[string, string]} */ ([
    walkName(to.what, to.by.now, t), walkName(to.what, to.by.other, t),
  ]);
});

/** Whether the present step has come to its numbers: before, nothing gives them away. */
const isWritten = computed(() => phase.value === 'write' && !player.moment.value.sweep);

/** What is to be said of the present place; empty while it is on its way. */
export const placeWords = computed(() => {
  const [first, second, called, what] = [model.value, otherModel.value, names.value, comparison.value?.what];
  const position = player.position.value;
  if (!first || !second || !called || !what || !isWritten.value) return '';
  if (position >= player.total.value || follower.value.position >= second.run.counts.steps) return '';
  return placeSentence({ what, names: called, first, second, position, follower: follower.value }, t);
});

/** Why it is so: how much of the window is padding, where that is what differs. */
export const reasonWords = computed(() => {
  if (comparison.value?.what !== 'padding_mode' || !isWritten.value) return '';
  const found = records.at(player.position.value);
  return found ? paddingSentence(found[0], t) : '';
});

/** In how many cells the outputs differ; empty where they have not the same cells. */
export const countWords = computed(() => {
  const [first, second] = [model.value?.output, otherModel.value?.output];
  if (!first || !second || first.shape.join() !== second.shape.join()) return '';
  return countSentence(differing(first.data, second.data), first.data.length, t);
});

/** Whether both steps have their numbers. */
export const isRead = computed(() => (
  placeWords.value !== '' && records.at(player.position.value) !== null
    && otherRecords.at(Math.max(0, follower.value.position)) !== null
));
