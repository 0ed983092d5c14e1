/** Which mistake gives a wrong output size? Pure; the right one is the server's. */

/** @typedef {import('../types.js').SizeAxis} SizeAxis */

/**
 * @typedef {'no_plus_one'|'padding_once'|'padding_ignored'|'rounded_up'|'rounded_down'|'not_whole'
 *   |'dilation_ignored'|'stride_ignored'|'as_convolution'|'output_padding_ignored'|'no_minus_one'} SizeMistake
 */

/**
 * @param {number} typed
 * @param {SizeAxis} axis with the numbers put in, and the right result
 * @param {{isUp?: boolean, isTransposed?: boolean}} [how] whether the size is rounded up
 * @returns {SizeMistake|null} the likeliest; null where it is right, or no mistake is known
 */
export function sizeMistake(typed, axis, { isUp = false, isTransposed = false } = {}) {
  if (typed === axis.result) return null;
  const made = isTransposed ? transposed(axis) : sliding(axis, isUp);
  return made.find(({ value }) => value === typed)?.name ?? null;
}

/**
 * @param {SizeAxis} axis
 * @param {boolean} isUp
 * @returns {{name: SizeMistake, value: number}[]}
 */
function sliding({ input, kernel, span, padding: [before, after], stride }, isUp) {
  const around = before + after;
  const jumps = (/** @type {number} */ room) => room / stride;
  const round = isUp ? Math.ceil : Math.floor;
  const room = input + around - span;
  return [
    // Where it is rounded up, this and the missing 1 give the same number.
    ...(isUp ? [{ name: /** @type {SizeMistake} */ ('rounded_down'), value: Math.floor(jumps(room)) + 1 }] : []),
    { name: 'no_plus_one', value: round(jumps(room)) },
    { name: 'padding_once', value: round(jumps(room - after)) + 1 },
    { name: 'rounded_up', value: Math.ceil(jumps(room)) + 1 },
    { name: 'padding_ignored', value: round(jumps(room - around)) + 1 },
    { name: 'dilation_ignored', value: round(jumps(input + around - kernel)) + 1 },
    { name: 'stride_ignored', value: room + 1 },
    { name: 'not_whole', value: jumps(room) + 1 },
  ];
}

/**
 * @param {SizeAxis} axis
 * @returns {{name: SizeMistake, value: number}[]}
 */
function transposed({ input, kernel, span, padding: [before, after], stride, output_padding: more = 0 }) {
  const size = (input - 1) * stride - before - after + span + more;
  return [
    { name: 'output_padding_ignored', value: size - more },
    { name: 'no_minus_one', value: size + stride },
    { name: 'padding_once', value: size + after },
    { name: 'padding_ignored', value: size + before + after },
    { name: 'as_convolution', value: Math.floor((input + before + after - span) / stride) + 1 },
    { name: 'dilation_ignored', value: size - span + kernel },
    { name: 'stride_ignored', value: size - (input - 1) * (stride - 1) },
  ];
}
