/** A lesson. */

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'frequencies',
  steps: { start: { figure: 'stage', query: '' } },
  body: [],
};
