/** What the present layer makes of the camera's frames, as they come. */

import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { pick, t } from '../lib/i18n.js';
import { palette } from '../lib/palette.js';
import { full, isPicture, liveLayer, liveSize } from '../state/live.js';
import { preset } from '../state/presets.js';
import { filter as walked } from '../state/walk.js';
import { Complaint, Segmented } from './controls.js';
import { everyFrame, livePainter } from './live.js';

/** Frames are counted for so many milliseconds. */
const COUNTED = 1000;

/**
 * @param {{video: import('preact').RefObject<HTMLVideoElement>, isFrozen: boolean,
 *   size: {width: number, height: number}|null}} props
 */
export function CameraLive({ video, size, isFrozen }) {
  const layer = liveLayer.value;
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const rate = useSignal(0);
  const fits = useSignal(true);
  const shown = useSignal(walked.peek());
  const count = layer?.weight.length ?? 0;
  const filter = Math.min(shown.value, Math.max(0, count - 1));
  const colours = palette.value;
  const range = full.value;
  useEffect(() => {
    if (!layer || !size || !video.current || !canvas.current) return undefined;
    const filters = isPicture.peek() ? [0, 1, 2] : [filter];
    const taps = filters.length * layer.weight[filter].flat(2).length;
    const paint = livePainter({
      video: video.current,
      canvas: canvas.current,
      layer,
      filters,
      size: liveSize(size, taps),
      full: range,
      colours,
    });
    fits.value = paint !== null;
    if (!paint) return undefined;
    paint();
    return isFrozen ? undefined : everyFrame(video.current, counted(paint, rate));
  }, [layer, size, filter, range, colours, isFrozen]);
  if (!layer) return null;
  return html`<figure>
    <canvas ref=${canvas} class="camera-map" width="4" height="3" role="img" aria-label=${t('camera.live')} />
    <figcaption>
      <span>${titleOf(filter, count)}</span>
      ${rate.value > 0 && html`<span class="camera-rate">${t('camera.rate', { rate: rate.value })}</span>`}
    </figcaption>
    <${Complaint} id="live-complaint" text=${!fits.value && t('camera.too_large')} />
    ${!isPicture.value && count > 1 && html`<${Segmented} label=${t('camera.filter')} name="camera-filter"
      value=${String(filter)} onChange=${(/** @type {string} */ at) => { shown.value = Number(at); }}
      options=${Array.from({ length: count }, (_, at) => ({ value: String(at), label: String(at + 1) }))} />`}
  </figure>`;
}

/**
 * @param {number} filter
 * @param {number} count
 * @returns {string}
 */
function titleOf(filter, count) {
  const name = preset.value ? pick(preset.value.title) : t('filters.own');
  if (isPicture.value || count < 2) return name;
  return t('camera.of_filter', { name, filter: filter + 1, count });
}

/**
 * @param {() => void} act
 * @param {import('@preact/signals').Signal<number>} rate how often it is done in a second
 * @returns {() => void}
 */
function counted(act, rate) {
  const out = rate;
  let [since, frames] = [performance.now(), 0];
  return () => {
    act();
    frames += 1;
    const passed = performance.now() - since;
    if (passed < COUNTED) return;
    out.value = Math.round((frames / passed) * 1000);
    [since, frames] = [performance.now(), 0];
  };
}
