/** Bringing a picture of one's own, whatever it comes from. */

import { signal } from '@preact/signals';
import * as api from '../api.js';
import { formatBytes, formatCount } from '../lib/format.js';
import { mode, showPanel } from './layout.js';
import { complain } from './notices.js';
import { addUpload } from './pictures.js';

/** @typedef {import('../lib/table.js').Sentence} Sentence */

/** The server's limits, as the page was told. */
const limits = (() => {
  const { uploadBytes, uploadPixels } = document.documentElement.dataset;
  return Object.freeze({ bytes: Number(uploadBytes), pixels: Number(uploadPixels) });
})();

/** Whether a picture is on its way. */
export const sending = signal(false);

/** Why the last one was not taken. */
export const uploadError = signal(/** @type {Sentence|null} */ (null));

/**
 * Say why nothing was taken: beside the buttons, where there are any.
 * @param {string} key
 * @param {Sentence['params']} [params]
 */
export function refuse(key, params = {}) {
  uploadError.value = { key, params };
  // The stage alone has no panels.
  if (mode.peek() === 'page') showPanel('picture');
  else complain(key, params);
}

/** @type {AbortController|null} */
let underway = null;

/**
 * Send a file; the picture becomes the present one when the server has read it.
 * @param {Blob} file
 * @param {number|null} [grid] cells along the longer side; null for as many as suit it
 * @returns {Promise<boolean>} whether it is the present one now
 */
export async function upload(file, grid = null) {
  underway?.abort();
  uploadError.value = null;
  if (file.size > limits.bytes) {
    refuse('upload.too_many_bytes', {
      size: formatBytes(file.size), limit: formatBytes(limits.bytes),
    });
    return false;
  }
  const own = new AbortController();
  underway = own;
  sending.value = true;
  let isTaken = false;
  try {
    addUpload(await api.uploadImage(file, own.signal), grid);
    isTaken = true;
  } catch (error) {
    if (underway === own && !api.isAbort(error)) {
      const { key, params } = sentenceOf(error);
      refuse(key, params);
    }
  }
  if (underway === own) sending.value = false;
  return isTaken;
}

export function cancelUpload() {
  underway?.abort();
  underway = null;
  sending.value = false;
}

/** The kinds of refusal that have a sentence of their own. */
const KEYS = /** @type {Readonly<Record<number, string>>} */ (Object.freeze({
  413: 'upload.too_many_pixels',
  415: 'upload.not_a_picture',
  422: 'upload.damaged',
}));

/**
 * @param {unknown} error
 * @returns {Sentence}
 */
function sentenceOf(error) {
  if (!(error instanceof api.Refusal)) return { key: 'upload.unreachable', params: {} };
  // What has no field was refused by something in front of the server, in its own way.
  const key = error.fields.length ? KEYS[error.status] : undefined;
  if (!key) return { key: 'upload.failed', params: { detail: error.message } };
  return { key, params: { limit: formatCount(limits.pixels) } };
}
