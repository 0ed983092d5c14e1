/**
 * Writing a PNG, byte by byte: what a canvas writes may be changed by the browser on purpose, against
 * fingerprinting, and a drawing has to arrive as it was drawn.
 */

const SIGNATURE = Object.freeze([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Bytes of a block of zlib that is stored as it is. */
const BLOCK = 0xffff;

/** The remainders of the CRC-32 that PNG uses, one a byte. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * @param {number} width
 * @param {number} height
 * @param {Uint8Array} samples row by row, one sample a pixel (grey) or three (red, green, blue)
 * @returns {Uint8Array<ArrayBuffer>} the file, eight bits a sample and not compressed
 */
export function encodePng(width, height, samples) {
  const each = samples.length / (width * height);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, each === 1 ? 0 : 2], 8);
  const row = width * each;
  const lines = new Uint8Array(height * (row + 1)); // each begins with its filter: none
  for (let y = 0; y < height; y += 1) {
    lines.set(samples.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  }
  return joined([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', zlib(lines)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/**
 * @param {Uint8Array[]} parts
 * @returns {Uint8Array<ArrayBuffer>}
 */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * @param {string} name
 * @param {Uint8Array} body
 * @returns {Uint8Array}
 */
function chunk(name, body) {
  const named = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), body]);
  let crc = 0xffffffff;
  for (const byte of named) crc = REMAINDERS[(crc ^ byte) & 255] ^ (crc >>> 8);
  return joined([bigEndian(body.length), named, bigEndian(~crc)]);
}

/**
 * @param {Uint8Array} data
 * @returns {Uint8Array} in zlib's format, in blocks that are stored as they are
 */
function zlib(data) {
  /** @type {Uint8Array[]} */
  const parts = [Uint8Array.of(0x78, 0x01)];
  let [low, high] = [1, 0];
  for (let at = 0; at < data.length; at += BLOCK) {
    const block = data.subarray(at, at + BLOCK);
    const [size, isLast] = [block.length, at + BLOCK >= data.length ? 1 : 0];
    parts.push(Uint8Array.of(isLast, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255), block);
  }
  for (const byte of data) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return joined([...parts, bigEndian(high * 65536 + low)]);
}

/** @param {number} value @returns {Uint8Array} its four bytes */
function bigEndian(value) {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}
