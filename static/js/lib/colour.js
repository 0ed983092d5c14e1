/**
 * The colour scales. Everything here is arithmetic on [red, green, blue] triples of 0…255; the
 * page's own colours come in as a palette (see lib/palette.js).
 */

/** @typedef {[number, number, number]} Rgb */
/** @typedef {'red'|'green'|'blue'|'grey'} Hue */
/** @typedef {import('../types.js').Scale} Scale */
/** @typedef {{zero: Rgb, positive: Rgb, negative: Rgb}} Diverging the colours of a signed scale */

/** @type {Rgb} */
const INK = [27, 30, 36];
/** @type {Rgb} */
const WHITE = [255, 255, 255];
/** @type {Rgb} */
const BLACK = [0, 0, 0];

/** Contrast that WCAG 2.2 AA asks of text. */
const AA = 4.5;

/** From the darkest to the fullest value of a channel; the same in both themes: it is a picture. */
const RAMPS = Object.freeze({
  red: /** @type {[Rgb, Rgb]} */ ([[22, 6, 10], [235, 70, 90]]),
  green: /** @type {[Rgb, Rgb]} */ ([[5, 19, 9], [61, 191, 101]]),
  blue: /** @type {[Rgb, Rgb]} */ ([[9, 13, 24], [80, 130, 250]]),
  grey: /** @type {[Rgb, Rgb]} */ ([[12, 13, 15], [246, 246, 245]]),
});

/**
 * @param {string} text "#rgb", "#rrggbb" or "rgb(r g b …)"
 * @returns {Rgb}
 * @throws {TypeError} when it is none of these
 */
export function parseColour(text) {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim());
  if (hex) {
    const digits = hex[1].length === 3 ? hex[1].replace(/./g, '$&$&') : hex[1];
    const value = Number.parseInt(digits, 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  }
  const numbers = /^rgba?\(/i.test(text.trim()) ? text.match(/[\d.]+/g) : null;
  if (!numbers || numbers.length < 3) throw new TypeError(`not a colour: "${text}"`);
  return [Number(numbers[0]), Number(numbers[1]), Number(numbers[2])];
}

/**
 * @param {Rgb} from
 * @param {Rgb} to
 * @param {number} amount 0…1
 * @returns {Rgb}
 */
export function mix(from, to, amount) {
  return [
    from[0] + (to[0] - from[0]) * amount,
    from[1] + (to[1] - from[1]) * amount,
    from[2] + (to[2] - from[2]) * amount,
  ];
}

/**
 * @param {Rgb} colour
 * @returns {string} for CSS and canvas
 */
export function css(colour) {
  return `rgb(${Math.round(colour[0])},${Math.round(colour[1])},${Math.round(colour[2])})`;
}

/**
 * Relative luminance as WCAG defines it.
 * @param {Rgb} colour
 * @returns {number} 0…1
 */
export function luminance(colour) {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * @param {Rgb} a
 * @param {Rgb} b
 * @returns {number} 1…21
 */
export function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/**
 * The colour of text on a cell: ink or white, and black in the narrow band where neither has
 * enough contrast.
 * @param {Rgb} ground
 * @returns {Rgb}
 */
export function inkOn(ground) {
  if (contrast(INK, ground) >= AA) return INK;
  return contrast(WHITE, ground) >= AA ? WHITE : BLACK;
}

/**
 * How far a signed value is from the neutral colour. The power lifts small values off zero; the
 * end of the scale is never quite reached, so that a saturated cell still belongs to its
 * neighbours.
 * @param {number} value
 * @param {number} limit the |value| at which the scale ends
 * @returns {number} 0…0.92
 */
export function strength(value, limit) {
  if (!(limit > 0)) return 0;
  return Math.min(0.92, (Math.abs(value) / limit) ** 0.75);
}

/**
 * Zero is neutral, negative blue, positive orange: safe for colour-blind eyes.
 * @param {number} value
 * @param {number} limit the |value| at which the scale ends
 * @param {Diverging} palette
 * @returns {Rgb}
 */
export function diverging(value, limit, palette) {
  return mix(palette.zero, value < 0 ? palette.negative : palette.positive, strength(value, limit));
}

/**
 * Black to the channel's hue.
 * @param {number} value
 * @param {readonly [number, number]} range of the values, low and high
 * @param {Hue} hue
 * @returns {Rgb}
 */
export function channelColour(value, range, hue) {
  const [low, high] = range;
  const share = high > low ? (value - low) / (high - low) : 0.5;
  const [dark, full] = RAMPS[hue];
  return mix(dark, full, Math.min(1, Math.max(0, share)));
}

/**
 * The channel's colour for a cell that carries its number: no brighter than white text can stand
 * on, so that the numbers of one window do not change between black and white. A grey channel
 * reaches white and has to change.
 * @param {number} value
 * @param {readonly [number, number]} range
 * @param {Hue} hue
 * @returns {Rgb}
 */
export function channelCellColour(value, range, hue) {
  const colour = channelColour(value, range, hue);
  return hue === 'grey' ? colour : darkened(colour);
}

/**
 * The colour of a value on its channel's scale: black to the hue, or zero in the middle where the
 * values have signs.
 * @param {number} value
 * @param {{range: readonly [number, number], hue: Scale, palette: Diverging}} scale
 * @param {boolean} isNumbered whether the cell carries its number
 * @returns {Rgb}
 */
export function valueColour(value, { range, hue, palette }, isNumbered) {
  if (hue === 'signed') {
    return diverging(value, Math.max(Math.abs(range[0]), Math.abs(range[1])) * 0.8, palette);
  }
  return (isNumbered ? channelCellColour : channelColour)(value, range, hue);
}

/**
 * @param {Rgb} colour
 * @returns {Rgb} the same, darkened until white text on it meets AA
 */
function darkened(colour) {
  let shade = colour;
  while (contrast(WHITE, shade) < AA) shade = mix(shade, BLACK, 0.015);
  return shade;
}

/**
 * The limits of the diverging scales of a layer, the same for every step, so that a colour keeps
 * its meaning through the walk.
 * @param {object} layer
 * @param {readonly number[]} layer.weights all of them
 * @param {number} layer.inputMax the largest |value| of the input
 * @param {number} layer.outputMax the largest |value| of the output
 * @returns {{kernel: number, product: number, sum: number, map: number}}
 */
export function limitsFor({ weights, inputMax, outputMax }) {
  const sizes = weights.map(Math.abs).filter((size) => size > 0);
  const most = sizes.reduce((a, b) => Math.max(a, b), 0);
  const mean = sizes.reduce((a, b) => a + b, 0) / Math.max(1, sizes.length);
  return {
    kernel: most * 1.4,
    product: inputMax * Math.max(most * 0.57, mean * 1.6),
    sum: outputMax * 0.6,
    map: outputMax * 0.78,
  };
}
