/** What a layer is called in the chain. */

import { formatSide } from '../lib/format.js';
import { t } from '../lib/i18n.js';

/** @typedef {import('../types.js').RunAnswer} RunAnswer */
/** @typedef {import('../types.js').RunJson} RunJson */

/**
 * @param {{op: string, run: RunAnswer|RunJson|null}} layer
 * @param {readonly {id: string, op: string}[]} [chain] the layers before, which an addition may name
 * @returns {string} PyTorch's name, with the kernel or the output where it says more
 */
export function layerName({ op, run }, chain = []) {
  if (!run) return op;
  if (op === 'linear') return `linear ${featuresOf(run)}→${run.output_shape[0]}`;
  if (op === 'flatten') return `flatten ${run.output_shape.reduce((size, side) => size * side, 1)}`;
  if (run.operation.op === 'add') return `add ${addedTo(run, run.operation.other, chain)}`;
  if (op.startsWith('adaptive_')) return `${op} ${formatSide(run.output_shape[1], run.output_shape[2])}`;
  // A model of stamps has no window of its own: the weights say what the kernel is.
  const weights = run.weight?.[0][0];
  const kernel = weights ? [weights.length, weights[0].length] : op.includes('pool') && run.kernel_size;
  return kernel ? `${op} ${kernel.join('×')}` : op;
}

/** @param {RunAnswer|RunJson} run */
function featuresOf({ input_shape: shape }) {
  return shape.reduce((size, side) => size * side, 1);
}

/**
 * @param {RunAnswer|RunJson} run
 * @param {number|{run: string}} other
 * @param {readonly {id: string, op: string}[]} chain
 * @returns {string}
 */
function addedTo({ input }, other, chain) {
  if (typeof other === 'number') return String(other).replace('-', '−');
  if ('run' in input && input.run === other.run) return 'x';
  const place = chain.findIndex(({ id }) => id === other.run);
  if (place >= 0) return t('add.layer', { n: place + 1, op: chain[place].op });
  return 'run' in input ? t('chain.picture') : 'x';
}
