/** The frequency response of the kernel that is edited: the server's numbers for the present run. */

import { computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { responseAddress } from '../lib/addresses.js';
import { scope } from './edit.js';
import { model } from './run.js';
import { filter } from './walk.js';

/** @typedef {import('../types.js').FrequencyResponse} FrequencyResponse */

const WITH_KERNELS = Object.freeze(['conv2d', 'conv_transpose2d']);

/** Which one is meant: run, filter, channel; null where there are no kernels. */
const question = computed(() => {
  const now = model.value;
  if (!now || !WITH_KERNELS.includes((now.transposed ?? now.run).operation.op)) return null;
  const { groups, input_shape: [channels] } = now.run;
  const perGroup = channels / groups;
  const first = Math.floor(filter.value / (now.filters / groups)) * perGroup;
  const chosen = typeof scope.value === 'number' ? scope.value : null;
  // The settings may be a moment ahead of the run.
  const isRead = chosen !== null && chosen >= first && chosen < first + perGroup;
  return JSON.stringify([now.run.id, filter.value, isRead ? chosen : null]);
});

/** The last one that is known, and where its picture is; it stays until the next one is here. */
export const response = signal(/** @type {{is: FrequencyResponse, picture: string}|null} */ (null));

effect(() => {
  const asked = question.value;
  if (!asked) return undefined;
  const [run, at, channel] = JSON.parse(asked);
  const giveUp = new AbortController();
  api.frequencyResponse(run, at, channel, giveUp.signal).then((is) => {
    response.value = { is, picture: responseAddress(run, at, channel, 'png') };
  }, (error) => {
    // Whoever cannot reach the server is told so by the walk.
    if (!api.isAbort(error) && !api.isFailure(error)) throw error;
  });
  return () => giveUp.abort();
});
