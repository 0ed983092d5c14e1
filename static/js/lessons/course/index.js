/** The lessons in their order; each is fetched when it is opened. The server has the same names. */

/** @typedef {import('../types.js').Lesson} Lesson */

/** @type {readonly {name: string, questions: number, load: () => Promise<{lesson: Lesson}>}[]} */
export const COURSE = Object.freeze([
  { name: 'neighbours', questions: 3, load: () => import('./neighbours.js') },
  { name: 'slide', questions: 3, load: () => import('./slide.js') },
  { name: 'two-dimensions', questions: 2, load: () => import('./two_dimensions.js') },
  { name: 'filters', questions: 2, load: () => import('./filters.js') },
  { name: 'matrix', questions: 2, load: () => import('./matrix.js') },
  { name: 'frequencies', questions: 2, load: () => import('./frequencies.js') },
  { name: 'layer', questions: 3, load: () => import('./layer.js') },
  { name: 'sizes', questions: 3, load: () => import('./sizes.js') },
  { name: 'groups', questions: 2, load: () => import('./groups.js') },
  { name: 'pooling', questions: 3, load: () => import('./pooling.js') },
  { name: 'network', questions: 3, load: () => import('./network.js') },
]);

/**
 * @param {string} name in an address
 * @returns {string} the same within the keys of texts
 */
export function keyOf(name) {
  return name.replaceAll('-', '_');
}
