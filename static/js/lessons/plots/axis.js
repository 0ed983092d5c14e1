/** The axes of a plot: from numbers to places on the screen, and the ticks between. Pure. */

/**
 * @param {readonly [number, number]} domain
 * @param {readonly [number, number]} range
 * @returns {(value: number) => number}
 */
export function scale([low, high], [from, to]) {
  const by = high === low ? 0 : (to - from) / (high - low);
  return (value) => from + (value - low) * by;
}

/**
 * @param {readonly [number, number]} domain
 * @param {number} most
 * @returns {number[]} round numbers within it
 */
export function ticks([low, high], most) {
  const rough = (high - low) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough || 1));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 10 * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => Number(((first + place) * step).toPrecision(12)));
}

/**
 * @param {readonly number[]} xs
 * @param {readonly number[]} ys of the same length
 * @param {(x: number) => number} across
 * @param {(y: number) => number} up
 * @returns {string} an SVG path of straight lines
 */
export function polyline(xs, ys, across, up) {
  return xs.map((x, place) => `${place ? 'L' : 'M'}${across(x).toFixed(2)} ${up(ys[place]).toFixed(2)}`).join('');
}
