/** Picks the arrangement for a layer and the room there is for it. */

import { phoneAddition, wideAddition } from './addition.js';
import { wideCells } from './cells.js';
import { phoneDense, wideDense } from './dense.js';
import { phoneFlatten, wideFlatten } from './flatten.js';
import { wideLayer } from './layer.js';
import { phoneLayer } from './layer_phone.js';
import { leadHeight, underLead } from './lead.js';
import { half, phone } from './phone.js';
import { picture } from './picture.js';
import { widePooling } from './pool.js';
import { phoneStamps, wideStamps } from './stamps.js';
import { wideConvolution } from './wide.js';

/** @typedef {import('./measure.js').Shape} Shape */
/** @typedef {import('./measure.js').Geometry} Geometry */
/** @typedef {'wide'|'phone'|'half'} Layout half: arranged as on a phone, as large as the room for it is */

/** What has little in common with a window that slides. */
const OWN = Object.freeze({
  scatter: { wide: wideStamps, phone: phoneStamps },
  flatten: { wide: wideFlatten, phone: phoneFlatten },
  dense: { wide: wideDense, phone: phoneDense },
  add: { wide: wideAddition, phone: phoneAddition },
});

/**
 * @param {Shape} shape of a convolution that is looked at as a whole
 * @param {{width: number, height: number}} room px
 * @param {Layout} layout
 * @param {number} group which group of channels the present filter reads
 * @returns {import('./layer.js').LayerGeometry}
 */
export function layerGeometryOf(shape, room, layout, group) {
  return layout === 'wide' ? wideLayer(shape, room, group) : phoneLayer(shape, room.width, group);
}

/**
 * @param {Shape} shape
 * @param {{width: number, height: number}} room px
 * @param {Layout} layout
 * @returns {Geometry}
 */
export function geometryOf(shape, room, layout) {
  if (layout === 'half') return half(shape, room);
  if (!shape.views) return arranged(shape, room, layout);
  const free = { width: room.width, height: room.height - leadHeight(layout) };
  return underLead(arranged(shape, free, layout), room.width);
}

/**
 * @param {Shape} shape
 * @param {{width: number, height: number}} room px
 * @param {'wide'|'phone'} layout
 * @returns {Geometry}
 */
function arranged(shape, room, layout) {
  const own = OWN[/** @type {keyof typeof OWN} */ (shape.kind)];
  if (own) return own[layout](shape, room.width, room.height);
  if (layout === 'phone') return phone(shape, room.width);
  if (shape.kind === 'conv') {
    return picture(shape, room.width, room.height) ?? wideConvolution(shape, room.width, room.height);
  }
  const arrange = shape.kind === 'apply' ? wideCells : widePooling;
  return arrange(shape, room.width, room.height);
}
