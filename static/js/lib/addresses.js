/** Where the server has what can be asked for, as pages name it. Pure. */

/** @typedef {import('../types.js').Lang} Lang */
/** @typedef {import('../types.js').Phase} Phase */
/** @typedef {import('../types.js').PreviewSource} PreviewSource */
/** @typedef {{padding: string, padded: boolean}} Rim */

export const BASE = '/api/v1';

/**
 * What a preset makes of a picture, as a small picture.
 * @param {string} name
 * @param {PreviewSource} source
 * @param {{mode: string, theme: string, side: number}} options side: cells along the longer side
 * @returns {string}
 */
export function previewAddress(name, source, { mode, theme, side }) {
  const query = new URLSearchParams({ ...source, mode, theme, side: String(side) });
  return `${BASE}/kernels/${encodeURIComponent(name)}.png?${query}`;
}

/**
 * @param {string} runId
 * @param {number} filter
 * @param {number|null} channel
 * @param {'json'|'png'} form
 * @returns {string}
 */
export function responseAddress(runId, filter, channel, form) {
  const of = channel === null ? '' : `?channel=${channel}`;
  return `${BASE}/runs/${runId}/frequency_response/${filter}.${form}${of}`;
}

/**
 * @param {string} runId
 * @param {'picture'|'kernel'|'product'|'result'|'sliding'|'difference'} what
 * @param {Rim} rim
 * @returns {string}
 */
export function spectraAddress(runId, what, { padding, padded }) {
  return `${BASE}/runs/${runId}/spectra/0/${what}.npy?padding=${padding}&padded=${padded}`;
}

/**
 * @param {string} id or a sample's name
 * @param {number} [width] at most so many pixels across
 * @returns {string}
 */
export function imageAddress(id, width) {
  return `${BASE}/images/${encodeURIComponent(id)}${width ? `?width=${width}` : ''}`;
}

/**
 * @param {string} runId
 * @param {number} step
 * @param {{kind: 'png' | 'svg', lang: Lang, theme: string, width: number, phase: Phase}} options
 * @returns {string}
 */
export function frameAddress(runId, step, { kind, lang, theme, width, phase }) {
  const query = new URLSearchParams({ lang, theme, width: String(width), phase });
  return `${BASE}/runs/${runId}/frames/${step}.${kind}?${query}`;
}

/**
 * @param {string} runId
 * @param {number} channel
 * @param {{colormap: string, scale: number}} options
 * @returns {string}
 */
export function mapAddress(runId, channel, { colormap, scale }) {
  return `${BASE}/runs/${runId}/maps/${channel}.png?colormap=${colormap}&scale=${scale}`;
}

/**
 * @param {string} runId
 * @param {string} kind of film
 * @param {Record<string, string>} options
 * @returns {string}
 */
export function animationAddress(runId, kind, options) {
  return `${BASE}/runs/${runId}/animation.${kind}?${new URLSearchParams(options)}`;
}

/**
 * @param {string} runId
 * @param {number} channel
 * @returns {string} of a feature map as a table
 */
export function planeTable(runId, channel) {
  return `${BASE}/runs/${runId}/maps/${channel}.csv`;
}
