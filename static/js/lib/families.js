/** Presets in families, in the order in which they are offered, and the few that stand nearest. */

/** @typedef {import('../types.js').Preset} Preset */
/** @typedef {{family: string, members: Preset[]}} Family */

const ORDER = Object.freeze([
  'upsampling', 'smoothing', 'sharpening', 'edge', 'line', 'emboss', 'identity', 'bank',
]);

/** What is offered beside weights of a person's own, and where a family is small. */
const COMMON = Object.freeze([
  'sobel_x', 'sobel_y', 'laplacian_4', 'gaussian_5', 'sharpen', 'identity', 'box_3', 'emboss',
]);

/**
 * @param {readonly Preset[]} all
 * @returns {Family[]} those that are picked most first
 */
export function familiesOf(all) {
  const rank = (/** @type {string} */ name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const names = [...new Set(all.map(({ family }) => family))];
  return names.sort((a, b) => rank(a) - rank(b)).map((family) => ({
    family, members: all.filter((one) => one.family === family),
  }));
}

/**
 * The presets beside the present one: the part of its family that it stands in, filled up with what
 * is common. Choosing another of that part leaves it as it is, so that nothing jumps.
 * @param {readonly Preset[]} all
 * @param {Preset|null} present null for weights of a person's own
 * @param {number} count
 * @returns {Preset[]}
 */
export function nearest(all, present, count) {
  const family = present && present.combine ? all.filter((one) => one.family === present.family) : [];
  const at = family.findIndex((one) => one.name === present?.name);
  const from = Math.floor(Math.max(0, at) / count) * count;
  const near = family.slice(from, from + count);
  const common = COMMON.map((name) => all.find((one) => one.name === name))
    .filter((one) => one !== undefined && !near.includes(one));
  return [...near, .../** @type {Preset[]} */ (common)].slice(0, count);
}

/**
 * @param {readonly Preset[]} all
 * @param {string} typed words, in any order
 * @returns {Preset[]} those that have all of them in a name, a note or a family, in any language
 */
export function matching(all, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ name, title, note, family_title: family }) => {
    const text = [name, title, note, family]
      .flatMap((one) => (typeof one === 'string' ? one : [one.en, one.zh])).join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
