/** What a lesson is made of. Types only: this module exports nothing at run time. */

/**
 * What a phrase of the text sets the figure to.
 * @typedef {object} Step
 * @property {import('./figures/index.js').FigureName} figure
 * @property {string} query the figure's settings, as an address says them; what is not named is as at the start
 * @property {readonly string[]} [controls] that stand below the figure, where it has several
 * @property {boolean} [told] whether sentences state the figure's numbers as they are here, until it is shown; else as in its first step
 */

/**
 * A question whose answer the engine gives when it is asked.
 * @typedef {object} NumberQuestion
 * @property {string} id
 * @property {'number'} kind
 * @property {number} [tolerance] how far off an answer may be; 0 if left out
 * @property {() => Promise<number>} ask what the engine says
 *
 * @typedef {object} ChoiceQuestion
 * @property {string} id
 * @property {'choice'} kind
 * @property {readonly string[]} options
 * @property {() => Promise<string>} ask which of them the engine finds true
 *
 * @typedef {NumberQuestion|ChoiceQuestion} Question
 */

/** @typedef {string | {formula: import('./formulas.js').FormulaName} | {question: Question}} Block a name is a text */

/**
 * @typedef {object} Lesson
 * @property {string} key within the names of its texts
 * @property {Readonly<Record<string, Step>>} steps the first is shown at the start
 * @property {readonly Block[]} body in the order it is read
 */

/**
 * A kind of figure: what it shows is said by an address, and it tells the text its numbers.
 * @typedef {object} FigureKind
 * @property {import('preact').ComponentType<{controls: readonly string[]}>} Figure
 * @property {(search: string) => string[]} read gives what could not be used
 * @property {import('@preact/signals').ReadonlySignal<string>} query
 * @property {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} facts
 * @property {import('@preact/signals').ReadonlySignal<string|null>} explore the address of the same in Explore; null while it is not known
 */
