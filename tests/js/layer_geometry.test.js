import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layerGeometryOf } from '../../static/js/stage/geometry/index.js';
import { shapeOf } from '../../static/js/stage/geometry/measure.js';
import { layer } from './models.js';
import { apart } from './boxes.js';

/** @typedef {import('../../static/js/stage/geometry/measure.js').Box} Box */
/** @typedef {import('../../static/js/stage/geometry/layer.js').LayerGeometry} LayerGeometry */

/** The stage in windows of 1440 × 900 and of 1024 × 768, alone and under a chain's bar. */
const ROOMS = [[942, 760], [942, 720], [758, 570], [758, 505]];

/**
 * @param {LayerGeometry} geometry
 * @returns {{lanes: [string, Box][], outputs: [string, Box][]}} lanes are in the scroller
 */
function parts({ planes, blocks, strip, tabs }) {
  const lanes = planes.map((plane, channel) => /** @type {[string, Box]} */ ([`plane ${channel}`, plane]));
  /** @type {[string, Box][]} */
  const outputs = [];
  for (const [place, block] of blocks.entries()) {
    lanes.push([`card ${place}`, block.card]);
    for (const { channel, map, chip } of block.lanes) {
      lanes.push([`map ${place} ${channel}`, map], [`number ${place} ${channel}`, chip]);
    }
    const { plus, bias, feature, says } = block;
    for (const [name, part] of Object.entries({ plus, bias, feature, says })) outputs.push([`${name} ${place}`, part]);
  }
  if (strip) outputs.push(['small filters', strip]);
  if (tabs) outputs.push(['tabs', tabs]);
  return { lanes, outputs };
}

/**
 * @param {LayerGeometry} geometry
 * @param {string} where
 */
function check(geometry, where) {
  const { scroller, width, height, headings, blocks } = geometry;
  const { lanes, outputs } = parts(geometry);
  apart(lanes, { x: 0, y: 0, width: scroller.contentWidth, height: scroller.contentHeight }, where);
  apart([['channels', scroller.scrolls ? scroller : { x: 0, y: 0, width: 0.1, height: 0.1 }], ...outputs], { x: 0, y: 0, width, height }, where);
  if (!scroller.scrolls) apart([...lanes, ...outputs], { x: 0, y: 0, width, height }, where);
  for (const { card, lanes: own } of blocks) {
    for (const { kernel, bar } of own) {
      apart([['kernel', kernel], ['bar', bar]], card, where);
    }
  }
  const under = headings[0].y + 36 * geometry.scale;
  if (geometry.layout === 'wide') {
    for (const [name, { y }] of outputs) assert.ok(y >= under, `${name} is under the headings, ${where}`);
  }
}

/** @param {number} most */
function upTo(most) {
  return Array.from({ length: most }, (_, one) => one + 1);
}

test('whatever the channels, filters and kernels, nothing overlaps and nothing is cut off', () => {
  for (const channels of upTo(8)) {
    for (const filters of upTo(8)) {
      for (const kernel of upTo(15)) {
        const padding = /** @type {[number, number, number, number]} */ (Array(4).fill(kernel >> 1));
        const model = layer({ input: [channels, 16, 16], filters, kernel: [kernel, kernel], padding });
        for (const [width, height] of ROOMS) {
          const geometry = layerGeometryOf(shapeOf(model), { width, height }, 'wide', 0);
          check(geometry, `${channels} channels, ${filters} filters of ${kernel} in ${width} × ${height}`);
        }
      }
    }
  }
});

test('the same for groups, many channels, and pictures of every shape', () => {
  const layers = [
    layer({ input: [31, 12, 12], filters: 31, groups: 31 }),
    layer({ input: [8, 12, 12], filters: 8, groups: 8 }),
    layer({ input: [8, 12, 12], filters: 4, groups: 2 }),
    layer({ input: [64, 8, 8], filters: 2 }),
    layer({ input: [3, 6, 60] }),
    layer({ input: [3, 60, 6], filters: 3, groups: 3 }),
    layer({ input: [3, 224, 224], filters: 8 }),
    layer({ input: [3, 3, 3], padding: [0, 0, 0, 0] }),
    layer({ kernel: [1, 15], padding: [0, 0, 7, 7] }),
    layer({ kernel: [15, 1], padding: [7, 7, 0, 0], filters: 5 }),
  ];
  for (const model of layers) {
    const shape = shapeOf(model);
    for (const group of [0, shape.channels / shape.perGroup - 1]) {
      const where = `group ${group} of ${JSON.stringify(shape)}`;
      for (const [width, height] of ROOMS) check(layerGeometryOf(shape, { width, height }, 'wide', group), where);
      for (const width of [320, 390, 600]) check(layerGeometryOf(shape, { width, height: 0 }, 'phone', group), where);
    }
  }
});

test('the design\'s two filters on three channels are all open, and their kernels have numbers', () => {
  for (const kernel of [3, 5]) {
    const model = layer({ input: [3, 32, 32], kernel: [kernel, kernel], padding: [0, 0, 0, 0] });
    const { blocks, strip } = layerGeometryOf(shapeOf(model), { width: 942, height: 760 }, 'wide', 0);
    assert.deepEqual(blocks.map(({ filter }) => filter), [0, 1]);
    assert.equal(strip, null);
    assert.ok(blocks[0].lanes[0].kernel.pitch >= 18);
  }
});

test('a filter reads the channels of its group, each of its kernels one of them', () => {
  const model = layer({ input: [4, 8, 8], filters: 4, groups: 2 });
  const { blocks } = layerGeometryOf(shapeOf(model), { width: 942, height: 760 }, 'wide', 0);
  assert.deepEqual(blocks.map(({ lanes }) => lanes.map(({ channel }) => channel)), [[0, 1], [0, 1], [2, 3], [2, 3]]);
});

test('of many filters the present one is open, in the rows of the channels that it reads', () => {
  const shape = shapeOf(layer({ input: [8, 8, 8], filters: 8, groups: 2 }));
  const { blocks, planes, strip } = layerGeometryOf(shape, { width: 942, height: 760 }, 'wide', 1);
  assert.equal(blocks.length, 1);
  assert.ok(strip);
  for (const { channel, map } of blocks[0].lanes) {
    const plane = planes[channel];
    assert.ok(Math.abs(plane.y + plane.height / 2 - map.y - map.height / 2) < 0.5);
  }
  assert.deepEqual(blocks[0].lanes.map(({ channel }) => channel), [4, 5, 6, 7]);
});
