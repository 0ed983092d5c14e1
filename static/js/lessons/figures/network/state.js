/** A small network as a chain of runs: its maps, what each layer costs, and what a cell of it sees. */

import { computed } from '@preact/signals';
import { listKernels, readArray, receptiveField } from '../../../api.js';
import { formatCount } from '../../../lib/format.js';
import { randomFrom } from '../../../lib/random.js';
import { integer } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo } from '../../data.js';
import { runOf, shapesOf } from '../../engine.js';
import { pictureOf, pictureSetting } from '../pictures.js';

/** @typedef {import('../../../types.js').NdArray} NdArray */
/** @typedef {import('../../../types.js').RunAnswer} RunAnswer */
/** @typedef {import('../../../types.js').SeenField} SeenField */

export const PICTURES = /** @type {const} */ (['digit', 'face', 'edge', 'astronaut']);

/** The layers with maps, in their order; the rest are lists. */
export const MAPPED = 4;

export const settings = Object.freeze({
  picture: pictureSetting('digit', PICTURES),
  /** The layer whose cell is looked at, from 1, and the cell. */
  layer: setting('layer', 4, integer(1, MAPPED)),
  row: setting('r', 1, integer(0, 23)),
  col: setting('c', 2, integer(0, 23)),
});

export const { query, read } = tableOf(settings);

const SIDE = 28;
/** Filters of both convolutions, units of the dense layer, classes. */
const SIZES = Object.freeze([4, 6, 16, 10]);
const FLAT = 16 * SIZES[1];

/** The layers by their shapes alone. */
const SHAPES = Object.freeze([
  { op: 'conv2d', out_channels: SIZES[0], kernel_size: 5 },
  { op: 'max_pool2d', kernel_size: 2 },
  { op: 'conv2d', out_channels: SIZES[1], kernel_size: 5 },
  { op: 'max_pool2d', kernel_size: 2 },
  { op: 'flatten' },
  { op: 'linear', out_features: SIZES[2] },
  { op: 'relu' },
  { op: 'linear', out_features: SIZES[3] },
]);

/** @param {number} rows @param {number} cols @param {number} seed */
function untrained(rows, cols, seed) {
  const random = randomFrom(seed);
  return Array.from({ length: rows }, () => Array.from({ length: cols }, () => Math.round(random() * 16 - 8) / (8 * Math.sqrt(cols))));
}

/** @returns {Promise<Record<string, unknown>[]>} the same layers with weights: patterns where a window slides, else untrained */
async function layersOf() {
  const kernels = await listKernels();
  const bank = /** @type {number[][][][]} */ (/** @type {unknown} */ (kernels.find((one) => one.name === 'gabor_bank')?.weight ?? []));
  const pattern = (/** @type {number} */ at) => bank[(at * 4) % bank.length][0];
  return [
    { op: 'conv2d', weight: Array.from({ length: SIZES[0] }, (_, filter) => [pattern(filter * 2)]) },
    SHAPES[1],
    { op: 'conv2d', weight: Array.from({ length: SIZES[1] }, (_, filter) => Array.from({ length: SIZES[0] }, (_unused, channel) => pattern(filter + channel * 3))) },
    SHAPES[3],
    SHAPES[4],
    { op: 'linear', weight: untrained(SIZES[2], FLAT, 3) },
    SHAPES[6],
    { op: 'linear', weight: untrained(SIZES[3], SIZES[2], 5) },
  ];
}

/**
 * @typedef {object} Walked
 * @property {NdArray} picture
 * @property {RunAnswer[]} runs
 * @property {NdArray[]} outputs
 * @property {import('../../../types.js').ArithmeticLine[]} table
 * @property {number} parameters
 */

/**
 * @param {string} picture
 * @param {AbortSignal} abort
 * @returns {Promise<Walked>}
 */
async function walk(picture, abort) {
  const [layers, { layers: lines, parameters }] = await Promise.all([layersOf(), shapesOf([1, SIDE, SIDE], [...SHAPES])]);
  /** @type {RunAnswer[]} */
  const runs = [];
  /** @type {unknown} */
  let input = { ...await pictureOf(picture, [SIDE, SIDE]), range: [0, 1] };
  for (const layer of layers) {
    const run = await runOf(input, layer, abort);
    runs.push(run);
    input = { run: run.id };
  }
  const [first, ...outputs] = await Promise.all([runs[0].links.input, ...runs.map((run) => run.links.output)].map((link) => readArray(link, abort)));
  return { picture: first, runs, outputs, table: lines, parameters };
}

export const { answer, refusal, retry } = answerTo(computed(() => settings.picture.value), walk);

/** The cell that is looked at: of those that its layer has. */
export const cell = computed(() => {
  const [rows, cols] = answer.value?.outputs[settings.layer.value - 1].shape.slice(1) ?? [1, 1];
  return /** @type {[number, number]} */ ([Math.min(rows - 1, settings.row.value), Math.min(cols - 1, settings.col.value)]);
});

/** What it sees of every layer before it, back to the picture. */
export const { answer: fields } = answerTo(
  computed(() => answer.value && { run: answer.value.runs[settings.layer.value - 1].id, at: cell.value }),
  ({ run, at }, abort) => receptiveField(run, at, abort),
);

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
export const facts = computed(() => {
  const now = answer.value;
  if (!now) return {};
  const seen = now.table[settings.layer.value - 1].receptive_field;
  return {
    network_parameters: formatCount(now.parameters),
    network_field: String(seen?.size[0] ?? ''),
    network_jump: String(seen?.jump[0] ?? ''),
    network_side: String(now.table[settings.layer.value - 1].output_shape[1]),
  };
});

/** The chain as far as the layer that is looked at, to be walked on from. */
export const explore = computed(() => {
  const now = answer.value;
  return now && `pic=${settings.picture.value}&from=${now.runs[settings.layer.value - 1].id}&op=max_pool`;
});
