/** A page that is opened on a run: the settings that make the same run take its place. */

import { batch, effect } from '@preact/signals';
import * as api from '../api.js';
import { keep } from './chain.js';
import { LONGEST_TABLE, table } from './codecs.js';
import { complain } from './notices.js';
import { sizeOf } from './pictures.js';
import { asRun } from './prepare.js';
import { settingsOf } from './restore.js';
import { settings } from './settings.js';

/** @typedef {import('../types.js').RunAnswer} RunAnswer */
/** @typedef {import('./restore.js').Values} Values */

/** Watch from now on. */
export function watchOpened() {
  effect(() => {
    const id = settings.run.value;
    if (id !== null) open(id);
  });
  effect(() => {
    if (!settings.lost.value) return;
    settings.lost.value = false;
    complain('notice.no_link');
  });
}

/** @param {string} id */
async function open(id) {
  try {
    const run = await api.readRun(id);
    keep(run);
    const before = 'run' in run.input ? await api.readRun(run.input.run) : null;
    if (before) keep(before);
    const layer = settingsOf(run, before);
    if (Object.keys(layer).length === 0) throw new api.Refusal(422, run.operation.op, []);
    // A dense layer may say itself what it reads.
    apply({ ...await inputOf(run), ...layer });
  } catch (error) {
    if (!api.isFailure(error)) throw error;
    const isUnknown = error instanceof api.Refusal && error.status === 404;
    complain(isUnknown ? 'notice.no_such_run' : 'notice.run_not_shown');
    settings.run.value = null;
  }
}

/** @param {Values} values */
function apply(values) {
  const byName = /** @type {Record<string, {value: unknown}>} */ (/** @type {unknown} */ (settings));
  batch(() => {
    for (const [name, value] of Object.entries(values)) byName[name].value = value;
    settings.run.value = null;
  });
}

/**
 * @param {RunAnswer} run
 * @returns {Promise<Values>} what makes the same input: a picture or a table where the page can say
 *   it, else a run that gives it
 */
async function inputOf({ input, input_shape: shape }) {
  const fresh = { from: null, values: null };
  if ('run' in input) return { ...fresh, from: input.run };
  if ('values' in input) {
    const values = /** @type {number[][][]} */ (asPlanes(input.values, shape));
    if (shape.length === 3 && table.print(values).length <= LONGEST_TABLE) return { ...fresh, values };
  } else {
    const { crop, size, color, range } = input;
    // A run has the digest of a picture, an address the name of a sample.
    const image = (await api.listImages()).find(({ id }) => id === input.image)?.name ?? input.image;
    const grid = size && Math.max(...size);
    const isSaid = grid && crop && String(sizeOf(crop, grid)) === String(size);
    if (isSaid) return { ...fresh, image, crop, grid, color, range: range?.[1] === 1 ? '1' : '255' };
  }
  const source = await asRun(input, new AbortController().signal);
  keep(source);
  return { ...fresh, from: source.id };
}

/**
 * @param {unknown} values one channel may stand without its brackets
 * @param {readonly number[]} shape
 */
function asPlanes(values, shape) {
  return depthOf(values) < shape.length ? [values] : values;
}

/** @param {unknown} value @returns {number} levels of lists */
function depthOf(value) {
  return Array.isArray(value) ? 1 + depthOf(value[0]) : 0;
}
