/**
 * Every setting of the page in one table: what it is called in the address, what it is at the
 * start, how it is read and written, and whether a change is a place to come back to.
 */

import { batch, computed } from '@preact/signals';
import { DENSE_PRESETS } from '../lib/dense.js';
import * as codecs from './codecs.js';
import { queryOf, readInto, setting } from './setting.js';

/** @typedef {import('../types.js').Four} Four */
/** @typedef {import('../types.js').Lang} Lang */
/** @typedef {import('../types.js').Look} Look */
/** @typedef {import('../types.js').Padding} Padding */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').Phase} Phase */
/** @typedef {import('../types.js').Sides} Sides */
/** @typedef {typeof SHOWN[number]} Shown */
/** @typedef {import('../types.js').Speed} Speed */
/** @typedef {import('../types.js').TransposedView} TransposedView */
/** @typedef {import('../lib/dense.js').DensePreset} DensePreset */
/** @typedef {import('../types.js').View} View */
/** @typedef {typeof OPERATIONS[number]} OperationName */
/** @typedef {typeof WINDOWS[number]} Windows */
/**
 * @template T
 * @typedef {import('./setting.js').Setting<T>} Setting
 */

export const OPERATIONS = /** @type {const} */ ([
  'correlation', 'convolution', 'transposed',
  'max_pool', 'avg_pool', 'lp_pool',
  'relu', 'leaky_relu', 'sigmoid', 'tanh', 'softmax', 'batch_norm', 'flatten', 'dense', 'add',
]);
/** How the windows of a pool lie: sliding by a stride, or as many as cells are wanted. */
export const WINDOWS = /** @type {const} */ (['sliding', 'adaptive', 'global']);
export const PADDING_MODES = /** @type {const} */ ([
  'zeros', 'reflect', 'replicate', 'circular',
]);
export const PHASES = /** @type {const} */ ([
  'slide', 'flip', 'multiply', 'sum', 'bias', 'write',
]);
/** How a convolution is looked at: one step in numbers or letters, the whole layer, or a matrix times a vector. */
export const VIEWS = /** @type {const} */ (['equation', 'letters', 'layer', 'matrix']);
/** What two walks side by side can differ in. */
export const COMPARISONS = /** @type {const} */ (['stride', 'padding', 'padding_mode', 'dilation', 'mode', 'pooling']);
export const TRANSPOSED_VIEWS = /** @type {const} */ (['scatter', 'gather']);
/** What can lie over the page: two properties of convolutions, and the shape calculator. */
export const SHOWN = /** @type {const} */ (['commute', 'turn', 'shapes']);
export const SPEEDS = /** @type {const} */ (['0.25', '1', '4', '16', 'max']);
export const GRIDS = Object.freeze([
  4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 48, 64, 96, 128, 160, 192, 224,
]);
/** The bounds of the sliders, and so of what an address may say. */
export const BOUNDS = Object.freeze({
  kernel: 15, stride: 8, padding: 8, outputPadding: 7, dilation: 6, filters: 64, window: 8,
  norm: 6, outputSize: 16, slope: 0.5, channels: 31, units: 16, seed: 9999,
  number: 1e6,
});

/** The value of `preset` when the weights are a person's own. */
export const OWN = 'own';

const { integer, name, oneOf, optional } = codecs;

/** @param {number} high */
const size = (high) => optional(integer(1, high));

/** @param {number} high */
const sides = (high) => optional(codecs.sides(1, high));

export const settings = Object.freeze({
  image: setting('pic', 'astronaut', name, { place: true }),
  /** null: as the picture opens */
  crop: setting('crop', /** @type {Four|'whole'|null} */ (null), optional(codecs.crop)),
  grid: setting('grid', /** @type {number|null} */ (null), optional(integer(1, 1024))),
  color: setting('color', /** @type {'rgb'|'grey'|null} */ (null), optional(oneOf(['rgb', 'grey']))),
  range: setting('range', /** @type {'255'|'1'} */ ('255'), oneOf(['255', '1'])),
  /** null: the picture; else a table of numbers (C, H, W) in its place */
  values: setting('values', /** @type {number[][][]|null} */ (null), optional(codecs.table),
    { place: true }),
  /** null: the picture or the table; else the run whose output is walked on from */
  from: setting('from', /** @type {string|null} */ (null), optional(name), { place: true }),

  operation: setting('op', /** @type {OperationName} */ ('correlation'), oneOf(OPERATIONS),
    { place: true }),
  preset: setting('preset', 'astronaut_bank', name, { place: true }),
  weights: setting('weights', /** @type {number[][][][]|null} */ (null), optional(codecs.weights)),
  bias: setting('bias', /** @type {number[]|null} */ (null), optional(codecs.numbers)),
  /** null: as the preset has it; so are filters and groups */
  kernel: setting('kernel', /** @type {Sides|null} */ (null), sides(BOUNDS.kernel)),
  filters: setting('filters', /** @type {number|null} */ (null), size(BOUNDS.filters)),
  groups: setting('groups', /** @type {number|null} */ (null), size(BOUNDS.channels)),
  stride: setting('stride', /** @type {Sides} */ (1), codecs.sides(1, BOUNDS.stride)),
  padding: setting('padding', /** @type {Padding} */ (1), codecs.padding(BOUNDS.padding)),
  paddingMode: setting('padding_mode', /** @type {typeof PADDING_MODES[number]} */ ('zeros'),
    oneOf(PADDING_MODES)),
  dilation: setting('dilation', /** @type {Sides} */ (1), codecs.sides(1, BOUNDS.dilation)),

  /** Pooling has sizes of its own, so that switching there and back loses nothing. */
  window: setting('window', /** @type {Sides} */ (2), codecs.sides(1, BOUNDS.window)),
  /** null: the window */
  poolStride: setting('pool_stride', /** @type {Sides|null} */ (null), sides(BOUNDS.stride)),
  poolPadding: setting('pool_padding', /** @type {Sides} */ (0), codecs.sides(0, BOUNDS.padding)),
  ceilMode: setting('ceil', false, codecs.flag),
  countPadding: setting('count_pad', true, codecs.flag),
  poolDilation: setting('pool_dilation', /** @type {Sides} */ (1),
    codecs.sides(1, BOUNDS.dilation)),
  normType: setting('norm_type', 2, integer(1, BOUNDS.norm)),
  windows: setting('windows', /** @type {Windows} */ ('sliding'), oneOf(WINDOWS)),
  outputSize: setting('output_size', 5, integer(1, BOUNDS.outputSize)),

  slope: setting('slope', 0.01, codecs.decimal(0, BOUNDS.slope)),

  /** null: the patterns where there are rows and columns, else untrained */
  dPreset: setting('d_preset', /** @type {DensePreset|null} */ (null), optional(oneOf(DENSE_PRESETS)),
    { place: true }),
  dUnits: setting('units', 4, integer(1, BOUNDS.units)),
  dBias: setting('d_bias', /** @type {number[]|null} */ (null), optional(codecs.numbers)),
  dSeed: setting('seed', 1, integer(1, BOUNDS.seed)),

  /** What is added: a number, the input itself, the picture, or the output of a run. */
  addend: setting('add', 'number', name, { place: true }),
  number: setting('number', 10, codecs.decimal(-BOUNDS.number, BOUNDS.number)),

  /** So has the transposed convolution, and weights; null: as the preset has it. */
  tView: setting('t_view', /** @type {TransposedView} */ ('scatter'), oneOf(TRANSPOSED_VIEWS),
    { place: true }),
  tPreset: setting('t_preset', /** @type {string|null} */ (null), optional(name), { place: true }),
  tWeights: setting('t_weights', /** @type {number[][][][]|null} */ (null), optional(codecs.weights)),
  tBias: setting('t_bias', /** @type {number[]|null} */ (null), optional(codecs.numbers)),
  tKernel: setting('t_kernel', /** @type {Sides|null} */ (null), sides(BOUNDS.kernel)),
  tFilters: setting('t_filters', /** @type {number|null} */ (null), size(BOUNDS.channels)),
  tGroups: setting('t_groups', /** @type {number|null} */ (null), size(BOUNDS.channels)),
  tStride: setting('t_stride', /** @type {Sides} */ (2), codecs.sides(1, BOUNDS.stride)),
  tPadding: setting('t_padding', /** @type {Sides} */ (1), codecs.sides(0, BOUNDS.padding)),
  tOutputPadding: setting('t_output_padding', /** @type {Sides} */ (0),
    codecs.sides(0, BOUNDS.outputPadding)),
  tDilation: setting('t_dilation', /** @type {Sides} */ (1), codecs.sides(1, BOUNDS.dilation)),

  /** What the tools for kernels are for. null: all kernels of the present filter; a channel's from 0 */
  edit: setting('edit', /** @type {number|'layer'|null} */ (null), optional(codecs.scope(BOUNDS.channels))),
  /** Whether the frequency response is shown. */
  response: setting('response', false, codecs.flag),

  view: setting('view', /** @type {View} */ ('equation'), oneOf(VIEWS), { place: true }),
  /** What the walk beside this one differs in, and what it has there; null: there is none, or what is usual. */
  beside: setting('beside', /** @type {import('../lib/comparisons.js').Comparison|null} */ (null), optional(oneOf(COMPARISONS)),
    { place: true }),
  besideValue: setting('beside_value', /** @type {string|null} */ (null), optional(name)),
  /** counted from 1, as on the page */
  step: setting('step', 1, integer(1, 999_999_999)),
  phase: setting('phase', /** @type {Phase} */ ('write'), oneOf(PHASES)),
  /** null: the whole picture */
  look: setting('look', /** @type {Look|null} */ (null), optional(codecs.look)),
  /** Of many channels: the one that is shown whole, counted from 0 as on the page, and their order. */
  channel: setting('channel', 0, integer(0, 9999)),
  sort: setting('sort', /** @type {'channel'|'size'} */ ('channel'), oneOf(['channel', 'size'])),
  /** How the kernel of a convolution is seen to turn. */
  flip: setting('flip', /** @type {'turn'|'mirrors'} */ ('turn'), oneOf(['turn', 'mirrors'])),
  speed: setting('speed', /** @type {Speed} */ ('1'), oneOf(SPEEDS)),

  /** What lies over the page; null: nothing. */
  show: setting('show', /** @type {Shown|null} */ (null), optional(oneOf(SHOWN)), { place: true }),
  /** Of the properties: how both are combined, of which channel, and the cell that is looked at. */
  lawMode: setting('law_mode', /** @type {'convolution'|'correlation'} */ ('convolution'),
    oneOf(['convolution', 'correlation'])),
  lawChannel: setting('law_channel', 1, integer(1, BOUNDS.channels)),
  lawCell: setting('law_cell', /** @type {Pair|null} */ (null), optional(codecs.cell)),
  /** Of the shape calculator: what goes in, and the layers as they are typed. */
  shape: setting('shape', /** @type {string|null} */ (null), optional(codecs.typed(64))),
  layers: setting('layers', /** @type {string|null} */ (null), optional(codecs.typed(4000))),

  /** What a person works out alone, what of it is shown all the same; null: nothing. */
  tryIt: setting('try', /** @type {import('../types.js').Quantity|null} */ (null),
    optional(oneOf(['product', 'sum', 'output'])), { place: true }),
  tryHelp: setting('try_help', /** @type {'products'|'sums'|null} */ (null),
    optional(oneOf(['products', 'sums']))),
  /** What is guessed in the dialog, and which question of it. */
  quiz: setting('quiz', /** @type {'kernel'|'size'|null} */ (null), optional(oneOf(['kernel', 'size'])),
    { place: true }),
  quizSeed: setting('quiz_seed', 1, integer(1, 999_999)),

  /** For a projector: the stage alone, and large. For a page that frames this one: the same, and a way here. */
  present: setting('present', false, codecs.presence),
  embed: setting('embed', false, codecs.presence),

  /** A run that the page is opened on; its settings take the place of it. */
  run: setting('run', /** @type {string|null} */ (null), optional(name)),
  /** Whether a short link led nowhere, and so here. */
  lost: setting('lost', false, codecs.presence),

  /** null: the browser's */
  lang: setting('lang', /** @type {Lang|null} */ (null), optional(oneOf(['en', 'zh']))),
  theme: setting('theme', /** @type {'light'|'dark'|null} */ (null),
    optional(oneOf(['light', 'dark']))),
});

const { operation, preset, weights, bias, kernel, filters, groups } = settings;

/** What says which layer is walked, apart from its input. */
export const LAYER = Object.freeze(/** @type {Setting<unknown>[]} */ (/** @type {unknown} */ ([
  operation, preset, weights, bias, kernel, filters, groups,
  settings.stride, settings.padding, settings.paddingMode, settings.dilation,
  settings.window, settings.poolStride, settings.poolPadding, settings.ceilMode,
  settings.countPadding, settings.poolDilation, settings.normType, settings.windows,
  settings.outputSize, settings.slope,
  settings.tPreset, settings.tWeights, settings.tBias, settings.tKernel, settings.tFilters,
  settings.tGroups, settings.tStride, settings.tPadding, settings.tOutputPadding, settings.tDilation,
  settings.dPreset, settings.dUnits, settings.dBias, settings.dSeed, settings.addend, settings.number,
])));

/** The same, where only what all have in common matters. */
const table = /** @type {Setting<unknown>[]} */ (/** @type {unknown} */ (Object.values(settings)));

/** What the address has to say, without "?". */
export const query = computed(() => queryOf(table));

/** The same for a link that shows another person exactly this. */
export const sharedQuery = computed(() => {
  const personal = [settings.lang, settings.theme, settings.present, settings.embed].map(({ key }) => key);
  const rest = table.filter(({ key }) => !personal.includes(key));
  return queryOf(rest);
});

/** The part of it that the back button steps through. */
export const place = computed(
  () => table.filter((one) => one.isPlace).map((one) => one.pair.value).join('&'),
);

/**
 * Set everything as an address says, and what it does not name to how it is at the start.
 * @param {string} search with or without "?"
 * @returns {string[]} "key=value" of what could not be used
 */
export function readQuery(search) {
  return batch(() => {
    const unusable = readInto(table, search);
    if (settings.weights.value) settings.preset.value = OWN;
    else if (settings.preset.value === OWN) settings.preset.value = settings.preset.initial;
    return unusable;
  });
}

/**
 * Back to the layer and the place in the walk of the start; the picture, how it is looked at, the
 * language, the theme and the speed stay.
 */
export function startOver() {
  const kept = /** @type {Setting<unknown>[]} */ (/** @type {unknown} */ ([
    settings.image, settings.crop, settings.grid, settings.color, settings.range,
    settings.values, settings.view, settings.sort, settings.flip, settings.beside, settings.besideValue,
    settings.speed, settings.lang, settings.theme,
    settings.present, settings.embed,
  ]));
  batch(() => {
    for (const one of table) if (!kept.includes(one)) one.value = one.initial;
  });
}
