/** Lines between units: who reaches whom in a dense layer, under a window, and between channels. */

import { computed } from '@preact/signals';
import { formatCount } from '../../../lib/format.js';
import { integer, oneOf, optional } from '../../../state/codecs.js';
import { setting, tableOf } from '../../../state/setting.js';
import { answerTo, connected } from '../../data.js';

/** What the sliders may be. */
export const BOUNDS = Object.freeze({ units: 9, window: 5, stride: 3, channels: 8 });

/** @typedef {'dense'|'window'|'channels'} Kind */

export const settings = Object.freeze({
  kind: setting('lines', /** @type {Kind} */ ('window'), oneOf(['dense', 'window', 'channels'])),
  units: setting('units', 5, integer(3, BOUNDS.units)),
  window: setting('window', 3, integer(1, BOUNDS.window)),
  stride: setting('stride', 1, integer(1, BOUNDS.stride)),
  channels: setting('channels', 4, integer(1, BOUNDS.channels)),
  groups: setting('groups', 1, integer(1, BOUNDS.channels)),
  /** Which unit is looked at: an input from 1, an output from −1 downwards as a name; null: none. */
  unit: setting('unit', /** @type {string|null} */ (null), optional({
    parse: (text) => (/^[xs][1-9]$/.test(text) ? text : undefined), print: (value) => value,
  })),
});

export const { query, read } = tableOf(settings);

/** As many outputs as inputs: the rim is filled with zeros. @returns {import('../../data.js').LinesQuestion} */
function asked() {
  const { kind, units, window, stride, channels, groups } = settings;
  switch (kind.value) {
    case 'dense': return { kind: 'dense', inputs: units.value, outputs: units.value };
    case 'window': return {
      kind: 'window', inputs: units.value, kernel_size: window.value, stride: stride.value, padding: Math.floor((window.value - 1) / 2),
    };
    default: return { kind: 'channels', in_channels: channels.value, out_channels: channels.value, groups: groups.value };
  }
}

export const { answer, refusal, retry } = answerTo(computed(asked), connected);

/** @type {import('@preact/signals').ReadonlySignal<Readonly<Record<string, string>>>} */
export const facts = computed(() => {
  const now = answer.value;
  if (!now) return {};
  return {
    units: String(now.inputs),
    lines: formatCount(now.edges.length),
    line_weights: formatCount(now.weights),
    line_dense: formatCount(now.dense_weights),
  };
});

/** A window over a row of cells, or the channels of the opening picture. */
export const explore = computed(() => {
  const { kind, units, window, stride, groups } = settings;
  if (kind.value === 'channels') return groups.value === 3 ? 'groups=3&filters=3' : '';
  if (kind.value === 'dense') return `op=dense&units=${units.value}`;
  const row = Array.from({ length: units.value }, (_, place) => place + 1).join(',');
  const kernel = Array.from({ length: window.value }, () => 1).join(',');
  const side = Math.floor((window.value - 1) / 2);
  return `values=${row}&preset=own&weights=1x1x1x${window.value}:${kernel}&padding=0,0,${side},${side}&stride=${stride.value}`;
});
