import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { blank, GROUND, resized, samplesOf, stroke } from '../../static/js/lib/drawing.js';
import { encodePng } from '../../static/js/lib/png.js';

const [INK, RED] = [0xffffff, 0xff0000];

/** @param {import('../../static/js/lib/drawing.js').Drawing} drawing */
function places({ side, pixels }) {
  return pixels.flatMap((ink, at) => (ink === GROUND ? [] : [`${Math.floor(at / side)},${at % side}`]));
}

test('a stroke leaves no gap, however far the brush went', () => {
  const drawn = places(stroke(blank(8), [0, 0], [3, 7], { size: 1, ink: INK }));
  assert.equal(drawn.length, 8);
  for (let col = 0; col < 8; col += 1) assert.ok(drawn.some((place) => place.endsWith(`,${col}`)));
});

test('a brush is a square, and what is outside of the drawing is left', () => {
  assert.deepEqual(places(stroke(blank(8), [2, 2], [2, 2], { size: 2, ink: INK })),
    ['2,2', '2,3', '3,2', '3,3']);
  assert.deepEqual(places(stroke(blank(8), [0, 0], [0, 0], { size: 3, ink: INK })),
    ['0,0', '0,1', '1,0', '1,1']);
  assert.deepEqual(places(stroke(blank(8), [-4, 20], [-4, 20], { size: 1, ink: INK })), []);
});

test('a stroke gives a new drawing, and the same one where it changes nothing', () => {
  const before = blank(8);
  const after = stroke(before, [1, 1], [1, 1], { size: 1, ink: INK });
  assert.deepEqual(places(before), []);
  assert.equal(stroke(after, [1, 1], [1, 1], { size: 1, ink: INK }), after);
});

test('a larger grid and back again keeps the middle', () => {
  const drawn = stroke(blank(8), [3, 3], [4, 4], { size: 1, ink: RED });
  assert.deepEqual(places(resized(drawn, 12)), ['5,5', '6,6']);
  assert.deepEqual(resized(resized(drawn, 12), 8), drawn);
});

test('a drawing without colours has one sample a pixel', () => {
  const grey = stroke(blank(8), [0, 0], [0, 0], { size: 1, ink: 0x808080 });
  assert.deepEqual([...samplesOf(grey).slice(0, 2)], [128, 0]);
  assert.equal(samplesOf(grey).length, 64);
  const coloured = stroke(grey, [0, 1], [0, 1], { size: 1, ink: 0xff8000 });
  assert.deepEqual([...samplesOf(coloured).slice(0, 6)], [128, 128, 128, 255, 128, 0]);
});

test('a PNG holds the very samples, in one block or several', () => {
  for (const [width, height, each] of [[3, 2, 1], [8, 8, 3], [200, 300, 3]]) {
    const samples = Uint8Array.from({ length: width * height * each }, (_, i) => (i * 31) % 256);
    const file = Buffer.from(encodePng(width, height, samples));
    assert.equal(file.toString('latin1', 1, 4), 'PNG');
    assert.deepEqual([file.readUInt32BE(16), file.readUInt32BE(20)], [width, height]);
    assert.equal(file[25], each === 1 ? 0 : 2);
    const length = file.readUInt32BE(33);
    const lines = inflateSync(file.subarray(41, 41 + length));
    const rows = Array.from({ length: height }, (_, y) => (
      lines.subarray(y * (width * each + 1) + 1, (y + 1) * (width * each + 1))
    ));
    assert.deepEqual(Buffer.concat(rows), Buffer.from(samples));
  }
});
