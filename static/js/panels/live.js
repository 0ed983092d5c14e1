/** The frames of a video, one after the other through a layer, painted on a canvas. */

import { createFilter, readPixels } from '../lib/live_filter.js';
import { colourPainter, signedPainter } from '../lib/live_picture.js';

/** @typedef {import('../lib/live_filter.js').LiveLayer} LiveLayer */
/** @typedef {import('../lib/palette.js').Palette} Palette */
/** @typedef {import('../types.js').Pair} Pair */

/**
 * @typedef {object} LiveOptions
 * @property {HTMLVideoElement} video that has a size
 * @property {HTMLCanvasElement} canvas
 * @property {LiveLayer} layer
 * @property {number[]} filters one that is painted with its signs, or three as a picture
 * @property {Pair} size rows and columns that a frame is read with
 * @property {number} full what the full colour counts
 * @property {Palette} colours
 */

/**
 * @param {LiveOptions} options
 * @returns {(() => void)|null} paints the present frame; null where the kernel does not fit into it
 */
export function livePainter({ video, canvas, layer, filters, size: [rows, columns], full, colours }) {
  const filter = createFilter(layer, [3, rows, columns], filters);
  const target = canvas.getContext('2d');
  const small = new OffscreenCanvas(columns, rows);
  const source = small.getContext('2d', { willReadFrequently: true });
  if (!filter || !target || !source) return null;
  const [maps, height, width] = filter.shape;
  const image = new ImageData(width, height);
  const paint = maps === 3
    ? colourPainter(full, image.data)
    : signedPainter(colours, image.data);
  [canvas.width, canvas.height] = [width, height];
  source.imageSmoothingQuality = 'high';
  return () => {
    source.drawImage(video, 0, 0, columns, rows);
    readPixels(source.getImageData(0, 0, columns, rows).data, filter.input, full);
    filter.apply();
    paint(filter.output);
    target.putImageData(image, 0, 0);
  };
}

/**
 * Do something at every frame that a video shows.
 * @param {HTMLVideoElement} video
 * @param {() => void} act
 * @returns {() => void} stops it
 */
export function everyFrame(video, act) {
  let isOver = false;
  let handle = 0;
  const hasCallbacks = 'requestVideoFrameCallback' in video;
  const ask = () => {
    handle = hasCallbacks ? video.requestVideoFrameCallback(next) : requestAnimationFrame(next);
  };
  const next = () => {
    if (isOver) return;
    ask();
    act();
  };
  ask();
  return () => {
    isOver = true;
    if (hasCallbacks) video.cancelVideoFrameCallback(handle);
    else cancelAnimationFrame(handle);
  };
}

/**
 * The present frame of a video as a file.
 * @param {HTMLVideoElement} video
 * @returns {Promise<Blob|null>}
 */
export function stillOf(video) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((done) => {
    canvas.toBlob(done, 'image/png');
  });
}
