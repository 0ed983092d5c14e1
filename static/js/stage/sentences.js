/** A step in words, for those who hear the page. Pure; texts come in through `t`. */

import { channelName } from '../lib/channels.js';
import { formatCell } from '../lib/numbers.js';

export { channelName };

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').StampRecord} StampRecord */
/** @typedef {import('../types.js').StepRecord} StepRecord */
/** @typedef {import('../lib/channels.js').Translate} Translate */

/** So many channels are said one by one; of more only the result is. */
const SPOKEN = 4;

/**
 * @param {Model} model
 * @param {StepRecord[]} records of one place: one for a convolution, one a channel for pooling
 * @param {{position: number, total: number}} place
 * @param {Translate} t
 * @returns {string} one sentence or two
 */
export function sentenceFor(model, records, { position, total }, t) {
  const [filter, row, col] = records[0].output;
  // Rows and columns are counted as the stage writes them, from 0.
  const params = { step: position + 1, total, filter: filter + 1, row, col };
  if (model.kind === 'flatten') return putSentence(model, params, records[0], t);
  if (model.kind !== 'conv') {
    if (model.vectors?.output) {
      return t('walk.said.number', { ...params, n: position, results: pooled(model, records, t) });
    }
    return t('walk.said.pool', { ...params, results: pooled(model, records, t) });
  }
  const [record] = records;
  const key = model.dense ? 'walk.said.dense' : 'walk.said.conv';
  return t(record.channels.length > SPOKEN ? manyOf(model) : key, {
    ...params,
    sums: sentenceCase(sums(model, record, t)),
    channels: record.channels.length,
    bias: formatCell(record.bias ?? 0),
    result: formatCell(record.result),
  });
}

/** @param {Model} model */
function manyOf(model) {
  return model.dense ? 'walk.said.dense_many' : 'walk.said.many';
}

/**
 * @param {Model} model of a flatten
 * @param {{step: number, total: number}} params
 * @param {StepRecord} record
 * @param {Translate} t
 * @returns {string} what is put into the vector, and where
 */
function putSentence(model, params, { result }, t) {
  const [, height, width] = model.run.input_shape;
  const place = params.step - 1;
  const inside = place % (height * width);
  return t('walk.said.put', {
    ...params,
    channel: sentenceCase(channelName(model, Math.floor(place / (height * width)), t)),
    row: Math.floor(inside / width),
    col: inside % width,
    value: formatCell(result),
    place,
  });
}

/**
 * A step of which a number is hidden.
 * @param {Model} model
 * @param {StepRecord[]} records
 * @param {{position: number, total: number}} place
 * @param {Translate} t
 * @returns {string} where it is, and nothing of what comes out
 */
export function askedSentence(model, records, { position, total }, t) {
  const [filter, row, col] = records[0].output;
  const params = { step: position + 1, total, filter: filter + 1, row, col };
  return t(model.kind === 'conv' ? 'walk.said.asked_conv' : 'walk.said.asked', params);
}

/**
 * @param {Model} model
 * @param {StampRecord} record
 * @param {{position: number, total: number}} place
 * @param {Translate} t
 * @returns {string} what is stamped, and where
 */
export function stampSentence(model, { input, value, window, cut_taps: cut, channels }, { position, total }, t) {
  const [channel, row, col] = input;
  return t(cut.length > 0 ? 'walk.said.stamp_cut' : 'walk.said.stamp', {
    step: position + 1,
    total,
    channel: sentenceCase(channelName(model, channel, t)),
    row,
    col,
    value: formatCell(value),
    maps: channels.map((one) => one.channel + 1).join(t('walk.said.comma')),
    top: formatCell(window.top),
    left: formatCell(window.left),
    cut: cut.length,
  });
}

/**
 * @param {Model} model
 * @param {StepRecord} record
 * @param {Translate} t
 * @returns {string}
 */
function sums(model, record, t) {
  return record.channels
    .map((term) => t('walk.said.term', {
      channel: channelName(model, term.channel, t), value: formatCell(term.sum ?? 0),
    }))
    .join(t('walk.said.comma'));
}

/**
 * @param {Model} model
 * @param {StepRecord[]} records
 * @param {Translate} t
 * @returns {string}
 */
function pooled(model, records, t) {
  const isAdded = model.kind === 'add';
  const terms = records.slice(0, SPOKEN).map((record) => t(isAdded ? 'walk.said.added' : saidOf(record), {
    channel: channelName(model, record.output[0], t),
    value: formatCell(record.result),
    cell: formatCell(cellOf(record)),
    other: formatCell(record.intermediate?.other ?? 0),
    p: record.norm_type ?? 0,
    row: record.winner?.[0] ?? 0,
    col: record.winner?.[1] ?? 0,
    sum: formatCell(record.sum ?? 0),
    count: record.divisor ?? 0,
  }));
  return sentenceCase(terms.join(t('walk.said.comma')));
}

/**
 * @param {StepRecord} record
 * @returns {number} what stands first under the window, or in the record's own channel
 */
function cellOf({ channels, output }) {
  const own = channels.find(({ channel }) => channel === output[0]) ?? channels[0];
  return own.values[0][0] ?? 0;
}

/**
 * @param {StepRecord} record of a pool, or of one cell
 * @returns {string} the key of the words for it
 */
function saidOf({ winner, norm_type: p, divisor }) {
  if (p !== undefined) return 'walk.said.norm';
  if (winner === undefined && divisor === undefined) return 'walk.said.cell';
  if (winner === undefined) return 'walk.said.avg';
  return winner ? 'walk.said.max' : 'walk.said.only_padding';
}

/**
 * @param {string} text
 * @returns {string}
 */
function sentenceCase(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
