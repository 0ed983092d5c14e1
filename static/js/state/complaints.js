/** The server's refusals as sentences beside the controls they are about. */

import { computed } from '@preact/signals';
import { formatCount } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { MOST_WEIGHTS } from '../lib/dense.js';
import { fourOf, pairOf, spanOfTaps } from '../lib/sides.js';
import { features, isDense, isTooLarge } from './dense.js';
import { family } from './family.js';
import { inputSize, isPooling, layer, vectorSize } from './presets.js';
import { refusals } from './run.js';
import { settings } from './settings.js';
import { isTransposed, transposedLayer } from './transposed.js';

/** @typedef {import('../types.js').FieldError} FieldError */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {'picture'|'grid'|'operation'|'kernel'|'stride'|'padding'|'output_padding'|'dilation'|'groups'|'filters'|'norm'|'outputSize'|'units'|'addend'} Control */

const AXES = Object.freeze([0, 1]);

/** The last fitting start of a pointer decides. @type {readonly [string, Control][]} */
const PLACES = Object.freeze([
  ['', 'operation'],
  ['/input', 'grid'],
  ['/input/image', 'picture'],
  ['/input/crop', 'picture'],
  ['/input/values', 'picture'],
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
  const wide = control === 'padding' && isPooling.value ? tooWide() : null;
  if (wide) return t('problem.pool_padding', wide);
  return t('problem.refused', { detail });
}

/** @returns {{padding: number, most: number}|null} the first axis padded by over half its window */
function tooWide() {
  const padding = pairOf(settings.poolPadding.value);
  const most = pairOf(settings.window.value).map((side) => side >> 1);
  const axis = padding.findIndex((cells, at) => cells > most[at]);
  return axis < 0 ? null : { padding: padding[axis], most: most[axis] };
}

/**
 * @param {Control} control
 * @param {string} detail
 * @returns {string}
 */
function transposedSentence(control, detail) {
  const { tOutputPadding, tPadding, tStride, tDilation } = settings;
  const [more, padding, stride, dilation] = [tOutputPadding, tPadding, tStride, tDilation]
    .map((setting) => pairOf(setting.value));
  const over = AXES.find((axis) => more[axis] >= Math.max(stride[axis], dilation[axis]));
  if (control === 'output_padding' && over !== undefined) {
    return t('problem.output_padding', {
      output_padding: more[over], stride: stride[over], dilation: dilation[over],
    });
  }
  const fitting = mostCutOff();
  const cut = AXES.find((axis) => fitting && padding[axis] > fitting[axis]);
  if (control === 'padding' && fitting && cut !== undefined) {
    return t('problem.all_cut_off', { padding: padding[cut], most: fitting[cut] });
  }
  return t('problem.refused', { detail });
}

/** @returns {number[]|null} down and across, the padding that leaves a cell of what is stamped */
function mostCutOff() {
  const kernel = transposedLayer.value?.weight[0][0];
  const input = inputSize.value;
  if (!kernel || !input) return null;
  const [more, stride, dilation] = [settings.tOutputPadding, settings.tStride, settings.tDilation]
    .map((setting) => pairOf(setting.value));
  const taps = [kernel.length, kernel[0].length];
  return AXES.map((axis) => (
    ((input[axis] - 1) * stride[axis] + spanOfTaps(taps[axis], dilation[axis]) + more[axis] - 1) >> 1
  ));
}

/** @returns {Pair|null} cells from the kernel's first tap to its last, down and across */
function spans() {
  const kernel = isPooling.value ? null : layer.value?.weight[0][0];
  if (!isPooling.value && !kernel) return null;
  const { window, poolDilation, operation, dilation } = settings;
  const poolGap = operation.value === 'max_pool' ? poolDilation.value : 1;
  const gaps = pairOf(isPooling.value ? poolGap : dilation.value);
  const [height, width] = kernel ? [kernel.length, kernel[0].length] : pairOf(window.value);
  return [spanOfTaps(height, gaps[0]), spanOfTaps(width, gaps[1])];
}

/** @returns {Pair|null} cells of the padded input */
function padded() {
  const span = spans();
  if (!inputSize.value || !span) return null;
  const { operation, poolPadding, padding } = settings;
  const poolRim = operation.value === 'lp_pool' ? 0 : poolPadding.value;
  const [top, bottom, left, right] = fourOf(isPooling.value ? poolRim : padding.value, span);
  const [height, width] = inputSize.value;
  return [height + top + bottom, width + left + right];
}
