/** The kinds of figures; each is fetched when a lesson first shows it. */

/** @typedef {import('../types.js').FigureKind} FigureKind */
/** @typedef {keyof typeof FIGURES} FigureName */

export const FIGURES = Object.freeze({
  connect: () => import('./connect/kind.js').then((module) => module.connect),
  dice: () => import('./dice/kind.js').then((module) => module.dice),
  passes: () => import('./passes/kind.js').then((module) => module.passes),
  shift: () => import('./shift/kind.js').then((module) => module.shift),
  signals: () => import('./signals/kind.js').then((module) => module.signals),
  smooth: () => import('./smooth/kind.js').then((module) => module.smooth),
  stack: () => import('./stack/kind.js').then((module) => module.stack),
  stage: () => import('./stage/kind.js').then((module) => module.stage),
});
