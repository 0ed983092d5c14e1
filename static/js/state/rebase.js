/** Another picture or table, or another part of it, under the same layers: the chain is made again. */

import { effect } from '@preact/signals';
import * as api from '../api.js';
import { before, keep } from './chain.js';
import { firstInput } from './input.js';
import { asRun } from './prepare.js';
import { complain } from './notices.js';
import { settings } from './settings.js';

/** @typedef {import('../types.js').RunAnswer} RunAnswer */
/** @typedef {import('../types.js').RunInput} RunInput */

/** Milliseconds that a slider has to rest before the layers are asked for again. */
const REST = 160;

/** Watch from now on. */
export function watchPicture() {
  /** @type {string|null} */
  let from = null;
  let picture = '';
  effect(() => {
    const input = firstInput();
    const now = settings.from.value;
    if (!input) return undefined;
    const key = JSON.stringify(input);
    const isSame = now === null || now !== from || picture === '' || key === picture;
    if (isSame) {
      // What an address says of both, and what was walked on from, belongs together.
      [from, picture] = [now, key];
      return undefined;
    }
    const giveUp = new AbortController();
    const timer = setTimeout(async () => {
      const last = await remade(input, giveUp.signal);
      if (giveUp.signal.aborted) return;
      picture = key;
      settings.from.value = last;
      if (last === null) complain('notice.chain_left');
    }, REST);
    return () => {
      clearTimeout(timer);
      giveUp.abort();
    };
  });
}

/**
 * @param {RunInput} first
 * @param {AbortSignal} signal
 * @returns {Promise<string|null>} the last run; null where a layer does not fit the picture
 */
async function remade(first, signal) {
  let input = first;
  /** @type {Map<string, string>} a run before → the one in its place */
  const again = new Map();
  try {
    for (const { run } of before.peek()) {
      if (!run) return null;
      const operation = await relinked(run.operation, again, () => asRun(first, signal));
      const made = await api.createRun({ input, operation }, signal);
      keep(made);
      again.set(run.id, made.id);
      input = { run: made.id };
    }
  } catch (error) {
    if (!api.isAbort(error) && !api.isFailure(error)) throw error;
    return null;
  }
  return 'run' in input ? input.run : null;
}

/**
 * What an addition adds is made again, too: a layer of the chain, else it was the picture.
 * @param {import('../types.js').Operation} operation
 * @param {ReadonlyMap<string, string>} again
 * @param {() => Promise<RunAnswer>} picture as a run
 * @returns {Promise<import('../types.js').Operation>}
 */
async function relinked(operation, again, picture) {
  if (operation.op !== 'add' || typeof operation.other === 'number') return operation;
  const run = again.get(operation.other.run) ?? (await picture()).id;
  return { ...operation, other: { run } };
}
