/**
 * Layers as they are written for PyTorch, read into what the server takes: `Conv2d(16, 33, 3,
 * stride=2)`, one a line or with commas between them, with or without `nn.`, names, `Sequential(…)`
 * and the numbers that PyTorch prints before them. Pure.
 */

import { LAYERS } from './layer_names.js';

/** @typedef {number|boolean|string|null|(number|null)[]} Value what a field of the server's holds */
/** @typedef {{text: string, name: string, fields: {op: string} & Record<string, Value>}} ReadLayer */
/** @typedef {{key: string, params: Record<string, string|number>}} Problem a key of `shapes.error` */
/** @typedef {{kind: 'name'|'number'|'word'|'sign'|'end', text: string, from: number, to: number}} Token */
/** @typedef {{kind: Token['kind']|'list', text: string, items?: Argument[]}} Argument */

/** What stops the reading. */
class Unreadable extends Error {
  /** @param {string} key @param {Record<string, string|number>} [params] */
  constructor(key, params = {}) {
    super(key);
    this.problem = { key, params };
  }
}

const TOKEN = /(?<skip>\s+|#[^\n]*)|(?<name>[A-Za-z_][\w.]*)|(?<number>-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(?<word>'[^'\n]*'|"[^"\n]*")|(?<sign>[(),=:;[\]])/gyi;

/** Wrappers whose layers count as if they stood alone. */
const WRAPPERS = Object.freeze(['Sequential', 'ModuleList']);

/**
 * @param {string} text
 * @returns {{layers: ReadLayer[]}|{problem: Problem}}
 */
export function readLayers(text) {
  try {
    const reader = new Reader(text);
    const layers = reader.layers(false);
    if (layers.length === 0) throw new Unreadable('none');
    return { layers };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem };
    throw error;
  }
}

/**
 * A shape as people write it: "20×16×50×100", "(20, 16, 50, 100)", "20 16 50 100".
 * @param {string} text
 * @returns {number[]|null} one to four sizes from 1 on
 */
export function readShape(text) {
  const inner = text.trim().replace(/^[([](.*)[)\]]$/, '$1').trim().replace(/,$/, '');
  const parts = inner.split(/\s*[×x*,]\s*|\s+/i);
  const sizes = parts.map((part) => (/^\d{1,10}$/.test(part) ? Number(part) : 0));
  return sizes.length <= 4 && sizes.every((size) => size > 0) ? sizes : null;
}

/** @param {string} text @returns {Token[]} @throws {Unreadable} */
function tokensOf(text) {
  /** @type {Token[]} */
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (!groups) throw new Unreadable('sign', { text: text[from] });
    const kind = /** @type {Token['kind']|'skip'} */ (Object.keys(groups).find((one) => groups[one] !== undefined));
    if (kind !== 'skip') tokens.push({ kind, text: groups[kind], from, to: TOKEN.lastIndex });
  }
  return [...tokens, { kind: 'end', text: '', from: text.length, to: text.length }];
}

/** Goes through the tokens once. */
class Reader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.tokens = tokensOf(text);
    this.at = 0;
  }

  /** @param {number} [ahead] @returns {Token} */
  peek(ahead = 0) {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
  }

  /** @param {string} sign @returns {boolean} whether it was next, and is read */
  take(sign) {
    const isNext = this.peek().kind === 'sign' && this.peek().text === sign;
    if (isNext) this.at += 1;
    return isNext;
  }

  /** @param {string} sign */
  expect(sign) {
    if (!this.take(sign)) throw new Unreadable('expected', { sign, text: this.peek().text || '…' });
  }

  /** @param {boolean} isInside a wrapper: up to its closing bracket @returns {ReadLayer[]} */
  layers(isInside) {
    /** @type {ReadLayer[]} */
    const layers = [];
    for (;;) {
      while (this.take(',') || this.take(';') || (isInside && this.take(']')));
      if (isInside ? this.take(')') : this.peek().kind === 'end') return layers;
      this.label();
      layers.push(...this.layer());
    }
  }

  /** What may stand before a layer: `(0):`, `self.conv1 =`, `conv1:`. */
  label() {
    const [first, second, third, fourth] = [0, 1, 2, 3].map((ahead) => this.peek(ahead));
    if (first.text === '(' && third.text === ')' && fourth.text === ':') this.at += 4;
    else if (first.kind === 'name' && second.kind === 'sign' && '=:'.includes(second.text)) this.at += 2;
  }

  /** @returns {ReadLayer[]} one, or those of a wrapper */
  layer() {
    const first = this.peek();
    if (first.kind !== 'name') throw new Unreadable('layer', { text: first.text || '…' });
    this.at += 1;
    const name = first.text.split('.').at(-1) ?? '';
    if (WRAPPERS.includes(name)) {
      this.expect('(');
      this.take('[');
      return this.layers(true);
    }
    if (!Object.hasOwn(LAYERS, name)) throw new Unreadable('unknown', { name: first.text });
    this.expect('(');
    const fields = this.fields(name, LAYERS[name]);
    const text = this.text.slice(first.from, this.tokens[this.at - 1].to).replace(/\s+/g, ' ');
    return [{ name, text: text.slice(first.text.length - name.length), fields }];
  }

  /**
   * @param {string} name
   * @param {import('./layer_names.js').Described} described
   * @returns {ReadLayer['fields']}
   */
  fields(name, { op, parameters, needed }) {
    /** @type {ReadLayer['fields']} */
    const fields = { op };
    const given = new Set();
    let isNamed = false;
    while (!this.take(')')) {
      if (this.peek().kind === 'end') throw new Unreadable('unclosed', { name });
      const keyword = this.peek().kind === 'name' && this.peek(1).text === '=' ? this.peek().text : null;
      if (keyword) this.at += 2;
      else if (isNamed) throw new Unreadable('order', { name });
      isNamed ||= keyword !== null;
      const [parameter, sort] = parameterOf(name, parameters, keyword ?? given.size);
      if (given.has(parameter)) throw new Unreadable('twice', { name, parameter });
      given.add(parameter);
      const value = valueOf(this.argument(name), sort, { name, parameter });
      if (value !== undefined) fields[parameter] = value;
      if (!this.take(',') && this.peek().text !== ')' && this.peek().kind !== 'end') {
        throw new Unreadable('expected', { sign: ')', text: this.peek().text });
      }
    }
    const missing = needed.find((one) => !given.has(one));
    if (missing) throw new Unreadable('missing', { name, parameter: missing });
    return fields;
  }

  /** @param {string} name of the layer @returns {Argument} */
  argument(name) {
    const { kind, text } = this.peek();
    if (kind === 'sign' && (text === '(' || text === '[')) return this.list(name, text === '(' ? ')' : ']');
    if (kind === 'sign' || kind === 'end') throw new Unreadable('value', { name, text: text || '…' });
    this.at += 1;
    return { kind, text };
  }

  /** @param {string} name @param {string} end @returns {Argument} */
  list(name, end) {
    const { from } = this.peek();
    this.at += 1;
    /** @type {Argument[]} */
    const items = [];
    while (!this.take(end)) {
      items.push(this.argument(name));
      if (!this.take(',') && this.peek().text !== end) throw new Unreadable('expected', { sign: end, text: this.peek().text || '…' });
    }
    return { kind: 'list', text: this.text.slice(from, this.tokens[this.at - 1].to), items };
  }
}

/**
 * @param {string} name of the layer
 * @param {import('./layer_names.js').Described['parameters']} parameters
 * @param {string|number} given its keyword, or its place
 */
function parameterOf(name, parameters, given) {
  if (typeof given === 'number') {
    if (given < parameters.length) return parameters[given];
    throw new Unreadable('many', { name, most: parameters.length });
  }
  const found = parameters.find(([one]) => one === given);
  if (!found) throw new Unreadable('keyword', { name, parameter: given });
  return found;
}

/** @type {Readonly<Record<string, boolean|null>>} */
const CONSTANTS = Object.freeze({ True: true, False: false, None: null });

/**
 * @param {Argument} argument
 * @param {import('./layer_names.js').Sort} sort
 * @param {{name: string, parameter: string}} of
 * @returns {Value|undefined} undefined for what is left to the default, or has no say
 * @throws {Unreadable} it is not of that sort
 */
function valueOf(argument, sort, of) {
  const { kind, text, items } = argument;
  if (sort === 'skip' || text === 'None' || sort === `=${text}`) return undefined;
  if (sort.startsWith('=')) throw new Unreadable('only', { ...of, text: sort.slice(1) });
  const refuse = () => new Unreadable(`not_${sort}`, { ...of, text });
  if (kind === 'list') {
    if (sort !== 'ints' && sort !== 'padding') throw refuse();
    return (items ?? []).map((item) => (item.text === 'None' ? null : integer(item, refuse)));
  }
  if (sort === 'flag') {
    if (typeof CONSTANTS[text] !== 'boolean') throw refuse();
    return CONSTANTS[text];
  }
  if (sort === 'padding' && kind === 'word') return text.slice(1, -1);
  if (sort === 'number' && kind === 'number') return Number(text);
  return integer(argument, refuse);
}

/** @param {Argument} argument @param {() => Unreadable} refuse @returns {number} */
function integer({ kind, text }, refuse) {
  if (kind !== 'number' || !/^-?\d+$/.test(text)) throw refuse();
  return Number(text);
}
