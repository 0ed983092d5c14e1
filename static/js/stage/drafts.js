/**
 * Numbers that were edited on the stage and whose run has not come back yet. They are shown at
 * once, so that an edited cell does not fall back to its old value while the server computes.
 */

import { effect, signal } from '@preact/signals-core';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').StageActions} StageActions */

/** An edit younger than this (ms) has its own run still to come: another's does not undo it. */
const FRESH = 300;

/** @typedef {ReturnType<typeof createDrafts>} Drafts */

/**
 * @param {import('@preact/signals-core').ReadonlySignal<Model>} model
 * @param {StageActions} actions
 */
export function createDrafts(model, actions) {
  /** @type {import('@preact/signals-core').Signal<ReadonlyMap<string, {value: number, at: number}>>} */
  const edited = signal(new Map());

  effect(() => {
    model.value;
    const now = performance.now();
    const left = [...edited.peek()].filter(([, { at }]) => now - at < FRESH);
    edited.value = new Map(left);
  });

  // What was changed as a whole since is not undone by a cell that was edited before.
  effect(() => {
    actions.revision.value;
    edited.value = new Map();
  });

  /**
   * @param {string} key
   * @param {number} value
   */
  function remember(key, value) {
    edited.value = new Map([...edited.peek(), [key, { value, at: performance.now() }]]);
  }

  return {
    /**
     * A weight as it is shown, in the order it was given, before any turn.
     * @param {number} filter
     * @param {number} index of the kernel within the filter
     * @param {number} row
     * @param {number} col
     * @returns {number}
     */
    weight(filter, index, row, col) {
      const draft = edited.value.get(`${filter}/${index}/${row}/${col}`);
      return draft?.value ?? model.value.run.weight?.[filter]?.[index]?.[row]?.[col] ?? 0;
    },
    /**
     * @param {number} filter
     * @returns {number}
     */
    bias(filter) {
      return edited.value.get(`${filter}`)?.value ?? model.value.run.bias?.[filter] ?? 0;
    },
    /**
     * @param {number} filter
     * @param {number} index
     * @param {number} row
     * @param {number} col
     * @param {number} value
     */
    setWeight(filter, index, row, col, value) {
      remember(`${filter}/${index}/${row}/${col}`, value);
      actions.setWeight(filter, index, row, col, value);
    },
    /**
     * @param {number} filter
     * @param {number} value
     */
    setBias(filter, value) {
      remember(`${filter}`, value);
      actions.setBias(filter, value);
    },
  };
}
