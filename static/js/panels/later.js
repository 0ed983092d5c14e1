/** Small drawings that can wait: one after the other, a few milliseconds at a time. */

/** Milliseconds of one go; the rest of a frame is for the walk. */
const GO = 5;

/** @type {Set<() => void>} */
const waiting = new Set();
let isUnderway = false;

/**
 * @param {() => void} draw takes a few milliseconds
 * @returns {() => void} takes it back
 */
export function drawLater(draw) {
  waiting.add(draw);
  if (!isUnderway) setTimeout(work);
  isUnderway = true;
  return () => waiting.delete(draw);
}

function work() {
  const end = performance.now() + GO;
  for (const draw of waiting) {
    waiting.delete(draw);
    draw();
    if (performance.now() > end) break;
  }
  isUnderway = waiting.size > 0;
  if (isUnderway) setTimeout(work);
}
