/** The picture, its spectrum, that of the kernel, their product, what it turns back into, and how far that is from sliding. */

import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { Segmented, textOf } from '../../../panels/controls.js';
import { brief } from '../../numbers.js';
import { PictureChoice } from '../PictureChoice.js';
import { Framed, Plane } from '../Plane.js';
import { Waiting } from '../Waiting.js';
import { answer, KERNELS, MODES, refusal, retry, RIMS, settings, SHOWN, wave } from './state.js';

/** @typedef {typeof SHOWN[number]} What */

const SPECTRA = /** @type {readonly What[]} */ (['picture', 'kernel', 'product']);

export function Figure() {
  const now = answer.value;
  if (!now) return html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`;
  const { numbers } = now;
  const limit = numbers.largest;
  return html`<div class="spectra">
    <div class="planes is-narrow-two" style=${{ '--across': 3 }}>
      ${SHOWN.map((what) => html`<${One} key=${what} what=${what} array=${now.planes[what]} limit=${limit} difference=${numbers.largest_difference} />`)}
    </div>
    <p class="verdict">${t('learn.spectra.differ')} <strong>${brief(numbers.largest_difference)}</strong>
      ${' '}<span class="spectra-where">${t('learn.spectra.where', { rim: brief(numbers.rim_difference), inside: brief(numbers.inside_difference) })}</span></p>
    <div class="figure-controls">
      <${PictureChoice} setting=${settings.picture} />
      <${KernelChoice} />
      <${Segmented} label=${t('learn.spectra.rim')} name="rim" columns=${3} options=${RIMS.map((value) => ({ value, label: t(`learn.spectra.${value}`) }))}
        value=${settings.rim.value} onChange=${(/** @type {typeof RIMS[number]} */ to) => { settings.rim.value = to; }} />
      <${Segmented} label=${t('operation.title')} name="mode" options=${MODES.map((value) => ({ value, label: t(`operation.${value}`) }))}
        value=${settings.mode.value} onChange=${(/** @type {typeof MODES[number]} */ to) => { settings.mode.value = to; }} />
      <${Wave} />
    </div>
    ${refusal.value !== null && html`<${Waiting} refusal=${refusal.value} onRetry=${retry} />`}
  </div>`;
}

/** @param {{what: What, array: import('../../../types.js').NdArray, limit: number, difference: number}} props */
function One({ what, array, limit, difference }) {
  const title = t(`learn.spectra.plane.${what}`);
  const [rows, cols] = array.shape.slice(-2);
  if (SPECTRA.includes(what)) {
    return html`<${Framed} title=${title}><div onPointerLeave=${() => { wave.value = null; }}>
      <${Plane} array=${array} range=${[0, 1]} label=${title}
        onPoint=${(/** @type {number} */ row, /** @type {number} */ col) => { wave.value = [col - Math.floor(cols / 2), row - Math.floor(rows / 2)]; }} /></div><//>`;
  }
  if (what === 'input') return html`<${Framed} title=${title}><${Plane} array=${array} range=${[0, 255]} label=${title} /><//>`;
  if (what === 'result' && array.data.every((value) => value > -limit * 1e-9)) {
    return html`<${Framed} title=${title}><${Plane} array=${array} range=${[0, 255]} label=${title} /><//>`;
  }
  // A difference that is rounding is shown as what it is: nothing.
  const scale = what === 'difference' ? Math.max(difference, limit * 1e-6) : limit;
  return html`<${Framed} title=${title}><${Plane} array=${array} as="signed" limit=${scale} label=${title} /><//>`;
}

function KernelChoice() {
  return html`<label class="figure-choice">${t('learn.spectra.choose.kernel')}
    <select value=${settings.kernel.value} onChange=${(/** @type {Event} */ event) => { settings.kernel.value = /** @type {typeof KERNELS[number]} */ (textOf(event)); }}>
      ${KERNELS.map((value) => html`<option key=${value} value=${value}>${t(`kernels.${value}.title`)}</option>`)}
    </select></label>`;
}

const WAVE = 64;

/** The wave that a point of a spectrum stands for. */
function Wave() {
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const now = wave.value ?? [3, 2];
  useLayoutEffect(() => {
    const context = /** @type {HTMLCanvasElement} */ (canvas.current).getContext('2d');
    if (!context) return;
    const image = context.createImageData(WAVE, WAVE);
    for (let at = 0; at < WAVE * WAVE; at += 1) {
      const turns = ((at % WAVE) * now[0] + Math.floor(at / WAVE) * now[1]) / WAVE;
      const shade = Math.round(127.5 + 127.5 * Math.cos(2 * Math.PI * turns));
      image.data.set([shade, shade, shade, 255], at * 4);
    }
    context.putImageData(image, 0, 0);
  }, [now[0], now[1]]);
  return html`<div class="spectra-wave"><canvas ref=${canvas} width=${WAVE} height=${WAVE} aria-hidden="true"></canvas>
    <p>${t(wave.value ? 'learn.spectra.wave' : 'learn.spectra.wave_example', { across: Math.abs(now[0]), down: Math.abs(now[1]) })}</p></div>`;
}
