/** The server's refusals as sentences beside the controls they are about. */

import { computed } from '@preact/signals';
import { formatCount } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { MOST_WEIGHTS } from '../lib/dense.js';
import { features, isDense, isTooLarge } from './dense.js';
import { family } from './family.js';
import { inputSize, isPooling, layer, vectorSize } from './presets.js';
import { refusals } from './run.js';
import { settings } from './settings.js';
import { isTransposed, transposedLayer } from './transposed.js';

/** @typedef {import('../types.js').FieldError} FieldError */
/** @typedef {'picture'|'grid'|'operation'|'kernel'|'stride'|'padding'|'output_padding'|'dilation'|'groups'|'filters'|'norm'|'outputSize'|'units'|'addend'} Control */

/** The last fitting start of a pointer decides. @type {readonly [string, Control][]} */
const PLACES = Object.freeze([
  ['', 'operation'],
  ['/input', 'grid'],
  ['/input/image', 'picture'],
  ['/input/crop', 'picture'],
  ['/operation/weight', 'kernel'],
  ['/operation/kernel', 'kernel'],
  ['/operation/stride', 'stride'],
  ['/operation/padding', 'padding'],
  ['/operation/output_padding', 'output_padding'],
  ['/operation/dilation', 'dilation'],
  ['/operation/groups', 'groups'],
  ['/operation/bias', 'filters'],
  ['/operation/norm_type', 'norm'],
  ['/operation/output_size', 'outputSize'],
  ['/operation/other', 'addend'],
]);

/**
 * @param {string} pointer
 * @returns {Control}
 */
function controlOf(pointer) {
  if (isDense.value && pointer.startsWith('/operation')) return 'units';
  if (needsPlanes(pointer)) return 'operation';
  return PLACES.findLast(([start]) => pointer.startsWith(start))?.[1] ?? 'operation';
}

/**
 * @param {string} pointer
 * @returns {boolean} whether it is refused that the input has no rows and columns
 */
function needsPlanes(pointer) {
  if (vectorSize.value === null) return false;
  return (pointer.startsWith('/input') && ['conv', 'pool'].includes(family.value))
    || settings.operation.value === 'batch_norm';
}

/** Control → what is wrong with it. */
export const complaints = computed(() => {
  /** @type {Partial<Record<Control, string>>} */
  const sentences = {};
  for (const refusal of refusals.value) {
    const control = controlOf(refusal.pointer);
    sentences[control] = sentenceOf(control, refusal);
  }
  return sentences;
});

/**
 * What a person can get wrong with the sliders is said in the page's language; the rest in the
 * server's words.
 * @param {Control} control
 * @param {FieldError} refusal
 * @returns {string}
 */
function sentenceOf(control, { pointer, detail }) {
  if (control === 'units' && isTooLarge.value) {
    return t('problem.dense_too_large', {
      features: formatCount(features.value),
      units: settings.dUnits.value,
      most: formatCount(MOST_WEIGHTS),
    });
  }
  if (needsPlanes(pointer)) {
    return t(settings.operation.value === 'batch_norm' ? 'problem.one_value' : 'problem.needs_planes', {
      n: vectorSize.value ?? 0,
    });
  }
  if (isTransposed.value) return transposedSentence(control, detail);
  const reach = spans();
  const room = padded();
  if (control === 'kernel' && reach && room && (reach[0] > room[0] || reach[1] > room[1])) {
    return t('problem.kernel_too_large', {
      kernel: `${reach[0]}×${reach[1]}`, room: `${room[0]}×${room[1]}`,
    });
  }
  if (control === 'padding' && isPooling.value) {
    return t('problem.pool_padding', {
      padding: settings.poolPadding.value, most: settings.window.value >> 1,
    });
  }
  return t('problem.refused', { detail });
}

/**
 * @param {Control} control
 * @param {string} detail
 * @returns {string}
 */
function transposedSentence(control, detail) {
  const { tOutputPadding, tPadding, tStride, tDilation } = settings;
  const most = Math.max(tStride.value, tDilation.value);
  if (control === 'output_padding' && tOutputPadding.value >= most) {
    return t('problem.output_padding', {
      output_padding: tOutputPadding.value, stride: tStride.value, dilation: tDilation.value,
    });
  }
  const fitting = mostCutOff();
  if (control === 'padding' && fitting !== null && tPadding.value > fitting) {
    return t('problem.all_cut_off', { padding: tPadding.value, most: fitting });
  }
  return t('problem.refused', { detail });
}

/** @returns {number|null} the padding that leaves a cell of what is stamped */
function mostCutOff() {
  const kernel = transposedLayer.value?.weight[0][0];
  if (!kernel || !inputSize.value) return null;
  const { tOutputPadding, tStride, tDilation } = settings;
  const sides = [kernel.length, kernel[0].length].map((taps, axis) => (
    (/** @type {number[]} */ (inputSize.value)[axis] - 1) * tStride.value
      + tDilation.value * (taps - 1) + 1 + tOutputPadding.value
  ));
  return Math.floor((Math.min(...sides) - 1) / 2);
}

/** @returns {[number, number]|null} cells from the kernel's first tap to its last, down and across */
function spans() {
  const kernel = isPooling.value ? null : layer.value?.weight[0][0];
  if (!isPooling.value && !kernel) return null;
  const { window, poolDilation, operation, dilation } = settings;
  const poolGap = operation.value === 'max_pool' ? poolDilation.value : 1;
  const gap = isPooling.value ? poolGap : dilation.value;
  const span = (/** @type {number} */ taps) => gap * (taps - 1) + 1;
  return kernel
    ? [span(kernel.length), span(kernel[0].length)]
    : [span(window.value), span(window.value)];
}

/** @returns {[number, number]|null} cells of the padded input */
function padded() {
  if (!inputSize.value) return null;
  const { operation, poolPadding, padding } = settings;
  const poolRim = operation.value === 'lp_pool' ? 0 : poolPadding.value;
  const rim = 2 * (isPooling.value ? poolRim : padding.value);
  const [height, width] = inputSize.value;
  return [height + rim, width + rim];
}
