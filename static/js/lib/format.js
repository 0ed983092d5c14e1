/** Numbers outside the cells: counts, sizes, shapes. */

const SPACE = '\u00a0';

/**
 * @param {number} count a whole number
 * @returns {string} with a space between the thousands, as in "50 176"
 */
export function formatCount(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, SPACE);
}

/**
 * @param {number} count
 * @param {string} lang
 * @returns {string} to three digits and in words, as in "7.55 billion" or "75.5亿"
 */
function round(count, lang) {
  return new Intl.NumberFormat(lang, {
    notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3,
  }).format(count);
}

/** From here on nobody reads the digits. */
const LONG = 1e9;

/**
 * A count in words where its digits would not be read; they are for the pointer then.
 * @param {number} count
 * @param {string} lang
 * @returns {{text: string, digits: string|undefined}}
 */
export function readable(count, lang) {
  const digits = formatCount(count);
  return count < LONG ? { text: digits, digits: undefined } : { text: round(count, lang), digits };
}

/**
 * @param {number} height
 * @param {number} width
 * @returns {string} one number for a square, "9×12" for the rest
 */
export function formatSide(height, width) {
  return height === width ? String(height) : `${height}×${width}`;
}

/**
 * @param {number} bytes
 * @returns {string} in MiB, and in KiB what is less than one
 */
export function formatBytes(bytes) {
  const [size, unit] = bytes < 2 ** 20 ? [2 ** 10, 'KiB'] : [2 ** 20, 'MiB'];
  return `${Number((bytes / size).toFixed(1))}${SPACE}${unit}`;
}
