/** The shape calculator: what goes in, the layers as they are typed, and the server's table. */

import { computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { layerText } from '../lib/layer_text.js';
import { readLayers, readShape } from '../lib/layers.js';
import { model } from './run.js';
import { settings } from './settings.js';

/** @typedef {import('../lib/layers.js').ReadLayer} ReadLayer */
/** @typedef {import('../types.js').ArithmeticAnswer} ArithmeticAnswer */

/** Milliseconds that the typing has to rest before the server is asked. */
const REST = 200;

/** The worked shapes of PyTorch's documents, and the beginnings of well-known networks. */
export const EXAMPLES = Object.freeze([
  { name: 'conv', shape: '20×16×50×100', layers: 'Conv2d(16, 33, 3, stride=2)' },
  { name: 'pool', shape: '20×16×50×32', layers: 'MaxPool2d(3, stride=2, padding=1)' },
  {
    name: 'digits',
    shape: '1×28×28',
    layers: 'Conv2d(1, 8, 5)\nMaxPool2d(2)\nConv2d(8, 16, 5)\nMaxPool2d(2)\nFlatten()\nLinear(256, 64)\nReLU()\nLinear(64, 10)',
  },
  {
    name: 'resnet',
    shape: '3×224×224',
    layers: 'Conv2d(3, 64, kernel_size=7, stride=2, padding=3, bias=False)\nBatchNorm2d(64)\nReLU()\nMaxPool2d(3, stride=2, padding=1)',
  },
]);

/** The present layer of the page, as an example. */
export const present = computed(() => {
  const now = model.value;
  const run = now && (now.transposed ?? now.run);
  const layers = run && layerText(run);
  return layers ? { shape: run.input_shape.join('×'), layers } : EXAMPLES[0];
});

/** What is asked for: as it was typed, or the present layer. */
export const typedShape = computed(() => settings.shape.value ?? present.value.shape);
export const typedLayers = computed(() => settings.layers.value ?? present.value.layers);

/** What can be read of it. */
export const shapeRead = computed(() => readShape(typedShape.value));
export const layersRead = computed(() => readLayers(typedLayers.value));

/**
 * The last table, with the layers it is of.
 * @type {import('@preact/signals').Signal<{answer: ArithmeticAnswer, layers: ReadLayer[]}|null>}
 */
export const table = signal(null);

/**
 * Why there is no newer one: of which layer (−1: of the shape), in the server's words; no words
 * where it could not be reached.
 * @type {import('@preact/signals').Signal<{layer: number, detail: string}|null>}
 */
export const refusedShape = signal(null);

const question = computed(() => {
  const [shape, read] = [shapeRead.value, layersRead.value];
  if (settings.show.value !== 'shapes' || !shape || !('layers' in read)) return null;
  return JSON.stringify({ shape, layers: read.layers });
});

/** Whether the table is of what is typed. */
export const isOfTyped = computed(() => question.value !== null && answered.value === question.value);
const answered = signal(/** @type {string|null} */ (null));

effect(() => {
  const text = question.value;
  if (text === null) {
    refusedShape.value = null;
    return undefined;
  }
  const giveUp = new AbortController();
  const timer = setTimeout(ask, table.peek() ? REST : 0, text, giveUp.signal);
  return () => {
    clearTimeout(timer);
    giveUp.abort();
  };
});

/**
 * @param {string} text
 * @param {AbortSignal} abort
 */
async function ask(text, abort) {
  /** @type {{shape: number[], layers: ReadLayer[]}} */
  const { shape, layers } = JSON.parse(text);
  try {
    const answer = await api.arithmetic(shape, layers.map(({ fields }) => fields), abort);
    table.value = { answer, layers };
    answered.value = text;
    refusedShape.value = null;
  } catch (error) {
    if (api.isAbort(error)) return;
    if (!api.isFailure(error)) throw error;
    refusedShape.value = error instanceof api.Refusal ? refusalOf(error) : { layer: -1, detail: '' };
  }
}

/** @param {api.Refusal} refusal */
function refusalOf({ fields: [first], message }) {
  const [, place] = /^\/layers\/(\d+)/.exec(first?.pointer ?? '') ?? [];
  return { layer: place === undefined ? -1 : Number(place), detail: first?.detail ?? message };
}

/** @param {{shape: string, layers: string}} example */
export function calculate({ shape, layers }) {
  settings.shape.value = shape;
  settings.layers.value = layers;
}
