/** How much of the equation is worked out at a moment. Pure. */

/** @typedef {import('../types.js').Moment} Moment */

/**
 * @typedef {object} Reveal
 * @property {number} products how many taps are multiplied
 * @property {number} tap the tap being multiplied now, or −1
 * @property {number} sums how many channels are added up
 * @property {number} channel the one being added up now (counted within the filter's group), or −1
 * @property {boolean} bias whether the bias has its turn or had it
 * @property {boolean} result
 * @property {boolean} written whether the output cell is filled
 */

/** Before a step: nothing is worked out but what the window holds. @type {Reveal} */
const NOTHING = Object.freeze({
  products: 0, tap: -1, sums: 0, channel: -1, bias: false, result: false, written: false,
});

/**
 * @param {Moment} moment
 * @param {number} taps of the kernel
 * @param {number} channels that the filter reads
 * @returns {Reveal}
 */
export function revealAt(moment, taps, channels) {
  const { phase, progress } = moment;
  if (moment.sweep || phase === 'slide' || phase === 'flip') return NOTHING;
  if (phase === 'multiply') {
    const products = Math.min(taps, Math.floor(progress * taps) + 1);
    return { ...NOTHING, products, tap: progress < 1 ? products - 1 : -1 };
  }
  if (phase === 'sum') {
    const sums = Math.min(channels, Math.floor(progress * channels) + 1);
    return { ...NOTHING, products: taps, sums, channel: progress < 1 ? sums - 1 : -1 };
  }
  return {
    ...NOTHING,
    products: taps,
    sums: channels,
    bias: true,
    result: phase === 'write' || progress > 0.5,
    written: phase === 'write',
  };
}

/**
 * The moment as the equation shows it: while the window leaves, the step it leaves stays readable
 * until it is half-way.
 * @param {Moment} moment
 * @returns {Moment}
 */
export function shownMoment(moment) {
  const leaving = moment.phase === 'slide' && moment.progress < 0.5 && moment.position > 0;
  if (!leaving || moment.sweep) return moment;
  return { position: moment.position - 1, phase: 'write', progress: 1, sweep: false };
}

/**
 * Ease in and out, for moves.
 * @param {number} share 0…1
 * @returns {number} 0…1
 */
export function ease(share) {
  return share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2;
}
