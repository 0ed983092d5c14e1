import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geometryOf } from '../../static/js/stage/geometry/index.js';
import { shapeOf, share } from '../../static/js/stage/geometry/measure.js';
import { overlap } from './boxes.js';
import { layer, transposed } from './models.js';

/** @typedef {import('../../static/js/stage/geometry/measure.js').Box} Box */
/** @typedef {import('../../static/js/stage/geometry/measure.js').Geometry} Geometry */

const ROOMS = [[940, 760], [764, 610], [958, 760], [1438, 940], [700, 900], [2400, 1200], [900, 420]];
const LAYERS = {
  'two filters on three channels': layer(),
  'one filter on grey': layer({ input: [1, 12, 12], filters: 1 }),
  'true convolution': layer({ mode: 'convolution' }),
  'true convolution on four channels': layer({ mode: 'convolution', input: [4, 9, 9] }),
  'eight filters': layer({ filters: 8 }),
  'forty filters': layer({ filters: 40 }),
  'five channels': layer({ input: [5, 8, 8] }),
  'sixty-four channels': layer({ input: [64, 8, 8] }),
  'sixty-four channels of a large map under a kernel of 7': layer({ input: [64, 112, 112], kernel: [7, 7], filters: 64 }),
  'true convolution on twelve channels': layer({ input: [12, 8, 8], mode: 'convolution' }),
  'a kernel of 15': layer({ kernel: [15, 15], padding: [7, 7, 7, 7] }),
  'a flat kernel': layer({ kernel: [1, 7] }),
  'a tall kernel': layer({ kernel: [11, 2], mode: 'convolution', padding: [5, 5, 1, 1] }),
  'a wide input': layer({ input: [3, 6, 30] }),
  'a tall input': layer({ input: [1, 60, 9], filters: 3 }),
  'a picture': layer({ input: [3, 224, 224], filters: 3 }),
  'a picture, depthwise': layer({ input: [3, 128, 200], filters: 3, groups: 3, kernel: [5, 5] }),
  'a grey picture and sixty-four filters': layer({ input: [1, 224, 224], filters: 64, mode: 'convolution' }),
  'a picture under a kernel of 9': layer({ input: [3, 224, 224], filters: 1, kernel: [9, 9] }),
  'a picture much wider than tall': layer({ input: [3, 60, 400], filters: 1 }),
  'a single output cell': layer({ input: [3, 3, 3], padding: [0, 0, 0, 0] }),
  'a max pool': layer({ kind: 'max', kernel: [2, 2], stride: [2, 2], padding: [0, 0, 0, 0] }),
  'an average pool of 8 on grey': layer({ kind: 'avg', kernel: [8, 8], input: [1, 40, 40] }),
  'a max pool that hangs over': layer({
    kind: 'max', kernel: [3, 3], stride: [5, 5], padding: [1, 1, 1, 1], ceil: true,
  }),
  'a p-norm': layer({ kind: 'lp', kernel: [3, 3], stride: [3, 3], padding: [0, 0, 0, 0] }),
  'a p-norm of 8 on a picture': layer({ kind: 'lp', kernel: [8, 8], stride: [8, 8], input: [3, 96, 96], padding: [0, 0, 0, 0] }),
  'an average of everything': layer({ kind: 'avg', kernel: [12, 12], padding: [0, 0, 0, 0] }),
  'an activation': layer({ kind: 'apply', kernel: [1, 1], padding: [0, 0, 0, 0] }),
  'an activation on a grey picture': layer({ kind: 'apply', kernel: [1, 1], padding: [0, 0, 0, 0], input: [1, 64, 96] }),
  'an activation on eight channels': layer({ kind: 'apply', kernel: [1, 1], padding: [0, 0, 0, 0], input: [8, 6, 6] }),
  'a max pool on ten channels': layer({ kind: 'max', input: [10, 16, 16] }),
  'stamps of one channel on one map': transposed('scatter', { input: [1, 6, 6], filters: 1 }),
  'stamps, depthwise': transposed('scatter', { input: [3, 6, 6], filters: 3, groups: 3 }),
  'stamps on two maps': transposed('scatter', { input: [3, 6, 6], padding: 3 }),
  'stamps on eight maps': transposed('scatter', { input: [3, 6, 6], filters: 8, kernel: [5, 2] }),
  'stamps of nine channels': transposed('scatter', { input: [9, 6, 6], filters: 2 }),
  'stamps of a picture': transposed('scatter', { input: [3, 96, 128], filters: 1 }),
  'stamps of a kernel of 15': transposed('scatter', { input: [1, 6, 6], filters: 2, kernel: [15, 15] }),
  'a stretched input': transposed('gather', { input: [3, 6, 6], filters: 3, groups: 3 }),
  'a stretched input that is not all read': transposed('gather', { input: [3, 6, 6], padding: 5 }),
};

/** What can be compared with another of its kind: windows that slide. */
const SIDE_BY_SIDE = Object.fromEntries(Object.entries(LAYERS).filter(([, { kind, transposed: other }]) => (
  ['conv', 'max', 'avg', 'lp'].includes(kind) && !other
)));

/**
 * @param {Geometry} geometry
 * @returns {[string, Box][]} the parts of the stage that must keep out of each other's way
 */
function parts({ row, body, card, maps, layout, ...rest }) {
  const rowParts = {
    bar: row.bar, plane: row.plane, window: row.window, kernel: row.kernel, given: row.given,
    products: row.products, chip: row.chip, note: row.note, map: row.map,
  };
  /** @type {[string, Box][]} */
  const placed = [];
  for (const [name, part] of Object.entries(rowParts)) {
    if (part && part.width > 0) placed.push([name, { ...part, y: part.y + body.y }]);
  }
  if (card && layout === 'phone') placed.push(['card', card]);
  if (rest.picture) placed.push(['input picture', rest.picture.input]);
  if (rest.strips) placed.push(['the head of the lines', rest.strips.head], ['the lines', rest.strips.list]);
  const column = [
    ...(maps?.places ?? []).map((box, place) => (
      /** @type {[string, Box]} */ ([`map ${place}`, { ...box, y: box.y - box.title, height: box.height + box.title }])
    )),
    .../** @type {[string, Box][]} */ (card ? [['card', card]] : []),
    .../** @type {[string, Box][]} */ (maps?.thumbs ? [['small maps', maps.thumbs]] : []),
  ];
  placed.push(...partsOfStamps(rest));
  return layout === 'phone' ? [...placed, ...column.slice(0, 1)] : [...placed, ...column];
}

/**
 * @param {Pick<Geometry, 'stamps'|'lead'>} geometry
 * @returns {[string, Box][]} those of a transposed convolution
 */
function partsOfStamps({ stamps, lead }) {
  /** @type {[string, Box][]} */
  const placed = [];
  for (const [place, line] of (stamps?.lines ?? []).entries()) {
    const { value, kernel, stamp, note, map } = line;
    for (const [name, part] of Object.entries({ value, kernel, stamp, note })) placed.push([`${name} ${place}`, part]);
    placed.push([`stamped map ${place}`, { ...map, y: map.y - map.title, height: map.height + map.title }]);
  }
  if (stamps?.thumbs) placed.push(['small stamped maps', stamps.thumbs]);
  if (lead) placed.push(['switch', lead.choice], ['what is said', lead.says]);
  return placed;
}

for (const [name, model] of Object.entries(LAYERS)) {
  test(`${name}: nothing overlaps and nothing is cut off`, () => {
    for (const [width, height] of ROOMS) {
      const geometry = geometryOf(shapeOf(model), { width, height }, 'wide');
      check(geometry, width, height, `${width} × ${height}`);
      const { row, body } = geometry;
      const { channels, perGroup } = shapeOf(model);
      const side = geometry.picture ? perGroup : channels;
      const rows = (geometry.strips ? 1 : side) * (row.height + row.gap) - row.gap;
      assert.ok(body.scrolls || body.y + rows <= height, `rows in ${width} × ${height}`);
    }
  });

  if (name in SIDE_BY_SIDE) {
    test(`${name}: side by side it is as high as its room, down to a least width`, () => {
      for (const [width, height] of [[472, 630], [382, 510], [720, 640], [600, 400]]) {
        const geometry = geometryOf(shapeOf(model), { width, height }, 'half');
        check(geometry, width, geometry.height, `${width} × ${height}`);
        assert.ok(geometry.height <= height + 0.5 || geometry.width < 304, `${width} × ${height}`);
      }
    });
  }

  test(`${name}: on a phone it stacks`, () => {
    for (const width of [320, 390, 600]) {
      const geometry = geometryOf(shapeOf(model), { width, height: 0 }, 'phone');
      check(geometry, width, geometry.height, `${width}`);
    }
  });
}

/**
 * @param {Geometry} geometry
 * @param {number} width
 * @param {number} height
 * @param {string} where
 */
function check(geometry, width, height, where) {
  const boxes = parts(geometry);
  for (const [name, box] of boxes) {
    assert.ok(box.width > 0 && box.height > 0, `${name} has a size in ${where}`);
    assert.ok(box.x >= 0 && box.x + box.width <= width + 0.5, `${name} fits across ${where}`);
    if (!geometry.body.scrolls) {
      assert.ok(box.y >= 0 && box.y + box.height <= height + 0.5, `${name} fits down ${where}`);
    }
  }
  for (const [place, [name, box]] of boxes.entries()) {
    for (const [other, otherBox] of boxes.slice(place + 1)) {
      if (geometry.body.scrolls && (name === 'card' || other === 'card')) continue;
      assert.ok(!overlap(box, otherBox), `${name} and ${other} overlap in ${where}`);
    }
  }
}

test('at the design\'s size the design\'s measures come out', () => {
  const { row, card, maps, scale } = geometryOf(shapeOf(layer()), { width: 940, height: 760 }, 'wide');
  assert.equal(scale, 1);
  assert.ok(Math.abs(row.plane.width - 204) < 3);
  assert.ok(Math.abs(row.window.width - 114) < 3);
  assert.ok(Math.abs((card?.width ?? 0) - 205) < 3);
  assert.ok(Math.abs((maps?.places[0].width ?? 0) - 194) < 3);
});

test('rooms are shared: parts give way together, and what is over goes to the gaps', () => {
  const asked = { a: { ideal: 100, least: 50 }, b: { ideal: 100, least: 80 }, gap: { ideal: 10, spare: 1 } };
  assert.deepEqual(share(asked, 210), { a: 100, b: 100, gap: 10 });
  assert.deepEqual(share(asked, 175), { a: 75, b: 90, gap: 10 });
  assert.deepEqual(share(asked, 230), { a: 100, b: 100, gap: 30 });
  const tight = share(asked, 70);
  assert.ok(Math.abs(tight.a + tight.b + tight.gap - 70) < 1e-9);
});

test('a picture is drawn as one where the numbers under it can be read', () => {
  const room = { width: 940, height: 760 };
  const drawn = (/** @type {Parameters<typeof layer>[0]} */ asked) => (
    Boolean(geometryOf(shapeOf(layer(asked)), room, 'wide').picture)
  );
  assert.ok(drawn({ input: [3, 224, 224] }));
  assert.ok(drawn({ input: [1, 49, 20] }));
  assert.ok(!drawn({ input: [3, 46, 46] }));
  assert.ok(!drawn({ input: [5, 224, 224] }), 'five channels are no picture');
  assert.ok(!drawn({ input: [3, 224, 224], kernel: [11, 11] }));
});
