/** How many questions were answered right: kept in this browser, until it is set back. */

import { signal } from '@preact/signals';

/**
 * @typedef {object} Score
 * @property {number} right answered right before the solution was shown
 * @property {number} tried
 * @property {number} streak the last ones in a row that were right at once
 */

const KEY = 'convwalk.score';

/** @type {Score} */
const NONE = Object.freeze({ right: 0, tried: 0, streak: 0 });

export const score = signal(read());

/** The question that was counted last, and whether it is among those that were right. */
let counted = { key: '', isRight: false };

/** @returns {Score} what was kept; a browser may refuse to keep anything, or hold something else */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return isScore(kept) ? kept : NONE;
  } catch {
    return NONE;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Score}
 */
function isScore(value) {
  const { right, tried, streak } = /** @type {any} */ (value ?? {});
  const isCount = (/** @type {unknown} */ one) => Number.isInteger(one) && Number(one) >= 0;
  return [right, tried, streak].every(isCount) && right <= tried && streak <= right;
}

/** @param {Score} next */
function keep(next) {
  score.value = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // It lasts as long as the page, then.
  }
}

/**
 * Count an answer. A question counts once, however often it is answered.
 * @param {string} key of the question
 * @param {'right'|'wrong'|'shown'} how
 */
export function count(key, how) {
  const isNew = counted.key !== key;
  if (!isNew && (counted.isRight || how !== 'right')) return;
  const { right, tried, streak } = score.peek();
  const isRight = how === 'right';
  counted = { key, isRight: isRight || how === 'shown' };
  keep({
    right: right + (isRight ? 1 : 0),
    tried: tried + (isNew ? 1 : 0),
    streak: isNew && isRight ? streak + 1 : 0,
  });
}

export function resetScore() {
  keep(NONE);
}
