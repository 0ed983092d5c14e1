/**
 * What has to be asked for before a run can be: statistics of its input, its input as a vector, or
 * what is added to it.
 */

import * as api from '../api.js';
import { isFlat, planesOf } from '../lib/vector.js';
import { keep, known } from './chain.js';
import { statisticsOf } from './model.js';

/** @typedef {import('../types.js').AskedOperation} AskedOperation */
/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').Operation} Operation */
/** @typedef {import('../types.js').RunAnswer} RunAnswer */
/** @typedef {import('../types.js').RunInput} RunInput */
/** @typedef {import('../types.js').RunRequest} RunRequest */

/**
 * @typedef {object} Prepared
 * @property {RunRequest} request as the server takes it
 * @property {RunAnswer|null} flattened the run that made a vector of the input
 * @property {NdArray|null} other (C, H, W), what is added
 */

/**
 * @param {{input: RunInput, operation: AskedOperation}} asked
 * @param {AbortSignal} abort
 * @returns {Promise<Prepared>}
 * @throws {api.Refusal} what no server needs to be asked about
 */
export async function prepared({ input, operation }, abort) {
  if (operation.op === 'batch_norm') return normalised(input, abort);
  if (operation.op === 'linear') return onVector(input, operation, abort);
  if (operation.op === 'add') return withOther(input, operation, abort);
  return asItIs({ input, operation });
}

/**
 * @param {RunRequest} request
 * @returns {Prepared}
 */
function asItIs(request) {
  return { request, flattened: null, other: null };
}

/** The input that was last measured, by the JSON of what it was. */
let measured = { key: '', input: /** @type {NdArray|null} */ (null) };

/**
 * Batch normalisation with the statistics of the very input: the cells have to be known before
 * it can be asked for. Every run has a link to its input; ReLU's costs least.
 * @param {RunInput} input
 * @param {AbortSignal} abort
 * @returns {Promise<Prepared>}
 */
async function normalised(input, abort) {
  const key = JSON.stringify(input);
  if (measured.key !== key) {
    const { links } = await api.createRun({ input, operation: { op: 'relu' } }, abort);
    measured = { key, input: await api.readArray(links.input, abort) };
  }
  const cells = /** @type {NdArray} */ (measured.input);
  if (isFlat(cells.shape)) throw refusal('', 'Expected more than 1 value per channel');
  return asItIs({ input, operation: { op: 'batch_norm', ...statisticsOf(cells) } });
}

/**
 * A dense layer reads a vector: what has rows and columns is flattened first.
 * @param {RunInput} input
 * @param {import('../types.js').LinearOperation} operation
 * @param {AbortSignal} abort
 * @returns {Promise<Prepared>}
 */
async function onVector(input, operation, abort) {
  if (operation.weight.length === 0) throw refusal('/operation/weight', 'too many weights');
  const isVector = 'run' in input && isFlat((await runOf(input.run)).output_shape);
  if (isVector) return asItIs({ input, operation });
  const flattened = await api.createRun({ input, operation: { op: 'flatten' } }, abort);
  keep(flattened);
  return { request: { input: { run: flattened.id }, operation }, flattened, other: null };
}

/**
 * @param {RunInput} input
 * @param {Extract<AskedOperation, {op: 'add'}>} operation
 * @param {AbortSignal} abort
 * @returns {Promise<Prepared>}
 */
async function withOther(input, { other, ...rest }, abort) {
  if (typeof other === 'number') return asItIs({ input, operation: { ...rest, other } });
  const run = 'run' in other ? await runOf(other.run) : await asRun(other.input, abort);
  const array = await api.readArray(run.links.output, abort);
  return {
    request: { input, operation: { ...rest, other: { run: run.id } } },
    flattened: null,
    other: { ...array, shape: planesOf(array.shape) },
  };
}

/**
 * Only the output of a run can be added: of a picture it is the picture and zero.
 * @param {RunInput} input
 * @param {AbortSignal} abort
 * @returns {Promise<RunAnswer>}
 */
export async function asRun(input, abort) {
  return 'run' in input
    ? runOf(input.run)
    : api.createRun({ input, operation: { op: 'add', other: 0 } }, abort);
}

/**
 * @param {string} id
 * @returns {Promise<RunAnswer>}
 */
async function runOf(id) {
  const run = known.peek().get(id) ?? await api.readRun(id);
  keep(run);
  return run;
}

/**
 * @param {string} pointer
 * @param {string} detail
 */
function refusal(pointer, detail) {
  return new api.Refusal(422, detail, [{ pointer, detail }]);
}
