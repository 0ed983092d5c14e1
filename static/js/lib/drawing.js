/** A drawing of square pixels, and what a brush does to it. Pure: a stroke gives a new drawing. */

/**
 * @typedef {object} Drawing
 * @property {number} side pixels down and across
 * @property {readonly number[]} pixels row by row, each 0xRRGGBB
 */

/** @typedef {[number, number]} Place row and column */

/** What a drawing is made on, and what the eraser leaves. */
export const GROUND = 0x000000;

/**
 * @param {number} side
 * @returns {Drawing}
 */
export function blank(side) {
  return { side, pixels: Array.from({ length: side * side }, () => GROUND) };
}

/**
 * @param {Drawing} drawing
 * @param {Place} from
 * @param {Place} to the brush goes there in a straight line
 * @param {{size: number, ink: number}} brush a square of so many pixels
 * @returns {Drawing} the same one if nothing changed
 */
export function stroke(drawing, from, to, { size, ink }) {
  const { side } = drawing;
  const pixels = [...drawing.pixels];
  const back = (size - 1) >> 1;
  let isChanged = false;
  for (const [row, col] of line(from, to)) {
    for (let y = row - back; y < row - back + size; y += 1) {
      for (let x = col - back; x < col - back + size; x += 1) {
        const isInside = y >= 0 && x >= 0 && y < side && x < side;
        if (isInside && pixels[y * side + x] !== ink) {
          pixels[y * side + x] = ink;
          isChanged = true;
        }
      }
    }
  }
  return isChanged ? { side, pixels } : drawing;
}

/**
 * @param {Place} from
 * @param {Place} to
 * @returns {Place[]} every place on the way, without a gap
 */
function line([row, col], [toRow, toCol]) {
  const steps = Math.max(Math.abs(toRow - row), Math.abs(toCol - col), 1);
  return Array.from({ length: steps + 1 }, (_, step) => [
    Math.round(row + ((toRow - row) * step) / steps),
    Math.round(col + ((toCol - col) * step) / steps),
  ]);
}

/**
 * @param {Drawing} drawing
 * @param {number} side
 * @returns {Drawing} with its middle where it was: a rim around it, or without its own
 */
export function resized(drawing, side) {
  const before = Math.floor((side - drawing.side) / 2);
  const pixels = Array.from({ length: side * side }, (_, index) => {
    const [row, col] = [Math.floor(index / side) - before, (index % side) - before];
    const isInside = row >= 0 && col >= 0 && row < drawing.side && col < drawing.side;
    return isInside ? drawing.pixels[row * drawing.side + col] : GROUND;
  });
  return { side, pixels };
}

/**
 * @param {Drawing} drawing
 * @returns {Uint8Array} three samples a pixel; one where all are grey
 */
export function samplesOf({ pixels }) {
  const parts = pixels.map((ink) => [ink >> 16, (ink >> 8) & 255, ink & 255]);
  const isGrey = parts.every(([red, green, blue]) => red === green && green === blue);
  return Uint8Array.from(isGrey ? parts.map(([level]) => level) : parts.flat());
}
