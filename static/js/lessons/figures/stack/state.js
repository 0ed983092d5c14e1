/** A stack of layers over a row of cells: how far the last one sees. */

import { computed } from '@preact/signals';
import { formatCount } from '../../../lib/format.js';
import { parseStack, printStack } from '../../../lib/stack.js';
import { integer } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo } from '../../data.js';
import { shapesOf } from '../../engine.js';

/** @typedef {import('../../../lib/stack.js').Layer} Layer */

/** Cells of the row at the bottom. */
export const CELLS = 24;
export const BOUNDS = Object.freeze({ kernel: 7, stride: 3, dilation: 4, layers: 4 });

/** @type {import('../../../state/codecs.js').Codec<readonly Layer[]>} */
const codec = {
  parse(text) {
    const layers = parseStack(text);
    return layers && layers.length <= BOUNDS.layers ? layers : undefined;
  },
  print: printStack,
};

const START = Object.freeze([{ kernel: 3, stride: 1, dilation: 1 }, { kernel: 3, stride: 1, dilation: 1 }]);

export const settings = Object.freeze({
  layers: setting('stack', /** @type {readonly Layer[]} */ (START), codec),
  cell: setting('cell', 4, integer(0, CELLS)),
});

export const { query, read } = tableOf(settings);

export const { answer, refusal, retry } = answerTo(
  computed(() => settings.layers.value.map(({ kernel, stride, dilation }) => (
    { op: 'conv1d', out_channels: 1, kernel_size: kernel, stride, dilation, bias: false }
  ))),
  async (layers) => ({ layers: settings.layers.peek(), table: (await shapesOf([1, CELLS], layers)).layers }),
);

/** The cell that is looked at: of the last output there is. */
export const cell = computed(() => {
  const last = answer.value?.table.at(-1)?.output_shape[1] ?? 1;
  return Math.min(Math.max(0, last - 1), settings.cell.value);
});

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
export const facts = computed(() => {
  const last = answer.value?.table.at(-1);
  if (!last) return {};
  const parameters = answer.value?.table.reduce((sum, one) => sum + one.parameters, 0) ?? 0;
  return {
    field: String(last.receptive_field?.size[1] ?? ''),
    jump: String(last.receptive_field?.jump[1] ?? ''),
    left: String(last.output_shape[1]),
    stack_weights: formatCount(parameters),
    depth: String(answer.value?.table.length ?? 0),
  };
});

/** The calculator works out the same layers. */
export const explore = computed(() => {
  const layers = settings.layers.value.map(({ kernel, stride, dilation }) => `Conv1d(1, 1, ${kernel}, stride=${stride}, dilation=${dilation})`);
  return `show=shapes&shape=1x${CELLS}&layers=${encodeURIComponent(layers.join('\n'))}`;
});
