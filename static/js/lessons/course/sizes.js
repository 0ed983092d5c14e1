/** A lesson. */

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'sizes',
  steps: { start: { figure: 'stage', query: '' } },
  body: [],
};
