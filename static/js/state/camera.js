/** The camera: asking for it, what came of that, and letting it go. */

import { batch, signal } from '@preact/signals';

/** @typedef {import('../lib/table.js').Sentence} Sentence */

/** What the camera sees; null while it is off. */
export const stream = signal(/** @type {MediaStream|null} */ (null));

/** Why there is nothing to see. */
export const cameraError = signal(/** @type {Sentence|null} */ (null));

/** The cameras there are, known only after one may be used. */
export const cameras = signal(/** @type {{id: string, label: string}[]} */ ([]));

/** The one that is on; nothing for the browser's choice. */
export const chosen = signal('');

/** What the browsers call a refusal, and the words for it. @type {Readonly<Record<string, string>>} */
const KEYS = Object.freeze({
  NotAllowedError: 'camera.refused',
  SecurityError: 'camera.refused',
  NotFoundError: 'camera.none',
  OverconstrainedError: 'camera.none',
  NotReadableError: 'camera.taken',
  AbortError: 'camera.taken',
});

/** Counts who asked: an answer that comes after the dialog was closed is not wanted any more. */
let asked = 0;

/**
 * Turn a camera on.
 * @param {string} [id] nothing for the browser's choice
 */
export async function startCamera(id = '') {
  stopCamera();
  const own = asked;
  cameraError.value = null;
  if (!navigator.mediaDevices?.getUserMedia) {
    fail(window.isSecureContext ? 'camera.none' : 'camera.insecure');
    return;
  }
  try {
    const next = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: {
        width: { ideal: 640 },
        height: { ideal: 480 },
        frameRate: { ideal: 30 },
        ...(id ? { deviceId: { exact: id } } : { facingMode: 'environment' }),
      },
    });
    if (own === asked) await take(next, own);
    else release(next);
  } catch (error) {
    if (own !== asked) return;
    const { name, message } = /** @type {Error} */ (error);
    fail(KEYS[name] ?? 'camera.failed', { detail: message || name });
  }
}

/** Turn it off: its light goes out. */
export function stopCamera() {
  asked += 1;
  if (stream.peek()) release(/** @type {MediaStream} */ (stream.peek()));
  stream.value = null;
}

/** @param {MediaStream} one */
function release(one) {
  for (const track of one.getTracks()) track.stop();
}

/**
 * @param {MediaStream} next
 * @param {number} own
 */
async function take(next, own) {
  const [track] = next.getVideoTracks();
  track.addEventListener('ended', () => {
    // Pulled out, or taken back in the browser's own settings.
    if (stream.peek() !== next) return;
    stopCamera();
    fail('camera.gone');
  });
  stream.value = next;
  const devices = await navigator.mediaDevices.enumerateDevices();
  if (own !== asked) return;
  batch(() => {
    cameras.value = devices.filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId, label }, at) => ({ id: deviceId, label: label || String(at + 1) }));
    chosen.value = track.getSettings().deviceId ?? '';
  });
}

/**
 * @param {string} key
 * @param {Sentence['params']} [params]
 */
function fail(key, params = {}) {
  cameraError.value = { key, params };
}
