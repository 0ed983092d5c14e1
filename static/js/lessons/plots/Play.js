/** Playing a figure: a button, and a slider of where it is. */

import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { Icon } from '../../panels/icons.js';

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** With reduced motion it jumps: so often, and so far of the whole. */
const JUMP = Object.freeze({ every: 700, share: 0.04 });

/**
 * @param {object} props
 * @param {number} props.value
 * @param {number} props.min
 * @param {number} props.max
 * @param {number} props.step
 * @param {number} [props.seconds] from one end to the other
 * @param {string} props.label of the slider
 * @param {string} props.shown the value as it is written and read out
 * @param {(value: number) => void} props.onInput
 */
export function Play({ value, min, max, step, seconds = 8, label, shown, onInput }) {
  const isPlaying = useSignal(false);
  useEffect(() => {
    if (!isPlaying.value) return undefined;
    let exact = value >= max - step / 2 ? min : value;
    let before = performance.now();
    let frame = 0;
    const go = (/** @type {number} */ now) => {
      const passed = now - before;
      if (!still.matches || passed >= JUMP.every) {
        before = now;
        exact += still.matches ? (max - min) * JUMP.share : ((max - min) * passed) / (seconds * 1000);
        onInput(Math.min(max, min + Math.round((exact - min) / step) * step));
        if (exact >= max) {
          isPlaying.value = false;
          return;
        }
      }
      frame = requestAnimationFrame(go);
    };
    frame = requestAnimationFrame(go);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying.value]);
  const done = max > min ? (value - min) / (max - min) : 0;
  const act = t(isPlaying.value ? 'transport.pause' : 'transport.play');
  return html`<div class="play-row">
    <button type="button" class="play-button" aria-label=${act} title=${act}
      onClick=${() => { isPlaying.value = !isPlaying.peek(); }}><${Icon} name=${isPlaying.value ? 'pause' : 'play'} /></button>
    <div class="scrubber" style=${{ '--done': done }}>
      <input type="range" min=${min} max=${max} step=${step} value=${value} aria-label=${label} aria-valuetext=${shown}
        onInput=${(/** @type {InputEvent} */ event) => {
          isPlaying.value = false;
          onInput(Number(/** @type {HTMLInputElement} */ (event.currentTarget).value));
        }} />
      <output class="play-shown" aria-hidden="true" style=${{ '--done': done }}>${shown}</output>
    </div>
  </div>`;
}
