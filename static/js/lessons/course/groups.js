/** A lesson. */

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'groups',
  steps: { start: { figure: 'stage', query: '' } },
  body: [],
};
