/**
 * A vector on the page: a flat list of numbers, drawn as lines under each other, each going on where
 * the one above it ends. Every line is full, so that the place of a number is row · columns + column.
 * Pure.
 */

/** @typedef {import('../types.js').ChannelTerm} ChannelTerm */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').StepRecord} StepRecord */
/** @typedef {[number, number, number]} Planes */
/** @typedef {{width: number, height: number}} Proportions of the room that a vector has */

/** So few numbers stand in one line. */
const ONE_LINE = 5;

/** Room for a vector where planes stand, and where one stands alone. @type {Proportions} */
const AS_PLANE = Object.freeze({ width: 1, height: 1 });
/** @type {Proportions} */
export const ALONE = Object.freeze({ width: 1, height: 2 });

/**
 * @param {readonly number[]} shape
 * @returns {boolean} whether it is that of a vector
 */
export function isFlat(shape) {
  return shape.length === 1;
}

/**
 * @param {readonly number[]} shape
 * @returns {number}
 */
export function sizeOf(shape) {
  return shape.reduce((product, side) => product * side, 1);
}

/**
 * The lines of a vector: those that make its cells largest.
 * @param {number} count of its numbers
 * @param {number} [stretch] numbers that fill whole lines among themselves: a channel's
 * @param {Proportions} [room]
 * @param {number} [width] of the planes: lines as long as their rows would look like planes again
 * @returns {Pair} lines, and numbers in each
 */
export function wrapOf(count, stretch = count, room = AS_PLANE, width = 0) {
  if (count <= ONE_LINE) return [1, count];
  let best = /** @type {Pair} */ ([1, count]);
  let pitch = 0;
  for (let cols = 1; cols <= stretch; cols += 1) {
    if (stretch % cols !== 0 || cols === width) continue;
    const rows = count / cols;
    const fits = Math.min(room.width / cols, room.height / rows);
    // Of two as large the flatter is taken: one reads along a line.
    if (fits >= pitch) [best, pitch] = [[rows, cols], fits];
  }
  return best;
}

/**
 * A shape as planes: a vector is one plane of as many lines as it is drawn with.
 * @param {readonly number[]} shape
 * @returns {Planes}
 */
export function planesOf(shape) {
  return isFlat(shape) ? [1, ...wrapOf(shape[0])] : /** @type {Planes} */ ([...shape]);
}

/**
 * A record of a vector's step as that of a step on planes.
 * @param {StepRecord} record as the server gives it
 * @param {Model} model
 * @returns {StepRecord}
 */
export function planarRecord(record, model) {
  const { vectors, dense, run } = model;
  if (dense) return cutRecord(record, run.input_shape);
  if (!vectors?.input && !vectors?.output) return record;
  const place = record.output[0];
  const cols = run.output_shape[2];
  const output = /** @type {Planes} */ (
    vectors.output ? [0, Math.floor(place / cols), place % cols] : record.output
  );
  if (!vectors.input) return { ...record, output };
  return { ...record, output, ...ownCell(record, output) };
}

/**
 * What is done to a number of a vector by itself; softmax reads them all.
 * @param {StepRecord} record
 * @param {Planes} output
 * @returns {Pick<StepRecord, 'window'|'channels'|'along'>}
 */
function ownCell({ channels: [term], output: [place], window: { left } }, [, row, col]) {
  const { values, exponentials } = /** @type {{values: number[], exponentials?: number[]}} */ (
    /** @type {unknown} */ (term)
  );
  const at = place - left;
  return {
    window: { top: row, left: col, height: 1, width: 1, dilation: [1, 1] },
    channels: [{
      channel: 0,
      values: [[values[at]]],
      ...(exponentials && { exponentials: [[exponentials[at]]] }),
    }],
    ...(exponentials && { along: exponentials }),
  };
}

/**
 * A dense unit's step, cut into the channels that its input was flattened from: each has its own
 * part of the weights and of the products.
 * @param {StepRecord} record of a linear run: one channel, flat
 * @param {Planes} shape (C, H, W)
 * @returns {StepRecord}
 */
export function cutRecord(record, [channels, height, width]) {
  const [term] = /** @type {Record<'values'|'kernel'|'products', number[]>[]} */ (
    /** @type {unknown} */ (record.channels)
  );
  const part = (/** @type {number[]} */ list, /** @type {number} */ channel) => (
    rowsOf(list.slice(channel * height * width, (channel + 1) * height * width), width)
  );
  return {
    ...record,
    output: [record.output[0], 0, 0],
    window: { top: 0, left: 0, height, width, dilation: [1, 1] },
    padding_taps: [],
    channels: Array.from({ length: channels }, (_, channel) => {
      const products = part(term.products, channel);
      return /** @type {ChannelTerm} */ ({
        channel,
        values: part(term.values, channel),
        kernel: part(term.kernel, channel),
        products,
        sum: channels === 1 ? record.channels[0].sum : added(products.flat()),
      });
    }),
  };
}

/**
 * @param {readonly number[]} list
 * @param {number} width
 * @returns {number[][]}
 */
export function rowsOf(list, width) {
  return Array.from({ length: list.length / width }, (_, row) => (
    list.slice(row * width, (row + 1) * width)
  ));
}

/**
 * @param {readonly number[]} list
 * @returns {number}
 */
function added(list) {
  return list.reduce((sum, value) => sum + value, 0);
}

/**
 * @param {boolean|undefined} isVector
 * @param {number} cols
 * @param {number} row
 * @param {number} col
 * @returns {string} "[5, 6]", in a vector "[66]"
 */
export function placeName(isVector, cols, row, col) {
  return isVector ? `[${row * cols + col}]` : `[${row}, ${col}]`;
}

/**
 * @param {Model} model
 * @returns {[number[], number[]]} shapes of the input and the output as they are, not as drawn
 */
export function shapesOf({ run, vectors }) {
  const { input_shape: input, output_shape: output } = run;
  return [
    vectors?.input ? [sizeOf(input)] : input,
    vectors?.output ? [sizeOf(output)] : output,
  ];
}
