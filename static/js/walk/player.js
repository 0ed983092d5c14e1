/**
 * Plays a walk. `time` is the only thing that changes; the moment on the stage follows from it.
 */

import { batch, computed, signal } from '@preact/signals-core';
import { extentOf } from './extent.js';
import {
  detailOf, durationOf, momentAt, phasesOf, planFor, rateOf, timeOf,
} from './timeline.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Moment} Moment */
/** @typedef {import('../types.js').Phase} Phase */
/** @typedef {import('../types.js').Speed} Speed */
/** @typedef {import('./timeline.js').Plan} Plan */

/** After a pause in drawing (a hidden tab) the walk goes on where it was, not where it would be. */
const LONGEST_FRAME = 0.1;

/** @type {Plan} */
const NOWHERE = { steps: 1, perFilter: 1, kind: 'conv', turns: false, extraTurn: null };

/**
 * @typedef {object} Player
 * @property {import('@preact/signals-core').Signal<number>} time seconds of the walk at 1×
 * @property {import('@preact/signals-core').Signal<boolean>} playing
 * @property {import('@preact/signals-core').Signal<Speed>} speed
 * @property {import('@preact/signals-core').ReadonlySignal<number>} total steps in the walk
 * @property {import('@preact/signals-core').ReadonlySignal<number>} duration seconds at 1×
 * @property {import('@preact/signals-core').ReadonlySignal<Moment>} moment
 * @property {import('@preact/signals-core').ReadonlySignal<number>} position
 * @property {import('@preact/signals-core').ReadonlySignal<Phase[]>} phases of the present step
 * @property {(model: Model) => void} setModel keeps the place in the walk where it still exists
 * @property {(does: boolean) => void} turnToo whether kernels are turned beside this walk: it waits for them
 * @property {(position: number, phase?: Phase) => void} goTo to the end of a phase
 * @property {(by: number) => void} step
 * @property {(by: number) => void} row
 * @property {(by: number) => void} phaseStep
 * @property {(filter: number) => void} filter goes to its first step
 * @property {() => void} toggle
 * @property {() => void} first
 * @property {() => void} last
 * @property {() => void} flip shows the half-turn of the present step's kernel
 */

/** @returns {Player} */
export function createPlayer() {
  const plan = signal(NOWHERE);
  const columns = signal(1);
  const time = signal(0);
  const playing = signal(false);
  /** @type {import('@preact/signals-core').Signal<Speed>} */
  const speed = signal('1');
  /** Where a short run of its own ends (a turn that was asked for), while not playing. */
  const until = signal(/** @type {number|null} */ (null));
  /** @type {Model|null} */
  let walked = null;
  let turnsToo = false;
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const reduced = signal(still.matches);
  still.addEventListener('change', () => {
    reduced.value = still.matches;
  });

  const moment = computed(() => {
    const detail = playing.value ? detailOf(speed.value, plan.value) : 'phases';
    const at = momentAt(time.value, plan.value, detail);
    return reduced.value ? { ...at, progress: 1 } : at;
  });
  const position = computed(() => moment.value.position);
  const phases = computed(() => phasesOf(plan.value, position.value));

  /** @type {number|null} */
  let frame = null;
  let before = 0;

  /** @param {number} now ms */
  function tick(now) {
    frame = null;
    const passed = Math.min((now - before) / 1000, LONGEST_FRAME);
    before = now;
    const rate = playing.peek() ? rateOf(speed.peek(), plan.peek()) : 1;
    const end = until.peek() ?? timeOf(plan.peek().steps - 1, 'write', plan.peek());
    const next = time.peek() + passed * rate;
    batch(() => {
      time.value = Math.min(next, end);
      if (next >= end) rest();
    });
    if (playing.peek() || until.peek() !== null) frame = requestAnimationFrame(tick);
  }

  function run() {
    if (frame !== null) return;
    before = performance.now();
    frame = requestAnimationFrame(tick);
  }

  /** Stops. A sweep stops on a whole step, so that its equation can be read. */
  function rest() {
    const sweep = moment.peek().sweep;
    const at = position.peek();
    playing.value = false;
    until.value = null;
    if (sweep) time.value = timeOf(at, 'write', plan.peek());
  }

  /**
   * @param {number} to
   * @param {Phase} [phase]
   */
  function goTo(to, phase = 'write') {
    const place = Math.min(Math.max(0, Math.round(to)), plan.peek().steps - 1);
    batch(() => {
      until.value = null;
      time.value = timeOf(place, phase, plan.peek());
    });
  }

  /** @param {number} by */
  function step(by) {
    rest();
    goTo(position.peek() + by);
  }

  /** @param {number} by */
  function phaseStep(by) {
    rest();
    const here = position.peek();
    const names = phasesOf(plan.peek(), here);
    const next = names.indexOf(moment.peek().phase) + by;
    if (next >= 0 && next < names.length) {
      goTo(here, names[next]);
    } else if (here + by >= 0 && here + by < plan.peek().steps) {
      const others = phasesOf(plan.peek(), here + by);
      goTo(here + by, by > 0 ? others[0] : others[others.length - 1]);
    }
  }

  function toggle() {
    if (playing.peek()) {
      rest();
      return;
    }
    const end = timeOf(plan.peek().steps - 1, 'write', plan.peek());
    batch(() => {
      until.value = null;
      if (time.peek() >= end) time.value = 0;
      playing.value = true;
    });
    run();
  }

  function flip() {
    const here = position.peek();
    if (!plan.peek().turns) return;
    batch(() => {
      rest();
      plan.value = { ...plan.peek(), extraTurn: here };
      time.value = timeOf(here, 'flip', plan.peek(), 'start');
      until.value = timeOf(here, 'flip', plan.peek());
    });
    if (reduced.peek()) goTo(here, 'flip');
    else run();
  }

  /** @param {Model} model */
  function setModel(model) {
    walked = model;
    const own = planFor(model);
    const next = { ...own, turns: own.turns || turnsToo };
    const { position: at, phase, progress } = moment.peek();
    const kept = Math.min(at, next.steps - 1);
    const names = phasesOf(next, kept);
    const done = !names.includes(phase) || kept !== at;
    batch(() => {
      columns.value = extentOf(model)[2];
      until.value = null;
      plan.value = next;
      if (done) {
        time.value = timeOf(kept, 'write', next);
      } else {
        const start = timeOf(kept, phase, next, 'start');
        time.value = start + (timeOf(kept, phase, next) - start) * progress;
      }
    });
  }

  /** @param {boolean} does */
  function turnToo(does) {
    if (does === turnsToo) return;
    turnsToo = does;
    if (walked) setModel(walked);
  }

  return {
    time,
    playing,
    speed,
    total: computed(() => plan.value.steps),
    duration: computed(() => durationOf(plan.value)),
    moment,
    position,
    phases,
    setModel,
    turnToo,
    goTo,
    step,
    row: (by) => step(by * columns.peek()),
    phaseStep,
    filter: (filter) => goTo(filter * plan.peek().perFilter),
    toggle,
    first: () => goTo(0),
    last: () => goTo(plan.peek().steps - 1),
    flip,
  };
}
