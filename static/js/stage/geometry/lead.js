/** Room on the stage for a switch between two ways to look, and a line that says what is seen. */

import { box } from './measure.js';

/** @typedef {import('./measure.js').Box} Box */
/** @typedef {import('./measure.js').Geometry} Geometry */

const WIDE = Object.freeze({ height: 44, x: 34, y: 12, switch: 172, line: 30 });
const PHONE = Object.freeze({ height: 52, x: 16, y: 12, switch: 200, line: 34, says: 40 });

/**
 * @param {'wide'|'phone'} layout
 * @returns {number} px that everything else is lower
 */
export function leadHeight(layout) {
  return layout === 'phone' ? PHONE.height : WIDE.height;
}

/**
 * @param {Geometry} geometry made for a stage that is lower by the lead's height
 * @param {number} width px
 * @returns {Geometry}
 */
export function underLead(geometry, width) {
  const by = leadHeight(geometry.layout);
  const lower = /** @type {<T extends {y: number}>(part: T) => T} */ ((part) => ({ ...part, y: part.y + by }));
  const { card, maps, tabs, strips, stamps } = geometry;
  const isPhone = geometry.layout === 'phone';
  return {
    ...geometry,
    height: geometry.height + by + (isPhone ? PHONE.says : 0),
    headings: geometry.headings.map(lower),
    body: lower(geometry.body),
    card: card && lower(card),
    maps: maps && { places: maps.places.map(lower), thumbs: maps.thumbs && lower(maps.thumbs) },
    tabs: tabs && lower(tabs),
    strips: strips ? { ...strips, head: lower(strips.head), list: lower(strips.list) } : null,
    stamps: stamps ? {
      lines: stamps.lines.map((line) => ({
        value: lower(line.value),
        signs: line.signs.map(lower),
        kernel: lower(line.kernel),
        stamp: lower(line.stamp),
        note: lower(line.note),
        map: lower(line.map),
      })),
      thumbs: stamps.thumbs && lower(stamps.thumbs),
    } : null,
    lead: isPhone ? phoneLead(width, geometry.height + by) : wideLead(geometry.scale, width),
  };
}

/**
 * @param {number} scale
 * @param {number} width
 */
function wideLead(scale, width) {
  const x = WIDE.x * scale;
  const says = x + WIDE.switch + 14;
  return {
    choice: box(x, WIDE.y, WIDE.switch, WIDE.line),
    says: box(says, WIDE.y, width - says - 12, WIDE.line),
  };
}

/**
 * On a phone the numbers come first: what is said stands under them.
 * @param {number} width
 * @param {number} bottom
 */
function phoneLead(width, bottom) {
  return {
    choice: box(PHONE.x, PHONE.y, PHONE.switch, PHONE.line),
    says: box(PHONE.x, bottom, width - 2 * PHONE.x, PHONE.says),
  };
}
