import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mirrorsAt, turnAngle } from '../../static/js/stage/moves.js';
import { momentAt, planFor, timeOf } from '../../static/js/walk/timeline.js';
import { layer } from './models.js';

const plan = planFor(layer({ mode: 'convolution' }));
const flip = (/** @type {number} */ progress, position = 0) => ({
  position, phase: /** @type {const} */ ('flip'), progress, sweep: false,
});

test('the two mirrorings come one after the other, with a pause between them', () => {
  assert.deepEqual(mirrorsAt(flip(0), plan), [1, 1]);
  assert.deepEqual(mirrorsAt(flip(0.5), plan), [-1, 1]);
  assert.deepEqual(mirrorsAt(flip(1), plan), [-1, -1]);
  for (let progress = 0; progress <= 1; progress += 0.01) {
    const [across, down] = mirrorsAt(flip(progress), plan);
    assert.ok(across === -1 || down === 1, `both move at ${progress}`);
  }
});

test('neither ever goes back', () => {
  let before = [1, 1];
  for (let progress = 0; progress <= 1; progress += 0.01) {
    const sides = mirrorsAt(flip(progress), plan);
    sides.forEach((side, axis) => assert.ok(side <= before[axis] + 1e-12));
    before = sides;
  }
});

test('they are done where the turn is, and begin where it does', () => {
  for (const [position, phase] of /** @type {[number, 'slide'|'multiply'|'write'][]} */ ([
    [0, 'slide'], [0, 'multiply'], [0, 'write'], [1, 'slide'], [144, 'slide'], [145, 'write'],
  ])) {
    const moment = { position, phase, progress: 0.5, sweep: false };
    const side = turnAngle(moment, plan) === 180 ? -1 : 1;
    assert.deepEqual(mirrorsAt(moment, plan), [side, side], `${phase} of ${position}`);
  }
  assert.deepEqual(mirrorsAt({ ...flip(0.2), sweep: true }, plan), [-1, -1]);
  assert.deepEqual(mirrorsAt(flip(0.2), planFor(layer())), [-1, -1]);
});

test('a place in time has one answer, whichever way it is reached', () => {
  const [from, to] = [timeOf(144, 'flip', plan, 'start'), timeOf(144, 'flip', plan)];
  const times = Array.from({ length: 20 }, (_, place) => from + ((to - from) * place) / 19);
  const seen = (/** @type {number} */ time) => mirrorsAt(momentAt(time, plan), plan);
  const there = times.map(seen);
  assert.deepEqual([...times].reverse().map(seen).reverse(), there);
  assert.deepEqual(there[0], [1, 1]);
  assert.deepEqual(there[19], [-1, -1]);
});
