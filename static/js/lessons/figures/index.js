/** The kinds of figures; each is fetched when a lesson first shows it. */

/** @typedef {import('../types.js').FigureKind} FigureKind */
/** @typedef {keyof typeof FIGURES} FigureName */

export const FIGURES = Object.freeze({
  connect: () => import('./connect/kind.js').then((module) => module.connect),
  dice: () => import('./dice/kind.js').then((module) => module.dice),
  matrix: () => import('./matrix/kind.js').then((module) => module.matrix),
  network: () => import('./network/kind.js').then((module) => module.network),
  passes: () => import('./passes/kind.js').then((module) => module.passes),
  shift: () => import('./shift/kind.js').then((module) => module.shift),
  shuffle: () => import('./shuffle/kind.js').then((module) => module.shuffle),
  signals: () => import('./signals/kind.js').then((module) => module.signals),
  smooth: () => import('./smooth/kind.js').then((module) => module.smooth),
  spectra: () => import('./spectra/kind.js').then((module) => module.spectra),
  stack: () => import('./stack/kind.js').then((module) => module.stack),
  stage: () => import('./stage/kind.js').then((module) => module.stage),
});
