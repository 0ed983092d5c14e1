/** The numbers that the sentences of the open lesson state: those of its figures, of the shown one first. */

import { computed } from '@preact/signals';
import { kinds, open } from './session.js';

/** @typedef {Readonly<Record<string, string>>} Facts */

export const facts = computed(() => {
  const told = kinds.value.map((kind) => kind.facts.value);
  return /** @type {Facts} */ (Object.assign({}, ...told, open.value?.kind.facts.value));
});
