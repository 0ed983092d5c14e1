/** The server's ways to a wanted output size, as the sliders can be set to them. Pure. */

/** @typedef {import('../types.js').InverseAnswer} InverseAnswer */
/** @typedef {import('../types.js').InverseSetting} InverseSetting */
/** @typedef {import('../types.js').Pair} Pair */

/** @typedef {import('../types.js').Four} Four */

/**
 * What the sliders say of the strides and paddings.
 * @typedef {object} Way
 * @property {Pair} stride down, across
 * @property {Four} padding top, bottom, left, right
 * @property {Pair} outputPadding zeros where the operation has none
 */

/** @typedef {{stride: number, padding: number, outputPadding: number}} Bounds the sliders' largest */

/** Of axes that have to be set apart, so many of the nearest are put together each with each. */
const EACH = 4;

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
 * @returns {Way[]} one stride and one padding for both axes, or where there are none, of each its own
 */
export function waysOf({ together, axes }, present, bounds) {
  const fitting = (/** @type {InverseSetting} */ { stride, padding, output_padding: extra }) => (
    stride <= bounds.stride && Math.max(...padding) <= bounds.padding && (extra ?? 0) <= bounds.outputPadding
  );
  const near = (/** @type {Way} */ a, /** @type {Way} */ b) => (
    distance(a, present) - distance(b, present) || a.stride[0] - b.stride[0]
  );
  const alike = together.filter(fitting).map((one) => wayOf(one, one)).sort(near);
  if (alike.length > 0) return alike;
  const [down, across] = axes.map(({ settings }) => (
    settings.filter(fitting).sort((a, b) => near(wayOf(a, a), wayOf(b, b))).slice(0, EACH)
  ));
  return down.flatMap((one) => across.map((other) => wayOf(one, other))).sort(near);
}

/** @param {InverseSetting} down @param {InverseSetting} across @returns {Way} */
function wayOf(down, across) {
  return {
    stride: [down.stride, across.stride],
    padding: [...down.padding, ...across.padding],
    outputPadding: [down.output_padding ?? 0, across.output_padding ?? 0],
  };
}

/** @param {Way} way @returns {boolean} whether some sides have more padding than their opposites */
export function isUneven({ padding: [top, bottom, left, right] }) {
  return top !== bottom || left !== right;
}

/** @param {Way} a @param {Way} b @returns {number} slider steps from one to the other, on both axes */
function distance(a, b) {
  const apart = (/** @type {readonly number[]} */ one, /** @type {readonly number[]} */ other) => (
    one.reduce((sum, value, place) => sum + Math.abs(value - other[place]), 0)
  );
  return apart(a.stride, b.stride) + apart(a.padding, b.padding) / 2 + apart(a.outputPadding, b.outputPadding);
}

/** @param {Way} a @param {Way} b @returns {boolean} */
export function isSameWay(a, b) {
  return distance(a, b) === 0;
}

/**
 * What would do if the sliders reached further.
 * @param {InverseAnswer} answer
 * @returns {InverseSetting|null} null where nothing would
 */
export function beyond({ axes }) {
  const reached = axes.every(({ settings }) => settings.length > 0);
  return reached ? axes[0].settings[0] : null;
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
