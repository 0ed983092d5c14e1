/**
 * How closely the pictures are looked at: how many times enlarged, and which share of the picture
 * lies left of and above what is seen. Input and output are looked at together. Pure.
 */

/** @typedef {import('../../types.js').Look} Look */
/** @typedef {import('../geometry/measure.js').Box} Box */
/** @typedef {import('../geometry/measure.js').GridBox} GridBox */

/** Everything, as it is. @type {Look} */
export const WHOLE = Object.freeze(/** @type {const} */ ([1, 0, 0]));

/** Cells are enlarged to this side at most, px. */
const LARGEST_CELL = 36;

/**
 * @param {number} pitch of a cell that is not enlarged, px
 * @returns {number} how many times it may be enlarged
 */
export function mostZoom(pitch) {
  return Math.max(1, LARGEST_CELL / Math.max(pitch, 0.01));
}

/**
 * A picture as it lies behind its frame: larger than it, and moved.
 * @param {GridBox} frame
 * @param {Look} look
 * @returns {GridBox} from the frame's corner
 */
export function behind({ width, height, pitch }, [zoom, left, top]) {
  return {
    x: 0 - left * width * zoom,
    y: 0 - top * height * zoom,
    width: width * zoom,
    height: height * zoom,
    pitch: pitch * zoom,
  };
}

/**
 * Enlarge around a point that stays where it is.
 * @param {Look} look
 * @param {number} by factor
 * @param {readonly [number, number]} point shares of the frame from the left and from the top
 * @param {number} most
 * @returns {Look}
 */
export function zoomed([zoom, left, top], by, [x, y], most) {
  const next = Math.min(most, Math.max(1, zoom * by));
  return within([next, left + x / zoom - x / next, top + y / zoom - y / next]);
}

/**
 * @param {Look} look
 * @param {readonly [number, number]} by shares of the frame, to the right and down
 * @returns {Look}
 */
export function panned([zoom, left, top], [x, y]) {
  return within([zoom, left - x / zoom, top - y / zoom]);
}

/**
 * Moved as little as brings a point into view.
 * @param {Look} look
 * @param {readonly [number, number]} point shares of the picture
 * @returns {Look} the same where it is in view
 */
export function showing(look, [x, y]) {
  const [zoom, left, top] = look;
  const seen = 1 / zoom;
  const margin = seen * 0.12;
  const isIn = x >= left && x <= left + seen && y >= top && y <= top + seen;
  if (zoom === 1 || isIn) return look;
  return within([
    zoom,
    Math.min(Math.max(left, x - seen + margin), x - margin),
    Math.min(Math.max(top, y - seen + margin), y - margin),
  ]);
}

/**
 * @param {Look} look
 * @returns {Look} nothing beside the picture is seen
 */
function within([zoom, left, top]) {
  if (zoom <= 1) return WHOLE;
  const most = 1 - 1 / zoom;
  const share = (/** @type {number} */ value) => Math.min(most, Math.max(0, value));
  return [zoom, share(left), share(top)];
}
