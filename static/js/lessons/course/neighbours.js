/** A lesson. */

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'neighbours',
  steps: { start: { figure: 'stage', query: '' } },
  body: [],
};
