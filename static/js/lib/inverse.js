/** The server's ways to a wanted output size, as the sliders can be set to them. Pure. */

/** @typedef {import('../types.js').InverseAnswer} InverseAnswer */
/** @typedef {import('../types.js').InverseSetting} InverseSetting */
/** @typedef {import('../types.js').Pair} Pair */

/**
 * What the sliders say of the strides and paddings.
 * @typedef {object} Way
 * @property {number} stride
 * @property {number} padding
 * @property {number} outputPadding 0 where the operation has none
 */

/** @typedef {{stride: number, padding: number, outputPadding: number}} Bounds the sliders' largest */

const SIZE = /^\d{1,5}$/;

/**
 * What was typed as output sizes.
 * @param {readonly string[]} typed one for each axis, or one for all
 * @param {number} axes
 * @returns {number[]|null} as many as axes; null where one of them is no size
 */
export function sizesOf(typed, axes) {
  const sizes = typed.map((text) => (SIZE.test(text.trim()) ? Number(text) : 0));
  if (sizes.some((size) => size < 1)) return null;
  return Array.from({ length: axes }, (_, axis) => sizes[axis] ?? sizes[0]);
}

/**
 * @param {InverseAnswer} answer
 * @param {Way} present what the sliders stand at: what is nearest to it comes first
 * @param {Bounds} bounds
 * @returns {Way[]} those that one stride and one padding on every side can say
 */
export function waysOf({ together }, present, bounds) {
  return together.map(wayOf)
    .filter((way) => way !== null)
    .filter((way) => way.stride <= bounds.stride && way.padding <= bounds.padding
      && way.outputPadding <= bounds.outputPadding)
    .sort((a, b) => distance(a, present) - distance(b, present) || a.stride - b.stride);
}

/**
 * @param {InverseSetting} setting
 * @returns {Way|null} null where the sides differ
 */
function wayOf({ stride, padding: [before, after], output_padding: extra }) {
  return before === after ? { stride, padding: before, outputPadding: extra ?? 0 } : null;
}

/** @param {Way} a @param {Way} b @returns {number} slider steps from one to the other */
function distance(a, b) {
  return Math.abs(a.stride - b.stride) + Math.abs(a.padding - b.padding)
    + Math.abs(a.outputPadding - b.outputPadding);
}

/** @param {Way} a @param {Way} b @returns {boolean} */
export function isSameWay(a, b) {
  return distance(a, b) === 0;
}

/**
 * Why there is nothing to choose from.
 * @param {InverseAnswer} answer
 * @returns {{key: 'beyond'|'one_sided'|'apart'|'none', setting: InverseSetting|null}} `beyond` the
 *   sliders' ends, only with paddings that differ, one axis not like the other, or not at all; and
 *   what would do, where there is something
 */
export function whyNothing({ axes, together }) {
  const even = together.find(({ padding: [before, after] }) => before === after);
  if (even) return { key: 'beyond', setting: even };
  if (together.length > 0) return { key: 'one_sided', setting: together[0] };
  const isApart = axes.every(({ settings }) => settings.length > 0);
  return { key: isApart ? 'apart' : 'none', setting: null };
}

/**
 * The sizes next to what was wanted, where an axis cannot be brought to it.
 * @param {InverseAnswer} answer
 * @returns {number[]} of all axes alike; none where the axes differ
 */
export function nearestSizes({ axes }) {
  const [first, ...others] = axes.map(({ nearest }) => nearest);
  const isAlike = others.every((one) => one[0] === first[0] && one[1] === first[1]);
  return isAlike ? first.filter((size) => size !== null) : [];
}
