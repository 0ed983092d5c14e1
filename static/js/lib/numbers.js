/**
 * How numbers are written on the page: a true minus sign, integers exactly, the rest to four
 * significant digits in a cell and in full where it is asked for.
 */

const MINUS = '−';
const CELL_DIGITS = 4;

/**
 * @param {string} text as JavaScript prints a number
 * @returns {string}
 */
function withMinus(text) {
  return text.replaceAll('-', MINUS);
}

/**
 * A number as a cell shows it: integers exactly, others to four significant digits.
 * @param {number} value finite, or −∞, the maximum of nothing
 * @returns {string} such as "−48", "0.1111", "1.234e−7"
 */
export function formatCell(value) {
  if (!Number.isFinite(value)) return String(value).replace('-', MINUS).replace('Infinity', '∞');
  if (Number.isInteger(value)) return withMinus(String(value === 0 ? 0 : value));
  return withMinus(String(Number(value.toPrecision(CELL_DIGITS))));
}

/**
 * The ways to write a number in less and less room, the fullest first: without the zero before the
 * point, and with fewer digits behind it.
 * @param {number} value finite
 * @returns {{precise: string[], rough: string[]}} to three digits or more, such as
 *   ["0.003906", ".003906", ".00391"], and to less, such as [".0039", ".004"]
 */
export function cellForms(value) {
  const full = formatCell(value);
  const size = Math.abs(value);
  if (Number.isInteger(value) || size < 1e-6 || !(size < 1e6)) return { precise: [full], rough: [] };
  const before = Math.max(1, Math.floor(Math.log10(size)) + 1);
  const forms = [4, 3, 2, 1].map((digits) => (
    withMinus(String(Number(value.toPrecision(Math.max(digits, before)))).replace(/^(-?)0\./, '$1.'))
  ));
  const precise = [...new Set([full, forms[0], forms[1]])];
  return { precise, rough: [...new Set(forms.slice(2))].filter((one) => !precise.includes(one)) };
}

/**
 * A number with every digit that float64 holds, for hover, focus and editing.
 * @param {number} value finite
 * @returns {string}
 */
export function formatFull(value) {
  if (!Number.isFinite(value)) return formatCell(value);
  return withMinus(String(value === 0 ? 0 : value));
}

/**
 * A number that says its sign, as a term that is added: "+12", "−8", "+0".
 * @param {number} value finite
 * @returns {string}
 */
export function formatSigned(value) {
  return value < 0 ? formatCell(value) : `+${formatCell(value)}`;
}

/**
 * What a person typed into a cell, as a number; both minus signs and a decimal comma are read,
 * and fractions such as 1/9, which kernels are often given in.
 * @param {string} text
 * @returns {number|null} null when it is not a finite number
 */
export function parseNumber(text) {
  const plain = text.trim().replaceAll(MINUS, '-').replace(',', '.');
  const parts = plain.split('/');
  if (parts.length > 2 || !parts.every(isDecimal)) return null;
  const [top, bottom] = parts.map(Number);
  const value = bottom === undefined ? top : top / bottom;
  return Number.isFinite(value) ? value : null;
}

/**
 * @param {string} text
 * @returns {boolean} whether it is one decimal number, with nothing else Number() would let pass
 */
function isDecimal(text) {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text);
}

/**
 * By how much an arrow key changes a value among these: whole kernels step by one, fractional
 * ones by the power of ten just under a tenth of their largest weight.
 * @param {Iterable<number>} values
 * @returns {number} above zero
 */
export function stepFor(values) {
  let largest = 0;
  let whole = true;
  for (const value of values) {
    largest = Math.max(largest, Math.abs(value));
    whole &&= Number.isInteger(value);
  }
  if (whole || largest === 0) return 1;
  return 10 ** Math.floor(Math.log10(largest) - 1);
}

/**
 * A value moved by whole steps, without the dust that binary fractions leave behind.
 * @param {number} value
 * @param {number} steps
 * @param {number} size of one step, above zero
 * @returns {number}
 */
export function stepped(value, steps, size) {
  return Number((value + steps * size).toPrecision(12));
}

/**
 * @param {Iterable<number>} values
 * @returns {number} the largest |value|; −∞, the maximum of nothing, does not count
 */
export function largestFinite(values) {
  let most = 0;
  for (const value of values) if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
  return most;
}
