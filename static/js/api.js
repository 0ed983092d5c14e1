/** Every call to the server. Nothing else on the page fetches. */

import { BASE, imageAddress, responseAddress } from './lib/addresses.js';
import { parseNpy } from './lib/npy.js';

/** @typedef {import('./types.js').ArithmeticAnswer} ArithmeticAnswer */
/** @typedef {import('./types.js').FieldError} FieldError */
/** @typedef {import('./types.js').FrequencyResponse} FrequencyResponse */
/** @typedef {import('./types.js').InverseAnswer} InverseAnswer */
/** @typedef {import('./types.js').InverseQuestion} InverseQuestion */
/** @typedef {import('./types.js').Lang} Lang */
/** @typedef {import('./types.js').NdArray} NdArray */
/** @typedef {import('./types.js').Operation} Operation */
/** @typedef {import('./types.js').Preset} Preset */
/** @typedef {import('./types.js').RunAnswer} RunAnswer */
/** @typedef {import('./types.js').RunRequest} RunRequest */
/** @typedef {import('./types.js').Sample} Sample */
/** @typedef {import('./types.js').SeenField} SeenField */
/** @typedef {import('./types.js').StepPage} StepPage */
/** @typedef {import('./types.js').TransposedView} TransposedView */
/** @typedef {import('./types.js').Uploaded} Uploaded */

/** The server answered, and said why it would not. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   * @param {FieldError[]} fields
   */
  constructor(status, detail, fields) {
    super(detail);
    this.name = 'Refusal';
    this.status = status;
    this.fields = fields;
  }
}

/** No answer came: the server is down, or the network is. */
export class Unreachable extends Error {
  constructor() {
    super('the server did not answer');
    this.name = 'Unreachable';
  }
}

/**
 * @param {string} address
 * @param {RequestInit} [options]
 * @returns {Promise<Response>} with a status that says success
 * @throws {Refusal|Unreachable} or an AbortError
 */
async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new Unreachable();
  }
  if (response.ok) return response;
  throw await refusalOf(response);
}

/**
 * @param {Response} response
 * @returns {Promise<Refusal>}
 */
async function refusalOf(response) {
  try {
    const { detail, errors } = await response.json();
    return new Refusal(response.status, String(detail), Array.isArray(errors) ? errors : []);
  } catch {
    // Something in front of the server answered, in its own way.
    return new Refusal(response.status, `${response.status} ${response.statusText}`.trim(), []);
  }
}

/**
 * @param {unknown} error
 * @returns {boolean} whether the request was given up on purpose
 */
export function isAbort(error) {
  return error instanceof DOMException && error.name === 'AbortError';
}

/**
 * @param {unknown} error
 * @returns {error is Refusal|Unreachable} whether it is the server's, not a mistake of this page
 */
export function isFailure(error) {
  return error instanceof Refusal || error instanceof Unreachable;
}

/**
 * @param {unknown} error
 * @returns {error is Refusal} whether the server answered that what was asked does not fit
 */
export function isRefusal(error) {
  return error instanceof Refusal && error.status < 500;
}

/** @returns {Promise<Preset[]>} */
export async function listKernels() {
  const response = await ask(`${BASE}/kernels`);
  return (await response.json()).kernels;
}

/**
 * Which waves a kernel lets pass.
 * @param {string} runId
 * @param {number} filter
 * @param {number|null} channel null for the mean of the filter's kernels
 * @param {AbortSignal} signal
 * @returns {Promise<FrequencyResponse>}
 */
export async function frequencyResponse(runId, filter, channel, signal) {
  const response = await ask(responseAddress(runId, filter, channel, 'json'), { signal });
  return response.json();
}

/** @typedef {{padding: string, padded: boolean}} Rim what sliding finds beyond the edge, and whether the transform has room for it */

/**
 * A run's first kernel on its first channel by way of frequencies, compared with sliding.
 * @param {string} runId
 * @param {Rim} rim
 * @param {AbortSignal} signal
 * @returns {Promise<import('./types.js').SpectraAnswer>}
 */
export async function spectraOf(runId, { padding, padded }, signal) {
  const response = await ask(`${BASE}/runs/${runId}/spectra/0.json?padding=${padding}&padded=${padded}`, { signal });
  return response.json();
}

/** @returns {Promise<Sample[]>} */
export async function listImages() {
  const response = await ask(`${BASE}/images`);
  return (await response.json()).images;
}

/**
 * @param {Blob} file
 * @param {AbortSignal} signal
 * @returns {Promise<Uploaded>}
 */
export async function uploadImage(file, signal) {
  const body = new FormData();
  body.append('file', file);
  const response = await ask(`${BASE}/images`, { method: 'POST', body, signal });
  return response.json();
}

/** The colour type in a PNG's header that says: one sample a pixel. */
const GREY = 0;

/**
 * How large a picture is and whether it has colours, from the first bytes of its PNG; the rest is
 * not waited for.
 * @param {string} id
 * @returns {Promise<{width: number, height: number, mode: 'rgb'|'grey'}>} pixels
 */
export async function imageHeader(id) {
  const giveUp = new AbortController();
  const response = await ask(imageAddress(id), { signal: giveUp.signal });
  const { value } = await /** @type {ReadableStream<Uint8Array>} */ (response.body)
    .getReader().read();
  giveUp.abort();
  const bytes = value ?? new Uint8Array();
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    width: header.getUint32(16),
    height: header.getUint32(20),
    mode: header.getUint8(25) === GREY ? 'grey' : 'rgb',
  };
}

/**
 * @param {RunRequest} request
 * @param {AbortSignal} signal
 * @returns {Promise<RunAnswer>}
 */
export async function createRun(request, signal) {
  return post('/runs', request, signal);
}

/**
 * @param {string} path
 * @param {unknown} body
 * @param {AbortSignal|null} [signal]
 * @returns {Promise<any>}
 */
export async function post(path, body, signal = null) {
  const response = await ask(`${BASE}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
  return response.json();
}

/**
 * @param {number[]} shape that goes in
 * @param {Record<string, unknown>[]} layers in order, told apart by `op`
 * @param {AbortSignal} signal
 * @returns {Promise<ArithmeticAnswer>}
 */
export async function arithmetic(shape, layers, signal) {
  return post('/arithmetic', { input_shape: shape, layers }, signal);
}

/**
 * @param {InverseQuestion} question
 * @param {AbortSignal} signal
 * @returns {Promise<InverseAnswer>}
 */
export async function inverseArithmetic(question, signal) {
  return post('/arithmetic/inverse', question, signal);
}

/**
 * @param {string} id
 * @returns {Promise<RunAnswer>}
 */
export async function readRun(id) {
  const response = await ask(`${BASE}/runs/${encodeURIComponent(id)}`);
  return response.json();
}

/**
 * Which cells of every input of a chain an output cell sees.
 * @param {string} runId
 * @param {[number, number]} cell row and column of the output
 * @param {AbortSignal} signal
 * @returns {Promise<SeenField[]>} of this run first, then back to the first input
 */
export async function receptiveField(runId, [row, column], signal) {
  const address = `${BASE}/runs/${runId}/receptive_field?row=${row}&column=${column}`;
  const response = await ask(address, { signal });
  return (await response.json()).fields;
}

/**
 * @param {string} address of an `.npy` file
 * @param {AbortSignal} [signal]
 * @returns {Promise<NdArray>}
 */
export async function readArray(address, signal) {
  const response = await ask(address, signal && { signal });
  let file;
  try {
    file = await response.arrayBuffer();
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new Unreachable(); // the connection broke off on the way
  }
  return parseNpy(file);
}

/**
 * @param {string} runId
 * @param {number} start
 * @param {number} count
 * @param {TransposedView|null} [view] of a transposed convolution; the records of a scatter are
 *   `StampRecord`s
 * @returns {Promise<StepPage>}
 */
export async function steps(runId, start, count, view = null) {
  const way = view ? `&view=${view}` : '';
  const response = await ask(`${BASE}/runs/${runId}/steps?start=${start}&count=${count}${way}`);
  /** @type {StepPage} */
  const page = await response.json();
  // JSON has no −∞, the maximum of a window that holds nothing but padding.
  if (view !== 'scatter') for (const step of page.steps) step.result ??= -Infinity;
  return page;
}

/**
 * Has a number marked that a person worked out.
 * @param {string} runId
 * @param {number} step
 * @param {import('./types.js').Answer} answer
 * @returns {Promise<import('./types.js').Verdict>}
 */
export async function mark(runId, step, answer) {
  return post(`/runs/${runId}/steps/${step}/answers`, answer);
}

/**
 * @param {Lang} lang
 * @returns {Promise<Record<string, string>>}
 */
export async function texts(lang) {
  const response = await ask(`/texts/${lang}.json`);
  return response.json();
}

/**
 * The same for the course, which has more to say.
 * @param {Lang} lang
 * @returns {Promise<Record<string, string>>}
 */
export async function courseTexts(lang) {
  const response = await ask(`/texts/learn/${lang}.json`);
  return response.json();
}

/**
 * The libraries that a run can be said in.
 * @param {string} runId
 * @param {AbortSignal} signal
 * @returns {Promise<import('./types.js').Program[]>}
 */
export async function listCode(runId, signal) {
  const response = await ask(`${BASE}/runs/${runId}/code`, { signal });
  return (await response.json()).programs;
}

/**
 * @param {string} address
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
export async function readText(address, signal) {
  const response = await ask(address, { signal });
  return response.text();
}

/**
 * A short link to a state of this page.
 * @param {string} query
 * @param {AbortSignal} signal
 * @returns {Promise<string>} its address on this server
 */
export async function createLink(query, signal) {
  return (await post('/links', { query }, signal)).address;
}
