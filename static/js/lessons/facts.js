/** The numbers that the sentences of the open lesson state, as its figures last told them. */

import { effect, signal } from '@preact/signals';
import { name, open } from './session.js';

/** @typedef {Readonly<Record<string, string>>} Facts */

export const facts = signal(/** @type {Facts} */ ({}));

let of = '';

// A sentence may be about a figure that is not shown any more: it keeps what that one said.
effect(() => {
  const told = open.value?.kind.facts.value ?? {};
  const before = name.value === of ? facts.peek() : {};
  of = name.value;
  facts.value = { ...before, ...told };
});
