/** A lesson. */

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'filters',
  steps: { start: { figure: 'stage', query: '' } },
  body: [],
};
