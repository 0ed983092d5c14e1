/** Reading NumPy's `.npy` files. */

/** @typedef {import('../types.js').NdArray} NdArray */

/** "\x93NUMPY" */
const MAGIC = Object.freeze([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]);

/**
 * Read an array of little-endian float64 in C order, the only kind the server gives.
 * @param {ArrayBuffer} buffer the whole file
 * @returns {NdArray}
 * @throws {Error} when it is not such a file, or is cut off
 */
export function parseNpy(buffer) {
  const bytes = new Uint8Array(buffer);
  if (!MAGIC.every((byte, i) => bytes[i] === byte)) throw new Error('not an .npy file');
  const view = new DataView(buffer);
  const isFirstVersion = view.getUint8(6) === 1;
  const headerStart = isFirstVersion ? 10 : 12;
  const headerLength = isFirstVersion ? view.getUint16(8, true) : view.getUint32(8, true);
  const dataStart = headerStart + headerLength;
  const header = new TextDecoder().decode(bytes.subarray(headerStart, dataStart));
  if (!header.includes("'<f8'") || !header.includes("'fortran_order': False")) {
    throw new Error(`not little-endian float64 in C order: ${header.trim()}`);
  }
  const written = header.match(/'shape':\s*\(([^)]*)\)/)?.[1] ?? '';
  const shape = written.split(',').filter((part) => part.trim()).map(Number);
  const count = shape.reduce((product, side) => product * side, 1);
  if (buffer.byteLength < dataStart + 8 * count) throw new Error('the .npy file is cut off');
  // A Float64Array must start at a multiple of eight; NumPy pads its header so that it does.
  const data = dataStart % 8 === 0
    ? new Float64Array(buffer, dataStart, count)
    : new Float64Array(buffer.slice(dataStart, dataStart + 8 * count));
  return { shape, data };
}
