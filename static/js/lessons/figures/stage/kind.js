/** The figure that is Explore's own stage: a phrase is an address of Explore. */

import { batch, computed } from '@preact/signals';
import { formatCount } from '../../../lib/format.js';
import { extentOf } from '../../../walk/extent.js';
import { model } from '../../../state/run.js';
import { queryOf } from '../../../state/setting.js';
import { start } from '../../../state/start.js';
import { readQuery, settings, sharedQuery } from '../../../state/settings.js';
import { followSettings, player, records } from '../../../state/walk.js';
import { brief } from '../../numbers.js';
import { Figure } from './Figure.js';

/** @param {string} search @returns {string[]} what could not be used */
function read(search) {
  start();
  if (player.playing.peek()) player.toggle();
  // The language and the theme are the reader's, whatever the figure shows.
  const personal = queryOf([settings.lang, settings.theme]);
  return batch(() => {
    const unusable = readQuery([search, personal].filter(Boolean).join('&'));
    followSettings();
    return unusable;
  });
}

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
const facts = computed(() => {
  const now = model.value;
  if (!now) return {};
  const [maps, rows, cols] = extentOf(now);
  const { run } = now;
  const { axes } = run.output_size ?? { axes: [] };
  const never = axes.map((axis) => axis.never_read ?? 0);
  return {
    input: run.input_shape.join('\u202f×\u202f'),
    output: run.output_shape.join('\u202f×\u202f'),
    rows: String(run.output_shape[1]),
    cols: String(run.output_shape[2]),
    weight: weightShape(now),
    steps: formatCount(maps * rows * cols),
    parameters: formatCount(run.counts.parameters),
    dense_parameters: formatCount(run.counts.dense_parameters),
    multiply_adds: formatCount(run.counts.multiply_adds),
    ungrouped_parameters: formatCount(run.counts.ungrouped_parameters ?? run.counts.parameters),
    kernel_sum: kernelSum(now),
    never_read: String(Math.max(0, ...never)),
    expression: axes[1]?.expression ?? '',
    step: formatCount(player.position.value + 1),
    ...stepFacts(),
  };
});

/** @returns {Record<string, string>} of the step that is on the stage */
function stepFacts() {
  const [record] = records.at(player.position.value) ?? [];
  if (!record) return {};
  return {
    result: brief(record.result),
    bias: brief(record.bias ?? 0),
    sums: record.channels.map(({ sum }) => brief(sum ?? 0)).join(', '),
  };
}

/** @param {import('../../../types.js').Model} now @returns {string} what an even area of ones becomes under the first filter */
function kernelSum({ run: { weight } }) {
  return weight ? brief(weight[0].flat(2).reduce((sum, value) => sum + value, 0) / weight[0].length) : '';
}

/** @param {import('../../../types.js').Model} now @returns {string} */
function weightShape({ run: { weight } }) {
  if (!weight) return '';
  return `(${[weight.length, weight[0].length, weight[0][0].length, weight[0][0][0].length].join(', ')})`;
}

/** @type {import('../../types.js').FigureKind} */
export const stage = { Figure, read, query: sharedQuery, facts, explore: sharedQuery };
