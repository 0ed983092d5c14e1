/** A kernel while it is flipped: the grid turns, or its cells change sides, upright all the way. */

/** @typedef {import('./scene.js').Scene} Scene */

/**
 * @param {Scene} scene
 * @param {HTMLElement} root of a grid
 * @param {number} pitch px
 * @returns {() => void} to be run as an effect
 */
export function flipPainter(scene, root, pitch) {
  const [rows, cols] = scene.shape.peek().kernel;
  const { style, classList } = root;
  const cells = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.cell')]);
  let wasMirrored = false;
  /** @param {readonly [number, number]} sides across, down */
  const move = ([across, down]) => {
    cells.forEach((cell, tap) => {
      const x = (tap % cols - (cols - 1) / 2) * (across - 1) * pitch;
      const y = (Math.floor(tap / cols) - (rows - 1) / 2) * (down - 1) * pitch;
      const target = cell;
      target.style.translate = x === 0 && y === 0 ? '' : `${x.toFixed(2)}px ${y.toFixed(2)}px`;
    });
  };
  return () => {
    const sides = scene.mirrored.value;
    const angle = scene.angle.value;
    const isMoving = !scene.isTurned.value && (sides ? sides[0] < 1 : angle > 0);
    style.transform = isMoving && !sides ? `rotate(${angle}deg)` : '';
    classList.toggle('is-turning', isMoving);
    if ((isMoving && sides) || wasMirrored) move(isMoving && sides ? sides : [1, 1]);
    wasMirrored = Boolean(isMoving && sides);
  };
}
