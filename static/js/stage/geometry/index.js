/** Picks the arrangement for a layer and the room there is for it. */

import { wideCells } from './cells.js';
import { phone } from './phone.js';
import { widePooling } from './pool.js';
import { wideConvolution } from './wide.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Geometry} Geometry */

/**
 * @param {Shape} shape
 * @param {{width: number, height: number}} room px
 * @param {'wide'|'phone'} layout
 * @returns {Geometry}
 */
export function geometryOf(shape, room, layout) {
  if (layout === 'phone') return phone(shape, room.width);
  if (shape.kind === 'conv') return wideConvolution(shape, room.width, room.height);
  const arrange = shape.kind === 'apply' ? wideCells : widePooling;
  return arrange(shape, room.width, room.height);
}
