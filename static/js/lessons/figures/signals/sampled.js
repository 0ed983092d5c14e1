/** From functions to samples of them, and back to places in time. Pure. */

/** @typedef {import('../../data.js').Convolved} Convolved */
/** @typedef {Extract<import('../../../lib/signals.js').Signal, {shape: 'samples'}>} Samples */

/**
 * Both functions of an answer, read at the multiples of a distance that lie in its range.
 * @param {Pick<Convolved, 't'|'f'|'g'|'impulses'>} now
 * @param {number} every
 * @returns {{f: Samples, g: Samples, range: [number, number]}} with the distance as the unit
 */
export function readEvery({ t, f, g, impulses }, every) {
  const first = Math.ceil(t[0] / every - 1e-6);
  const last = Math.floor(t[t.length - 1] / every + 1e-6);
  const count = last - first + 1;
  const between = t.length > 1 ? t[1] - t[0] : 1;
  /** @param {readonly number[]} values @param {readonly (readonly [number, number])[]|null} train @returns {Samples} */
  const read = (values, train) => {
    const found = Array.from({ length: count }, (_, at) => values[Math.round(((first + at) * every - t[0]) / between)] ?? 0);
    // An impulse keeps its area: the narrower the sample that has it, the higher it is.
    for (const [where, area] of train ?? []) {
      const at = Math.round(where / every) - first;
      if (at >= 0 && at < count) found[at] += area / every;
    }
    const from = Math.max(0, found.findIndex((value) => value !== 0));
    const to = Math.max(from, found.findLastIndex((value) => value !== 0));
    return { shape: 'samples', start: first + from, values: found.slice(from, to + 1) };
  };
  return { f: read(f, impulses.f), g: read(g, impulses.g), range: [first, last] };
}

/**
 * An answer whose unit is the distance between samples, in time: each sum stands for an area, and is
 * multiplied by the width of a sample.
 * @param {Convolved} answer
 * @param {number} every
 * @returns {Convolved}
 */
export function asPlaces(answer, every) {
  const placed = (/** @type {readonly number[]} */ all) => all.map((one) => Number((one * every).toPrecision(12)));
  return {
    ...answer,
    t: placed(answer.t),
    x: placed(answer.x),
    h: answer.h.map((one) => one * every),
    peak: { x: answer.peak.x * every, h: answer.peak.h * every },
    area: { f: answer.area.f * every, g: answer.area.g * every, h: answer.area.h * every * every },
  };
}
