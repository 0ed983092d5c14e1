/** Where the loupe stands and which cells it shows. Pure. */

/** @typedef {import('../geometry/measure.js').GridBox} GridBox */

/** Cells across, at least, and those that are shown beside the window. */
const LEAST = 7;
const BESIDE = 2;
/** Between the window and the loupe, px. */
const AWAY = 26;
/** Enlarged cells of this part of the loupe's own need no loupe. */
const ENOUGH = 0.8;

/**
 * What the loupe shows and where, from the window's place.
 * @param {object} of
 * @param {{top: number, left: number, height: number, width: number}} of.window in input coordinates
 * @param {GridBox} of.plane behind the frame
 * @param {import('../../types.js').Four} of.rim
 * @param {GridBox} of.frame
 * @param {number} of.loupe side in px as it would like to be
 */
export function loupeAt({ window, plane, rim, frame, loupe }) {
  const side = Math.min(loupe, frame.width * 0.45, frame.height * 0.45);
  const cells = Math.max(LEAST, Math.max(window.height, window.width) + 2 * BESIDE);
  const part = {
    top: window.top - ((cells - window.height) >> 1),
    left: window.left - ((cells - window.width) >> 1),
    cells,
  };
  const pitch = side / cells;
  const here = {
    x: plane.x + (window.left + rim[2]) * plane.pitch,
    y: plane.y + (window.top + rim[0]) * plane.pitch,
    width: window.width * plane.pitch,
    height: window.height * plane.pitch,
  };
  const isAbove = here.y - AWAY - side >= 2;
  const x = Math.min(frame.width - side - 2, Math.max(2, here.x + here.width / 2 - side / 2));
  const y = isAbove ? here.y - AWAY - side : Math.min(frame.height - side - 2, here.y + here.height + AWAY);
  return {
    part,
    side,
    x,
    y,
    isAbove,
    outline: {
      x: (window.left - part.left) * pitch,
      y: (window.top - part.top) * pitch,
      width: window.width * pitch,
      height: window.height * pitch,
    },
    here,
    isNeeded: plane.pitch < pitch * ENOUGH,
  };
}
