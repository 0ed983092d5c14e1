/** Numbers that look random and are the same for the same seed. Pure. */

/**
 * Mulberry32, public domain.
 * @param {number} seed an integer
 * @returns {() => number} 0 ≤ … < 1
 */
export function randomFrom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @template T
 * @param {readonly T[]} all at least one
 * @param {() => number} random
 * @returns {T}
 */
export function pickOne(all, random) {
  return all[Math.floor(random() * all.length)];
}

/**
 * @template T
 * @param {readonly T[]} all
 * @param {() => number} random
 * @returns {T[]} all of them in another order
 */
export function shuffled(all, random) {
  const left = [...all];
  return all.map(() => left.splice(Math.floor(random() * left.length), 1)[0]);
}
