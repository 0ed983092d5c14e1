import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  detailOf, durationOf, momentAt, phasesFor, planFor, rateOf, startOf, STEP, timeOf, TURN,
} from '../../static/js/walk/timeline.js';
import { layer } from './models.js';

const correlation = planFor(layer());
const convolution = planFor(layer({ mode: 'convolution' }));
const pooling = planFor(layer({ kind: 'max', kernel: [2, 2], stride: [2, 2], padding: [0, 0, 0, 0] }));

test('a convolution walks over every filter, a pool over its places only', () => {
  assert.equal(correlation.steps, 288);
  assert.equal(pooling.steps, 36);
});

test('the phases of a step', () => {
  assert.deepEqual(phasesFor(layer(), 5), ['slide', 'multiply', 'sum', 'bias', 'write']);
  assert.deepEqual(phasesFor(layer({ kind: 'avg' }), 5), ['slide', 'sum', 'write']);
});

test('true convolution turns the kernel on the first step of every filter', () => {
  const turned = [0, 1, 143, 144, 145].filter(
    (position) => phasesFor(layer({ mode: 'convolution' }), position).includes('flip'),
  );
  assert.deepEqual(turned, [0, 144]);
});

test('a walk takes its steps and its turns', () => {
  assert.equal(durationOf(correlation), 288 * STEP);
  assert.equal(durationOf(convolution), 288 * STEP + 2 * TURN);
});

for (const [name, plan] of Object.entries({ correlation, convolution, pooling })) {
  test(`${name}: the time of a phase leads back to it, done`, () => {
    for (const position of [0, 1, 35, plan.perFilter - 1, plan.perFilter, plan.steps - 1]) {
      if (position >= plan.steps) continue;
      for (const phase of /** @type {const} */ (['slide', 'sum', 'write'])) {
        assert.deepEqual(
          momentAt(timeOf(position, phase, plan), plan),
          { position, phase, progress: 1, sweep: false },
        );
      }
    }
  });

  test(`${name}: positions never go back while time goes on`, () => {
    let before = 0;
    for (let time = 0; time <= durationOf(plan); time += 0.37) {
      const { position, progress } = momentAt(time, plan);
      assert.ok(position >= before && position <= before + 1);
      assert.ok(progress >= 0 && progress <= 1);
      before = position;
    }
    assert.equal(before, plan.steps - 1);
  });
}

test('outside the walk time means its ends', () => {
  assert.equal(momentAt(-3, correlation).position, 0);
  const end = { position: 287, phase: 'write', progress: 1, sweep: false };
  assert.deepEqual(momentAt(1e9, correlation), end);
  assert.deepEqual(momentAt(durationOf(correlation), correlation), end);
});

test('a turn that was asked for is one more phase of that step only', () => {
  const plan = { ...convolution, extraTurn: 70 };
  assert.equal(durationOf(plan), durationOf(convolution) + TURN);
  assert.equal(momentAt(startOf(70, plan) + 0.6, plan).phase, 'flip');
  for (const position of [0, 69, 70, 71, 143, 144, 200]) {
    assert.equal(momentAt(timeOf(position, 'write', plan), plan).position, position);
    assert.equal(momentAt(startOf(position, plan) + 1e-6, plan).position, position);
  }
});

test('at a step that turns anyway, asking for a turn changes nothing', () => {
  assert.equal(durationOf({ ...convolution, extraTurn: 144 }), durationOf(convolution));
});

test('faster walks show less of each step', () => {
  assert.deepEqual(
    (/** @type {const} */ (['0.25', '1', '4', '16', 'max'])).map((speed) => detailOf(speed, correlation)),
    ['phases', 'phases', 'merged', 'steps', 'sweep'],
  );
  const large = planFor(layer({ input: [3, 224, 224] }));
  assert.equal(detailOf('16', large), 'sweep');
});

test('any walk sweeps through in about six seconds, and 16× in at most half a minute', () => {
  for (const input of /** @type {[number, number, number][]} */ ([[3, 12, 12], [3, 224, 224]])) {
    const plan = planFor(layer({ input }));
    assert.ok(durationOf(plan) / rateOf('max', plan) <= 12);
    assert.ok(durationOf(plan) / rateOf('16', plan) <= 30);
    assert.ok(rateOf('max', plan) > rateOf('16', plan));
  }
});

test('merged phases leave the slide and the written result', () => {
  const start = startOf(7, correlation);
  assert.equal(momentAt(start + 0.2, correlation, 'merged').phase, 'slide');
  assert.deepEqual(
    momentAt(start + 0.7, correlation, 'merged'),
    { position: 7, phase: 'write', progress: 1, sweep: false },
  );
  assert.ok(momentAt(start + 0.2, correlation, 'sweep').sweep);
});
