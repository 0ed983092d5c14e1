/** A lesson. */

/** @type {import('../types.js').Lesson} */
export const lesson = {
  key: 'layer',
  steps: { start: { figure: 'stage', query: '' } },
  body: [],
};
