/** Bringing a picture of one's own: from a file, a drop, or the clipboard. */

import { signal } from '@preact/signals';
import * as api from '../api.js';
import { formatBytes, formatCount } from '../lib/format.js';
import { addUpload } from './pictures.js';

/** @typedef {{key: string, params: Record<string, string>}} Sentence */

/** The server's limits, as the page was told. */
const limits = (() => {
  const { uploadBytes, uploadPixels } = document.documentElement.dataset;
  return Object.freeze({ bytes: Number(uploadBytes), pixels: Number(uploadPixels) });
})();

/** Whether a picture is on its way. */
export const sending = signal(false);

/** Why the last one was not taken. @type {import('@preact/signals').Signal<Sentence|null>} */
export const uploadError = signal(null);

/** @type {AbortController|null} */
let underway = null;

/**
 * Send a file; the picture becomes the present one when the server has read it.
 * @param {Blob} file
 */
export async function upload(file) {
  underway?.abort();
  uploadError.value = null;
  if (file.size > limits.bytes) {
    uploadError.value = {
      key: 'upload.too_many_bytes',
      params: { size: formatBytes(file.size), limit: formatBytes(limits.bytes) },
    };
    return;
  }
  const own = new AbortController();
  underway = own;
  sending.value = true;
  try {
    addUpload(await api.uploadImage(file, own.signal));
  } catch (error) {
    if (underway === own && !api.isAbort(error)) uploadError.value = sentenceOf(error);
  }
  if (underway === own) sending.value = false;
}

export function cancelUpload() {
  underway?.abort();
  underway = null;
  sending.value = false;
}

/** @returns {boolean} whether the browser lets a page ask for what is in the clipboard */
export function canPaste() {
  return Boolean(navigator.clipboard?.read);
}

/** Take the picture that lies in the clipboard. */
export async function paste() {
  try {
    for (const item of await navigator.clipboard.read()) {
      const type = item.types.find((one) => one.startsWith('image/'));
      if (type) {
        await upload(await item.getType(type));
        return;
      }
    }
    uploadError.value = { key: 'upload.nothing_to_paste', params: {} };
  } catch {
    uploadError.value = { key: 'upload.paste_refused', params: {} };
  }
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
