/** A lesson. */

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'pooling',
  steps: { start: { figure: 'stage', query: '' } },
  body: [],
};
