/** Paints a kernel that is only looked at: its weights in their colours, and as far as they fit. */

import { css, diverging } from '../../lib/colour.js';
import { cellForms } from '../../lib/numbers.js';
import { fitted } from '../looks.js';
import { cellPath, drawNumber, prepare } from './canvas.js';

/** @typedef {import('../../lib/palette.js').Palette} Palette */

/** Smaller cells than this (px) have no numbers. */
const NUMBERS_FROM = 16;
/** A number's size as a part of its cell's. */
const SIZE = 0.46;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number[][]} kernel
 * @param {number} pitch px of a cell with its gap
 * @param {{palette: Palette, family: string, limit: number}} style limit of the diverging scale
 */
export function paintKernel(canvas, kernel, pitch, { palette, family, limit }) {
  const context = prepare(canvas, kernel[0].length * pitch, kernel.length * pitch);
  for (const [row, weights] of kernel.entries()) {
    for (const [col, weight] of weights.entries()) {
      const cell = { x: col * pitch, y: row * pitch, pitch };
      const ground = diverging(weight, limit, palette);
      cellPath(context, cell.x, cell.y, pitch);
      context.fillStyle = css(ground);
      context.fill();
      if (pitch < NUMBERS_FROM) continue;
      const { text, size } = fitted(cellForms(weight), pitch - 2, pitch * SIZE);
      drawNumber(context, text, cell, { ground, size, family });
    }
  }
}
