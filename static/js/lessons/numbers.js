/** Numbers in sentences and figures: to three digits, or as many as a whole number has. */

const MINUS = '−';

/**
 * @param {number} value
 * @returns {string} such as "0.846", "−12", "1.5e−9"
 */
export function brief(value) {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(3));
  return String(rounded === 0 ? 0 : rounded).replaceAll('-', MINUS);
}

/**
 * @param {number} value
 * @param {number} digits after the point, at most
 * @returns {string}
 */
export function fixed(value, digits) {
  return String(Number(value.toFixed(digits)) || 0).replaceAll('-', MINUS);
}
