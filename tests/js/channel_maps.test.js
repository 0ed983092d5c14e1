import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effect } from '@preact/signals-core';
import { createChannelMaps } from '../../static/js/walk/channel_maps.js';
import { layer } from './models.js';

/** @typedef {import('../../static/js/types.js').NdArray} NdArray */

/** A server that is asked for maps: what was asked, and a way to answer. */
function server() {
  /** @type {{filter: number, answer: (numbers?: number) => Promise<void>, fail: () => Promise<void>}[]} */
  const asked = [];
  // A few turns of the queue of promises.
  const settle = async () => { for (let turn = 0; turn < 5; turn += 1) await Promise.resolve(); };
  const fetchMaps = (/** @type {unknown} */ _model, /** @type {number} */ filter) => (
    /** @type {Promise<NdArray>} */ (new Promise((resolve, reject) => {
      asked.push({
        filter,
        answer: async (numbers = 4) => {
          resolve({ shape: [1, 1, numbers], data: new Float64Array(numbers).fill(filter) });
          await settle();
        },
        fail: async () => {
          reject(new Error('lost'));
          await settle();
        },
      });
    }))
  );
  return { asked, fetchMaps };
}

test('maps are asked for once, and who looked is told when they are there', async () => {
  const { asked, fetchMaps } = server();
  const maps = createChannelMaps(fetchMaps);
  maps.setModel(layer());
  /** @type {(number|undefined)[]} */
  const seen = [];
  const stop = effect(() => { seen.push(maps.at(1)?.data[0]); });
  assert.equal(maps.at(1), null);
  assert.deepEqual(asked.map(({ filter }) => filter), [1]);
  await asked[0].answer();
  assert.deepEqual(seen, [undefined, 1]);
  assert.equal(asked.length, 1);
  stop();
});

test('a filter that the layer does not have is not asked for', () => {
  const { asked, fetchMaps } = server();
  const maps = createChannelMaps(fetchMaps);
  assert.equal(maps.at(0), null);
  maps.setModel(layer({ filters: 2 }));
  assert.equal(maps.at(2), null);
  assert.equal(asked.length, 0);
});

test('what was asked for another layer does not stand for this one', async () => {
  const { asked, fetchMaps } = server();
  const maps = createChannelMaps(fetchMaps);
  maps.setModel(layer());
  maps.at(0);
  maps.setModel({ ...layer(), id: 'another run' });
  maps.at(0);
  await asked[0].answer(9);
  assert.equal(maps.at(0), null);
  await asked[1].answer(4);
  assert.equal(maps.at(0)?.data.length, 4);
});

test('maps that failed are asked for again after a while', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { asked, fetchMaps } = server();
  const maps = createChannelMaps(fetchMaps);
  maps.setModel(layer());
  maps.at(0);
  await asked[0].fail();
  assert.equal(maps.at(0), null);
  assert.equal(asked.length, 1);
  context.mock.timers.tick(2000);
  maps.at(0);
  assert.equal(asked.length, 2);
});

test('of large maps only the last are kept', async () => {
  const { asked, fetchMaps } = server();
  const maps = createChannelMaps(fetchMaps);
  maps.setModel(layer({ filters: 4 }));
  for (const filter of [0, 1, 2]) {
    maps.at(filter);
    await asked[filter].answer(3_000_000);
  }
  maps.at(1);
  maps.at(2);
  assert.equal(asked.length, 3);
  maps.at(0);
  assert.equal(asked.length, 4);
});
