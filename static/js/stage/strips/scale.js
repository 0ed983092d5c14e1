/** The scale that the bars of many channels have in common. Pure. */

const ROUND = Object.freeze([1, 1.5, 2, 3, 4, 6, 8, 10]);

/**
 * Where the scale ends: a round number, so that it stays the same over many steps.
 * @param {number} most the largest |sum|
 * @returns {number} one or two digits times a power of ten; 1 where all sums are zero
 */
export function endOf(most) {
  if (!(most > 0) || !Number.isFinite(most)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const found = ROUND.find((times) => times * power >= most * (1 - 1e-12)) ?? 10;
  // A negative power of ten is not exact: 6 × 0.001 is written 0.006.
  return Number((found * power).toPrecision(2));
}

/**
 * All channels in the order in which they are shown.
 * @param {number} count
 * @param {Map<number, number>|null} ranks of those that the filter reads, where they are not shown as
 *   they are counted
 * @returns {number[]}
 */
export function shownOrder(count, ranks) {
  const all = Array.from({ length: count }, (_, channel) => channel);
  if (!ranks) return all;
  const rankOf = (/** @type {number} */ channel) => ranks.get(channel) ?? count + channel;
  return all.sort((a, b) => rankOf(a) - rankOf(b));
}

/**
 * The lines that are worth having: those in view, their neighbours, and the chosen one wherever it
 * is, for it has the focus.
 * @param {number[]} order
 * @param {{top: number, height: number, pitch: number}} seen px
 * @param {number} chosen
 * @returns {number[]} channels as they are counted: what changes its place stays the same element
 */
export function linesInView(order, { top, height, pitch }, chosen) {
  const from = Math.max(0, Math.floor(top / pitch) - 2);
  const lines = order.slice(from, Math.ceil((top + height) / pitch) + 2);
  if (!lines.includes(chosen) && order.includes(chosen)) lines.push(chosen);
  return lines.sort((a, b) => a - b);
}
