/** A lesson. */

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'matrix',
  steps: { start: { figure: 'stage', query: '' } },
  body: [],
};
