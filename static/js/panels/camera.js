/**
 * The camera: its picture beside what the present layer makes of it, frame by frame, until one is
 * frozen and walked.
 */

import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { cameraError, cameras, chosen, startCamera, stopCamera, stream } from '../state/camera.js';
import { closeDialog, dialog } from '../state/layout.js';
import { liveLayer } from '../state/live.js';
import { cancelUpload, upload } from '../state/upload.js';
import { CameraLive } from './camera_live.js';
import { Complaint } from './controls.js';
import { Dialog } from './dialog.js';
import { stillOf } from './live.js';
import { Sending } from './sending.js';

/** @typedef {import('../lib/table.js').Sentence} Sentence */

/** What has keys of its own. */
const CONTROLS = 'button, select, input, a';

/** The light goes out with the dialog, not when the page is drawn again. */
function close() {
  stopCamera();
  closeDialog();
}

export function CameraDialog() {
  const shutter = useRef(/** @type {HTMLButtonElement|null} */ (null));
  /** Space and Enter freeze, wherever the focus rests. @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    if (/** @type {Element} */ (event.target).closest(CONTROLS)) return;
    event.preventDefault();
    shutter.current?.click();
  };
  return html`<${Dialog} id="camera-title" title=${t('camera.title')} class="camera-dialog"
    isOpen=${dialog.value === 'camera'} onClose=${close} onKeyDown=${onKeyDown}>
    <${Camera} shutter=${shutter} />
  <//>`;
}

/** On as long as it is shown. @param {{shutter: import('preact').RefObject<HTMLButtonElement>}} props */
function Camera({ shutter }) {
  const video = useRef(/** @type {HTMLVideoElement|null} */ (null));
  const size = useSignal(/** @type {{width: number, height: number}|null} */ (null));
  const isFrozen = useSignal(false);
  const now = stream.value;
  const error = cameraError.value;
  useEffect(() => {
    startCamera();
    return stopCamera;
  }, []);
  useEffect(() => {
    if (video.current) video.current.srcObject = now;
    if (!now) size.value = null;
  }, [now, error]);
  // After a trouble; the first time the dialog itself sees to it.
  useEffect(() => {
    if (!error) shutter.current?.focus();
  }, [error]);
  const freeze = async () => {
    const element = video.current;
    if (!element || !size.peek() || isFrozen.peek()) return;
    element.pause();
    isFrozen.value = true;
    const still = await stillOf(element);
    if (still && await upload(still)) {
      if (dialog.peek() === 'camera') closeDialog();
    }
  };
  const thaw = () => {
    cancelUpload();
    isFrozen.value = false;
    video.current?.play();
  };
  if (error) return html`<${Trouble} error=${error} />`;
  return html`
    <div class="camera-columns">
      <figure>
        <video ref=${video} class="camera-video" autoplay muted playsinline
          aria-label=${t('camera.video')}
          onLoadedMetadata=${() => { size.value = sizeOf(video.current); }}
          onResize=${() => { size.value = sizeOf(video.current); }} />
        <figcaption>${t('camera.video')}</figcaption>
      </figure>
      <${CameraLive} video=${video} size=${size.value} isFrozen=${isFrozen.value} />
    </div>
    <div class="dialog-buttons">
      <button type="button" ref=${shutter} class="button button-main" autofocus
        aria-disabled=${!size.value} onClick=${isFrozen.value ? thaw : freeze}>
        ${t(isFrozen.value ? 'camera.again' : 'camera.freeze')}
      </button>
      <span class="camera-hint">${t('camera.keys')}</span>
      <${Choice} />
    </div>
    <${Sending} id="camera-upload-complaint" />
    ${!liveLayer.value && html`<p class="dialog-text camera-note">${t('camera.no_live')}</p>`}
  `;
}

/** In place of everything else: why there is nothing to see. @param {{error: Sentence}} props */
function Trouble({ error }) {
  const retry = useRef(/** @type {HTMLButtonElement|null} */ (null));
  // What had the focus is gone.
  useEffect(() => retry.current?.focus(), []);
  return html`
    <${Complaint} id="camera-complaint" text=${t(error.key, error.params)} />
    <div class="dialog-buttons">
      <button type="button" ref=${retry} class="button" onClick=${() => startCamera()}>${t('camera.retry')}</button>
    </div>
  `;
}

/** @param {HTMLVideoElement|null} video */
function sizeOf(video) {
  return video && video.videoWidth > 0
    ? { width: video.videoWidth, height: video.videoHeight }
    : null;
}

/** Where there are several: which one. */
function Choice() {
  if (cameras.value.length < 2 || !stream.value) return null;
  return html`<select class="camera-choice" aria-label=${t('camera.which')} value=${chosen.value}
    onChange=${(/** @type {Event} */ event) => {
      startCamera(/** @type {HTMLSelectElement} */ (event.currentTarget).value);
    }}>
    ${cameras.value.map(({ id, label }) => html`<option key=${id} value=${id}>${label}</option>`)}
  </select>`;
}
