/** A lesson. */

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'network',
  steps: { start: { figure: 'stage', query: '' } },
  body: [],
};
