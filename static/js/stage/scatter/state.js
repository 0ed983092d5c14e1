/**
 * What the stage of a scatter reads: the maps that the present input cell is stamped on, where its
 * stamp is, and the sums that stand there so far.
 */

import { computed, signal } from '@preact/signals-core';
import { runningSums } from '../../lib/sums.js';
import { cutOff, stampAt } from '../../lib/transposed.js';
import { linesOf } from '../geometry/stamps.js';
import { ease } from '../reveal.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../types.js').RunJson} RunJson */
/** @typedef {import('../scene.js').Scene} Scene */
/** @typedef {ReturnType<typeof createScatter>} Scatter */

/** The part of the adding in which the stamp is on its way to the map. */
const FLIGHT = 0.6;

/**
 * How far the stamp of a step is on its way. Pure.
 * @param {import('../../types.js').Moment} moment
 * @param {boolean} isLast whether the bias is written in this step, after the stamp
 * @returns {{way: number, biased: boolean}} way: 0 has not left, 1 is down
 */
export function flightAt({ phase, progress, sweep }, isLast) {
  if (sweep) return { way: 1, biased: isLast };
  if (isLast && phase === 'write') return { way: 1, biased: progress > 0.5 };
  const isAdding = phase === (isLast ? 'sum' : 'write');
  return { way: isAdding ? ease(Math.min(1, progress / FLIGHT)) : 0, biased: false };
}

/** @param {Scene} scene */
export function createScatter(scene) {
  /** Another model may come before this stage goes: until then it shows the one it had. */
  let kept = /** @type {Model} */ (scene.model.peek());
  const model = computed(() => {
    if (scene.model.value.kind === 'scatter') kept = scene.model.value;
    return kept;
  });
  const run = computed(() => /** @type {RunJson} */ (model.value.transposed));
  const channel = computed(() => Math.min(scene.filter.value, run.value.input_shape[0] - 1));
  const group = computed(() => (
    Math.floor(channel.value / (run.value.input_shape[0] / run.value.groups))
  ));
  const slots = computed(() => model.value.filters / run.value.groups);
  /** Which of the maps is shown large, where not all are. */
  const chosen = signal(0);
  const isLast = computed(() => scene.plan.value.biased === true && scene.position.value === scene.plan.value.steps - 1);
  const flight = computed(() => flightAt(scene.shown.value, isLast.value));
  const isDown = computed(() => flight.value.way === 1);
  const isWhole = computed(() => (
    scene.plan.value.biased ? flight.value.biased : isDown.value && scene.position.value === scene.plan.value.steps - 1
  ));
  const count = computed(() => scene.position.value + (isDown.value ? 1 : 0));
  const adder = computed(() => runningSums(run.value, model.value.input));
  const landed = computed(() => ({ ...adder.value(count.value) }));
  const cut = computed(() => cutOff(run.value));

  return {
    scene,
    model,
    run,
    channel,
    group,
    slots,
    chosen,
    flight,
    isDown,
    /** Whether everything is on the output, the bias too. */
    isWhole,
    cut,
    /** Stamps that lie on the maps of a group, and how many there will be. */
    stampsOf: (/** @type {number} */ of) => {
      const [channels, height, width] = run.value.input_shape;
      const total = (channels / run.value.groups) * height * width;
      return { count: Math.min(total, Math.max(0, count.value - of * total)), total };
    },
    /**
     * The map that a line shows.
     * @param {number} line
     */
    mapOf: (line) => {
      const lines = linesOf(scene.shape.value);
      const slot = lines === slots.value ? line : Math.min(chosen.value, slots.value - 1);
      return group.value * slots.value + slot;
    },
    groupOf: (/** @type {number} */ map) => Math.floor(map / slots.value),
    /** The stamp's corner on the output, between two steps while it slides. */
    corner: computed(() => {
      const [row, col] = scene.place.value;
      const { top, left } = stampAt(run.value, row, col);
      return [top, left];
    }),
    /**
     * A cell of a map as it stands: its sum so far, or, when all is down, the output itself.
     * @param {number} map
     */
    cellsOf: (map) => {
      const [, rows, cols] = run.value.output_shape;
      const { sums, touches } = landed.value;
      const values = isWhole.value ? model.value.output.data : sums;
      const begin = map * rows * cols;
      const group0 = Math.floor(map / slots.value) * rows * cols;
      const whole = isWhole.value;
      return {
        rows,
        cols,
        valueAt: (/** @type {number} */ row, /** @type {number} */ col) => values[begin + row * cols + col],
        touchesAt: (/** @type {number} */ row, /** @type {number} */ col) => touches[group0 + row * cols + col],
        isWhole: whole,
      };
    },
  };
}
