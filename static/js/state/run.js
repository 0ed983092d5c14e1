/**
 * From the settings to what the stage draws: a request, the run the server makes of it, and its
 * arrays. The last good model stays until the next one is whole.
 */

import { batch, computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { pick } from '../lib/i18n.js';
import { largestFinite } from '../lib/numbers.js';
import { imageInput } from './pictures.js';
import { isPooling, layer, preset } from './presets.js';
import { settings } from './settings.js';

/** @typedef {import('../types.js').FieldError} FieldError */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').NdArray} NdArray */
/** @typedef {import('../types.js').RunJson} RunJson */
/** @typedef {import('../types.js').RunRequest} RunRequest */
/** @typedef {Omit<Model, 'kernelName'>} Built */

/** Milliseconds that a slider has to rest before the server is asked. */
const REST = 120;

/** What the settings ask for, as JSON; null while the picture or the preset is not known. */
const question = computed(() => {
  const input = imageInput();
  const operation = isPooling.value ? poolOperation() : convOperation();
  return input && operation ? JSON.stringify({ input, operation }) : null;
});

/** @returns {RunRequest['operation']} */
function poolOperation() {
  const common = {
    kernel_size: settings.window.value,
    stride: settings.poolStride.value,
    padding: settings.poolPadding.value,
    ceil_mode: settings.ceilMode.value,
  };
  return settings.operation.value === 'max_pool'
    ? { op: 'max_pool2d', ...common, dilation: settings.poolDilation.value }
    : { op: 'avg_pool2d', ...common, count_include_pad: settings.countPadding.value };
}

/** @returns {RunRequest['operation']|null} */
function convOperation() {
  if (!layer.value) return null;
  return {
    op: 'conv2d',
    mode: settings.operation.value === 'convolution' ? 'convolution' : 'correlation',
    ...layer.value,
    stride: settings.stride.value,
    padding: settings.padding.value,
    padding_mode: settings.paddingMode.value,
    dilation: settings.dilation.value,
  };
}

const built = signal(/** @type {Built|null} */ (null));

/** What the stage draws; null only until the first run is here. */
export const model = computed(() => {
  const named = preset.value && !isPooling.value ? pick(preset.value.title) : null;
  return built.value ? Object.freeze({ ...built.value, kernelName: named }) : null;
});

/** Whether a run is on its way. */
export const loading = signal(false);

const answered = signal(/** @type {string|null} */ (null));

/** Whether the settings have had their answer, good or bad. */
export const isSettled = computed(() => answered.value !== null && answered.value === question.value);

/** Why the last question was refused: the fields and what is wrong with them. */
export const refusals = signal(/** @type {FieldError[]} */ ([]));

/** Whether the server could not be reached, or failed. */
export const lost = signal(false);

/** @type {{asked: string, own: AbortController}|null} */
let underway = null;
/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;

effect(() => {
  const asked = question.value;
  clearTimeout(timer);
  if (asked) timer = setTimeout(load, built.peek() ? REST : 0, asked);
});

/** Ask again, after the server could not be reached. */
export function retry() {
  if (question.peek()) load(/** @type {string} */ (question.peek()));
}

/** @param {string} asked */
async function load(asked) {
  if (underway?.asked === asked) return;
  underway?.own.abort();
  const own = new AbortController();
  underway = { asked, own };
  loading.value = true;
  try {
    const next = await build(JSON.parse(asked), own.signal);
    accept(asked, next);
  } catch (error) {
    if (!api.isAbort(error)) report(asked, error);
  } finally {
    if (underway.own === own) {
      underway = null;
      loading.value = false;
    }
  }
}

/**
 * @param {string} asked
 * @param {Built} next
 */
function accept(asked, next) {
  batch(() => {
    built.value = next;
    answered.value = asked;
    refusals.value = [];
    lost.value = false;
  });
}

/**
 * @param {string} asked
 * @param {unknown} error
 */
function report(asked, error) {
  if (!api.isFailure(error)) throw error;
  const isRefused = error instanceof api.Refusal && error.status < 500;
  batch(() => {
    lost.value = !isRefused;
    if (!isRefused) return;
    answered.value = asked;
    refusals.value = error.fields.length ? error.fields : [{ pointer: '', detail: error.message }];
  });
}

/**
 * @param {RunRequest} request
 * @param {AbortSignal} abort
 * @returns {Promise<Built>}
 */
async function build(request, abort) {
  const run = await api.createRun(request, abort);
  const before = built.peek();
  const same = before && JSON.stringify(before.run.input) === JSON.stringify(run.input);
  const [input, output] = await Promise.all([
    same ? before.input : api.readArray(run.links.input, abort),
    api.readArray(run.links.output, abort),
  ]);
  return assemble(run, input, output);
}

const KINDS = Object.freeze({ conv2d: 'conv', max_pool2d: 'max', avg_pool2d: 'avg' });
const RGB = Object.freeze(/** @type {Model['channels']} */ ([
  { name: 'R', hue: 'red' }, { name: 'G', hue: 'green' }, { name: 'B', hue: 'blue' },
]));
const GREY = Object.freeze(/** @type {Model['channels']} */ ([{ name: 'Y', hue: 'grey' }]));

/**
 * @param {RunJson} run
 * @param {NdArray} input
 * @param {NdArray} output
 * @returns {Built}
 */
function assemble(run, input, output) {
  const { operation } = run;
  return {
    id: run.id,
    run,
    kind: /** @type {Model['kind']} */ (KINDS[operation.op]),
    mode: operation.op === 'conv2d' ? operation.mode : null,
    input,
    output,
    inputRange: run.input.range ?? [0, 255],
    outputMax: largestFinite(output.data),
    channels: [...(run.input_shape[0] === 3 ? RGB : GREY)],
    filters: operation.op === 'conv2d' ? run.output_shape[0] : 1,
  };
}
