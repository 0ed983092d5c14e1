/**
 * How the values of settings are written in an address. Reading gives undefined for what does not
 * fit; nothing is repaired silently.
 */

import { RULES } from '../lib/sides.js';
import { isRegular, TABLE } from '../lib/table.js';

/** @typedef {import('../types.js').Four} Four */
/** @typedef {import('../types.js').Padding} Padding */
/** @typedef {import('../types.js').Sides} Sides */

/**
 * @template T
 * @typedef {object} Codec
 * @property {(text: string) => T|undefined} parse
 * @property {(value: T) => string} print
 */

const LARGEST_WEIGHTS = 8 * 3 * 31 * 31;

/** Servers and chats cut off what is much longer than this. */
export const LONGEST_TABLE = 6000;

/**
 * @template {string} T
 * @param {readonly T[]} options
 * @returns {Codec<T>}
 */
export function oneOf(options) {
  return {
    parse: (text) => options.find((option) => option === text),
    print: (value) => value,
  };
}

/** An id, or the name of a sample or preset. @type {Codec<string>} */
export const name = {
  parse: (text) => (/^[\w-]{1,64}$/.test(text) ? text : undefined),
  print: (value) => value,
};

/**
 * What a person typed, as it stands.
 * @param {number} most characters
 * @returns {Codec<string>}
 */
export function typed(most) {
  return {
    parse: (given) => (given.length <= most ? given : undefined),
    print: (value) => value,
  };
}

/** Row and column of a cell, counted from 0. @type {Codec<[number, number]>} */
export const cell = {
  parse(given) {
    const [, row, column] = /^(\d{1,3}),(\d{1,3})$/.exec(given) ?? [];
    return row ? [Number(row), Number(column)] : undefined;
  },
  print: (value) => value.join(','),
};

/** Yes or no, as 1 or 0. @type {Codec<boolean>} */
export const flag = {
  parse: (text) => (text === '1' ? true : text === '0' ? false : undefined),
  print: (value) => (value ? '1' : '0'),
};

/** Whether it is named at all. @type {Codec<boolean>} */
export const presence = { parse: (text) => (text === '' ? true : flag.parse(text)), print: flag.print };

/**
 * @param {number} low
 * @param {number} high
 * @returns {Codec<number>}
 */
export function integer(low, high) {
  return {
    parse(text) {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return value >= low && value <= high ? value : undefined;
    },
    print: String,
  };
}

/**
 * The layer, or one of its channels from 0.
 * @param {number} channels
 * @returns {Codec<number|'layer'>}
 */
export function scope(channels) {
  const channel = integer(0, channels - 1);
  return {
    parse: (text) => (text === 'layer' ? text : channel.parse(text)),
    print: String,
  };
}

/**
 * @param {number} low
 * @param {number} high
 * @returns {Codec<number>}
 */
export function decimal(low, high) {
  return {
    parse(text) {
      const value = toNumber(text);
      return value >= low && value <= high ? value : undefined;
    },
    print: String,
  };
}

/**
 * One number for both axes, or "down,across".
 * @param {number} low
 * @param {number} high
 * @returns {Codec<Sides>}
 */
export function sides(low, high) {
  const one = integer(low, high);
  return {
    parse(text) {
      const read = text.split(',').map(one.parse);
      if (read.length > 2 || read.includes(undefined)) return undefined;
      return /** @type {Sides} */ (read.length === 1 ? read[0] : read);
    },
    print: String,
  };
}

/**
 * The same, and "top,bottom,left,right", "same" or "valid".
 * @param {number} high
 * @returns {Codec<Padding>}
 */
export function padding(high) {
  const short = sides(0, high);
  return {
    parse(text) {
      const rule = RULES.find((one) => one === text);
      if (rule) return rule;
      const read = text.split(',').map((part) => integer(0, high).parse(part));
      if (read.length !== 4) return short.parse(text);
      return read.includes(undefined) ? undefined : /** @type {Four} */ (read);
    },
    print: String,
  };
}

/**
 * A setting that follows something else until it is set: null is never written.
 * @template T
 * @param {Codec<T>} codec
 * @returns {Codec<T|null>}
 */
export function optional(codec) {
  return {
    parse: codec.parse,
    print: (value) => (value === null ? '' : codec.print(value)),
  };
}

/** [left, top, right, bottom] in pixels, or the whole picture. @type {Codec<Four|'whole'>} */
export const crop = {
  parse(text) {
    if (text === 'whole') return text;
    if (!/^\d{1,6}(,\d{1,6}){3}$/.test(text)) return undefined;
    const [left, top, right, bottom] = text.split(',').map(Number);
    return left < right && top < bottom ? [left, top, right, bottom] : undefined;
  },
  print: (value) => (value === 'whole' ? value : value.join(',')),
};

/** How closely a picture is looked at: "zoom,left,top". @type {Codec<import('../types.js').Look>} */
export const look = {
  parse(text) {
    const [zoom, left, top, ...rest] = text.split(',').map(toNumber);
    const isShare = (/** @type {number} */ share) => share >= 0 && share < 1;
    if (rest.length || !(zoom > 1 && zoom <= 64) || !isShare(left) || !isShare(top)) return undefined;
    return [zoom, left, top];
  },
  print: (value) => value.map((part) => Number(part.toFixed(4))).join(','),
};

/** Numbers with commas between them. @type {Codec<number[]>} */
export const numbers = {
  parse(text) {
    const values = text.split(',').map(toNumber);
    return values.every(Number.isFinite) && values.length <= 64 ? values : undefined;
  },
  print: (values) => values.join(','),
};

/**
 * Weights (C_out, C_in / groups, kH, kW) as "2x3x3x3:" and then a kernel after the other, with
 * semicolons between them. Equal numbers in a row are written once ("0*9"), and a kernel that
 * equals the one before it is "=".
 * @type {Codec<number[][][][]>}
 */
export const weights = {
  parse(text) {
    const [, written, body] = /^(\d+x\d+x\d+x\d+):(.+)$/.exec(text) ?? [];
    if (!written) return undefined;
    const [filters, slots, height, width] = written.split('x').map(Number);
    const kernels = body.split(';');
    const shape = [filters, slots, height, width];
    if (shape.some((side) => side < 1 || side > 31)) return undefined;
    if (kernels.length !== filters * slots) return undefined;
    if (kernels.length * height * width > LARGEST_WEIGHTS) return undefined;
    /** @type {number[][][]} */
    const read = [];
    for (const kernel of kernels) {
      const flat = kernel === '=' ? read.at(-1)?.flat() : expand(kernel, height * width);
      if (flat?.length !== height * width) return undefined;
      read.push(rows(flat, width));
    }
    return Array.from({ length: filters }, (_, f) => read.slice(f * slots, (f + 1) * slots));
  },
  print(value) {
    const [filters, slots] = [value.length, value[0].length];
    const [height, width] = [value[0][0].length, value[0][0][0].length];
    const kernels = value.flat().map((kernel) => squeeze(kernel.flat()));
    const written = kernels.map((text, i) => (i > 0 && text === kernels[i - 1] ? '=' : text));
    return `${filters}x${slots}x${height}x${width}:${written.join(';')}`;
  },
};

/**
 * Tables (C, H, W) as "1,0,1;1,1,0": commas between numbers, semicolons between rows, and an empty
 * row before the next channel. Equal numbers in a row are written once where that is shorter.
 * @type {Codec<number[][][]>}
 */
export const table = {
  parse(text) {
    if (text.length > LONGEST_TABLE) return undefined;
    /** @type {number[][][]} */
    const channels = [[]];
    for (const line of text.split(';')) {
      const row = line === '' ? null : expand(line, TABLE.side);
      if (row === undefined) return undefined;
      if (row) channels[channels.length - 1].push(row);
      else channels.push([]);
    }
    return isRegular(channels) ? channels : undefined;
  },
  print: (channels) => channels.map((plane) => (
    plane.map((row) => squeeze(row, 3)).join(';')
  )).join(';;'),
};

/**
 * @param {string} text
 * @returns {number} NaN for what is not a plain finite number
 */
function toNumber(text) {
  return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

/**
 * @param {number[]} flat
 * @param {number} width
 * @returns {number[][]}
 */
function rows(flat, width) {
  const count = flat.length / width;
  return Array.from({ length: count }, (_, row) => flat.slice(row * width, (row + 1) * width));
}

/**
 * @param {number[]} values
 * @param {number} [from] fewer equal numbers are written out
 * @returns {string}
 */
function squeeze(values, from = 2) {
  /** @type {{value: number, count: number}[]} */
  const runs = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last && last.value === value) last.count += 1;
    else runs.push({ value, count: 1 });
  }
  return runs.map(({ value, count }) => (
    count < from ? Array.from({ length: count }, () => value).join(',') : `${value}*${count}`
  )).join(',');
}

/**
 * @param {string} text
 * @param {number} most
 * @returns {number[]|undefined} at most so many numbers
 */
function expand(text, most) {
  /** @type {number[]} */
  const values = [];
  for (const part of text.split(',')) {
    const [written, times = '1'] = part.split('*');
    const value = toNumber(written);
    const repeats = /^\d{1,4}$/.test(times) ? Number(times) : 0;
    if (!Number.isFinite(value) || repeats < 1 || values.length + repeats > most) return undefined;
    for (let i = 0; i < repeats; i += 1) values.push(value);
  }
  return values;
}
