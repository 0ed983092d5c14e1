/** A lesson. */

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'two_dimensions',
  steps: { start: { figure: 'stage', query: '' } },
  body: [],
};
