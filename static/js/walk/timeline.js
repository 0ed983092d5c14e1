/**
 * The walk as a pure function of time: give it a time, and it says which step, which phase, how
 * far. Time is counted in seconds of a walk at 1×, and playing faster only makes it pass faster;
 * scrubbing backwards is the same function.
 */

import { extentOf } from './extent.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Moment} Moment */
/** @typedef {import('../types.js').Phase} Phase */
/** @typedef {import('../types.js').Speed} Speed */

/**
 * How finely a step is shown: every phase, only the move and its result, whole steps, or a sweep
 * over several steps a frame.
 * @typedef {'phases'|'merged'|'steps'|'sweep'} Detail
 */

/**
 * What the timeline has to know of a layer.
 * @typedef {object} Plan
 * @property {number} steps in the whole walk
 * @property {number} perFilter steps that one feature map takes
 * @property {import('../types.js').Kind} kind
 * @property {boolean} [biased] whether the bias has a turn of its own when all stamps are down
 * @property {boolean} turns whether the kernel is turned on the first step of every filter
 * @property {number|null} extraTurn a step on which it is turned once more, because it was asked for
 */

/** Seconds of one step at 1×, and of the half-turn that some steps have on top. */
export const STEP = 1.6;
export const TURN = 1.4;

/**
 * Every step ends with "write". A stamp is written by being added; after the last one it is the bias
 * that is written, to every cell at once, and the adding comes before it.
 * @type {Record<'conv'|'pool'|'stamp'|'lastStamp', [Phase, number][]>}
 */
const SHARES = {
  conv: [['slide', 0.4], ['multiply', 0.5], ['sum', 0.3], ['bias', 0.2], ['write', 0.2]],
  pool: [['slide', 0.6], ['sum', 0.6], ['write', 0.4]],
  stamp: [['slide', 0.4], ['multiply', 0.5], ['write', 0.7]],
  lastStamp: [['slide', 0.3], ['multiply', 0.4], ['sum', 0.5], ['write', 0.4]],
};

/** A place is landed on a hair before its end, where everything in it is done. */
const HAIR = 1e-6;
const DONE = 1 - 1e-3;

/** Above this many steps a second the eye no longer reads single ones. */
const SWEEP_FROM = 20;

/**
 * @param {Model} model
 * @param {number|null} [extraTurn]
 * @returns {Plan}
 */
export function planFor(model, extraTurn = null) {
  const [maps, height, width] = extentOf(model);
  const perFilter = height * width;
  return {
    steps: perFilter * maps,
    perFilter,
    kind: model.kind,
    biased: model.kind === 'scatter' && (model.run.bias ?? []).some((bias) => bias !== 0),
    turns: model.mode === 'convolution',
    extraTurn: model.mode === 'convolution' ? extraTurn : null,
  };
}

/**
 * @param {Plan} plan
 * @param {number} position
 * @returns {boolean} whether the kernel is turned on this step
 */
function turnsAt(plan, position) {
  return plan.turns && (position % plan.perFilter === 0 || position === plan.extraTurn);
}

/**
 * The phases of a step with their seconds, in order.
 * @param {Plan} plan
 * @param {number} position
 * @returns {[Phase, number][]}
 */
function scheduleOf(plan, position) {
  if (plan.kind === 'scatter') {
    return SHARES[plan.biased && position === plan.steps - 1 ? 'lastStamp' : 'stamp'];
  }
  const shares = SHARES[plan.kind === 'conv' ? 'conv' : 'pool'];
  if (!turnsAt(plan, position)) return shares;
  return [shares[0], ['flip', TURN], ...shares.slice(1)];
}

/**
 * The names of the phases of a step, in order.
 * @param {Model} model
 * @param {number} position
 * @returns {Phase[]}
 */
export function phasesFor(model, position) {
  return phasesOf(planFor(model), position);
}

/**
 * @param {Plan} plan
 * @param {number} position
 * @returns {Phase[]}
 */
export function phasesOf(plan, position) {
  return scheduleOf(plan, position).map(([phase]) => phase);
}

/**
 * When a step begins.
 * @param {number} position 0…steps
 * @param {Plan} plan
 * @returns {number} seconds
 */
export function startOf(position, plan) {
  let turns = plan.turns ? Math.ceil(position / plan.perFilter) : 0;
  const extra = plan.extraTurn;
  if (extra !== null && extra < position && extra % plan.perFilter !== 0) turns += 1;
  return position * STEP + turns * TURN;
}

/**
 * How long the whole walk takes at 1×.
 * @param {Plan} plan
 * @returns {number} seconds
 */
export function durationOf(plan) {
  return startOf(plan.steps, plan);
}

/**
 * The time at which a phase of a step is done (or, with `from: 'start'`, begins).
 * @param {number} position
 * @param {Phase} phase one the step does not have stands for its last
 * @param {Plan} plan
 * @param {'start'|'end'} [from]
 * @returns {number} seconds
 */
export function timeOf(position, phase, plan, from = 'end') {
  let time = startOf(position, plan);
  for (const [name, seconds] of scheduleOf(plan, position)) {
    if (name === phase && from === 'start') return time;
    time += seconds;
    if (name === phase) break;
  }
  return time - HAIR;
}

/**
 * The step that is under way at a time, and the seconds it has been.
 * @param {number} time
 * @param {Plan} plan
 * @returns {{position: number, since: number}}
 */
function stepAt(time, plan) {
  if (time >= durationOf(plan) - HAIR) return { position: plan.steps - 1, since: Infinity };
  const turn = plan.turns ? TURN : 0;
  const block = plan.perFilter * STEP + turn;
  let rest = Math.max(0, time);
  const extra = plan.extraTurn;
  if (extra !== null && extra % plan.perFilter !== 0) {
    const begins = startOf(extra, plan);
    if (rest >= begins && rest < begins + STEP + TURN) {
      return { position: extra, since: rest - begins };
    }
    if (rest >= begins) rest -= TURN;
  }
  const filter = Math.floor(rest / block);
  const inside = rest - filter * block;
  const first = filter * plan.perFilter;
  if (inside < STEP + turn) return { position: first, since: inside };
  const step = Math.floor((inside - turn) / STEP);
  return { position: first + step, since: inside - turn - step * STEP };
}

/**
 * Where the walk stands at a time.
 * @param {number} time seconds at 1×; outside the walk it means its ends
 * @param {Plan} plan
 * @param {Detail} [detail]
 * @returns {Moment}
 */
export function momentAt(time, plan, detail = 'phases') {
  const { position, since } = stepAt(time, plan);
  if (detail === 'steps' || detail === 'sweep') {
    return { position, phase: 'write', progress: 1, sweep: detail === 'sweep' };
  }
  const moment = phaseAt(scheduleOf(plan, position), since);
  if (detail === 'merged' && moment.phase !== 'slide' && moment.phase !== 'flip') {
    return { position, phase: 'write', progress: 1, sweep: false };
  }
  return { position, ...moment, sweep: false };
}

/**
 * @param {[Phase, number][]} schedule
 * @param {number} since seconds since the step began
 * @returns {{phase: Phase, progress: number}}
 */
function phaseAt(schedule, since) {
  let begins = 0;
  for (const [phase, seconds] of schedule) {
    if (since < begins + seconds) {
      const progress = (since - begins) / seconds;
      return { phase, progress: progress > DONE ? 1 : Math.max(0, progress) };
    }
    begins += seconds;
  }
  return { phase: 'write', progress: 1 };
}

/**
 * How fast time passes at a speed: 16× takes a long walk through in half a minute, ∞ any walk in
 * about six seconds.
 * @param {Speed} speed
 * @param {Plan} plan
 * @returns {number} seconds of the walk a second
 */
export function rateOf(speed, plan) {
  const duration = durationOf(plan);
  if (speed === 'max') return Math.max(40, duration / 6);
  if (speed === '16') return Math.max(16, duration / 30);
  return Number(speed);
}

/**
 * How finely a walk at this speed can be shown.
 * @param {Speed} speed
 * @param {Plan} plan
 * @returns {Detail}
 */
export function detailOf(speed, plan) {
  const rate = rateOf(speed, plan);
  if (rate / STEP >= SWEEP_FROM) return 'sweep';
  if (rate >= 16) return 'steps';
  return rate >= 4 ? 'merged' : 'phases';
}
