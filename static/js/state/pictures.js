/** The pictures there are, and how the present one is read. */

import { batch, computed, effect, signal } from '@preact/signals';
import * as api from '../api.js';
import { GRIDS, settings } from './settings.js';

/** @typedef {import('../types.js').Bilingual} Bilingual */
/** @typedef {import('../types.js').Four} Four */
/** @typedef {import('../types.js').ImageInput} ImageInput */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {import('../types.js').Sample} Sample */
/** @typedef {import('../types.js').Uploaded} Uploaded */

/**
 * A picture that can be chosen.
 * @typedef {object} Picture
 * @property {string} id what the address says: a sample's name, or the id of an upload
 * @property {number} width pixels
 * @property {number} height pixels
 * @property {Bilingual|null} title a sample's
 * @property {Four|null} crop as it opens
 * @property {number} grid cells along the longer side as it opens
 * @property {'rgb'|'grey'} color as it opens
 * @property {string} credit source and licence of a sample
 */

/**
 * Cells along the longer side of an upload: enough that a person recognises the photograph, and
 * few enough that its pixels show.
 */
export const UPLOAD_GRID = 96;

/** @type {import('@preact/signals').Signal<Picture[]>} */
export const samples = signal([]);

/**
 * Cells that a picture is read with for some operations, if no grid was chosen: with more what they do
 * could not be read.
 * @type {Readonly<Record<string, number>>}
 */
const READABLE = Object.freeze({ transposed: 6, flatten: 6, dense: 6 });

/** Pictures that are not samples, latest first. @type {import('@preact/signals').Signal<Picture[]>} */
export const uploads = signal([]);

/** Pictures to choose from. */
export const pictures = computed(() => [...samples.value, ...uploads.value]);

/** The present picture, or null while it is not known. */
export const picture = computed(
  () => pictures.value.find(({ id }) => id === settings.image.value) ?? null,
);

/** How the present picture is read. */
export const reading = computed(() => (picture.value ? readingOf(picture.value) : null));

/**
 * @param {Picture} of
 * @returns {{crop: Four, size: Pair, color: 'rgb'|'grey'}}
 */
function readingOf(of) {
  const whole = /** @type {Four} */ ([0, 0, of.width, of.height]);
  const chosen = settings.crop.value ?? of.crop ?? whole;
  const crop = chosen === 'whole' ? whole : chosen;
  const grid = settings.grid.value ?? readableGrid() ?? of.grid;
  return {
    crop,
    size: sizeOf(crop, settings.grid.value === null ? Math.min(grid, of.grid) : grid),
    color: settings.color.value ?? of.color,
  };
}

/**
 * @returns {number|null} cells that a picture is read with where nothing else was chosen; null for
 *   as many as it opens with
 */
export function readableGrid() {
  if (settings.from.value !== null) return null;
  return READABLE[settings.operation.value] ?? null;
}

/**
 * @param {Four} crop
 * @param {number} grid cells along the longer side
 * @returns {Pair} height and width in cells, in the crop's proportions
 */
export function sizeOf([left, top, right, bottom], grid) {
  const [height, width] = [bottom - top, right - left];
  const cells = (/** @type {number} */ side) => (
    Math.max(1, Math.round((side / Math.max(height, width)) * grid))
  );
  return [cells(height), cells(width)];
}

/**
 * What a run reads, as the API takes it.
 * @returns {ImageInput|null} null while the picture is not known
 */
export function imageInput() {
  const read = reading.value;
  if (!read) return null;
  const range = /** @type {Pair} */ (settings.range.value === '1' ? [0, 1] : [0, 255]);
  return { image: settings.image.value, ...read, range };
}

/** @param {Sample} sample @returns {Picture} */
function fromSample(sample) {
  return {
    id: sample.name,
    width: sample.width,
    height: sample.height,
    title: sample.title,
    crop: sample.start.crop,
    grid: Math.max(...sample.start.size),
    color: sample.start.color,
    credit: [sample.source, sample.licence].filter(Boolean).join(' · '),
  };
}

/**
 * @param {{id: string, width: number, height: number, mode: 'rgb'|'grey'}} image
 * @returns {Picture}
 */
function fromUpload({ id, width, height, mode }) {
  return {
    id, width, height,
    title: null,
    crop: null,
    grid: GRIDS.findLast((grid) => grid <= Math.min(UPLOAD_GRID, Math.max(width, height))) ?? 4,
    color: mode,
    credit: '',
  };
}

/** @throws {api.Refusal|api.Unreachable} */
export async function loadSamples() {
  samples.value = (await api.listImages()).map(fromSample);
}

/**
 * Make another picture the present one, as it opens.
 * @param {string} id
 */
export function choosePicture(id) {
  batch(() => {
    settings.image.value = id;
    settings.values.value = null;
    settings.crop.value = null;
    settings.grid.value = null;
    settings.color.value = null;
  });
}

/**
 * @param {Uploaded} uploaded
 * @param {number|null} grid cells along the longer side; null for as many as suit it
 */
export function addUpload(uploaded, grid) {
  batch(() => {
    remember(fromUpload(uploaded));
    choosePicture(uploaded.id);
    settings.grid.value = grid;
  });
}

/** @param {Picture} one */
function remember(one) {
  uploads.value = [one, ...uploads.peek().filter(({ id }) => id !== one.id)];
}

/** What became of a picture that only the address names. */
export const pictureFailure = signal(/** @type {unknown} */ (null));

// A link may name a picture that this page has not seen: its header is asked for.
effect(() => {
  const id = settings.image.value;
  if (samples.value.length === 0 || picture.value) return;
  api.imageHeader(id).then(
    (header) => remember(fromUpload({ id, ...header })),
    (error) => {
      pictureFailure.value = error;
    },
  );
});
