/** The loupe: the cells around the window, large enough to be seen; it stands above the window. */

import { html } from '../../lib/html.js';
import { windowAt } from '../../lib/grid.js';
import { palette } from '../../lib/palette.js';
import { usePainted } from '../dom.js';
import { paintLoupe } from '../painters/picture.js';
import { loupeAt } from './glass.js';

/** @typedef {import('../geometry/measure.js').GridBox} GridBox */
/** @typedef {import('../painters/picture.js').InputPixels} InputPixels */
/** @typedef {import('../scene.js').Scene} Scene */

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {import('@preact/signals').ReadonlySignal<InputPixels>} props.source
 * @param {GridBox} props.frame
 */
export function Loupe({ scene, source, frame }) {
  const root = usePainted((/** @type {HTMLElement} */ element) => {
    const [svg, glass] = element.children;
    const [canvas, marks] = glass.children;
    return () => {
      const { picture } = scene.geometry.value;
      const target = element;
      target.hidden = scene.sweep.value || !picture;
      if (target.hidden || !picture) return;
      const { run } = scene.model.value;
      const found = loupeAt({
        window: windowAt(run, scene.row.value, scene.col.value),
        plane: scene.plane.value,
        rim: run.padding,
        frame,
        loupe: picture.loupe,
      });
      target.hidden = !found.isNeeded;
      if (target.hidden) return;
      place(/** @type {HTMLElement} */ (glass), found);
      paintLoupe(/** @type {HTMLCanvasElement} */ (canvas), found.side, found.part, {
        source: source.value, palette: palette.value,
      });
      for (const [name, value] of Object.entries(found.outline)) {
        marks.firstElementChild?.setAttribute(name, String(value));
      }
      svg.firstElementChild?.setAttribute('d', leaders(found));
    };
  }, [scene, source, frame.width, frame.height]);
  return html`<div ref=${root} class="loupe" aria-hidden="true">
    <svg class="overlay"><path class="magnify" /></svg>
    <div class="loupe-glass"><canvas></canvas><svg class="overlay"><rect class="window-outline" rx="2" /></svg></div>
  </div>`;
}

/**
 * @param {HTMLElement} glass
 * @param {ReturnType<typeof loupeAt>} found
 */
function place(glass, { x, y, side }) {
  const target = glass;
  target.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
  target.style.width = `${side}px`;
  target.style.height = `${side}px`;
}

/**
 * @param {ReturnType<typeof loupeAt>} found
 * @returns {string} from the window's corners to the loupe's
 */
function leaders({ x, y, side, isAbove, here }) {
  const from = isAbove ? here.y : here.y + here.height;
  const to = isAbove ? y + side : y;
  return `M${here.x} ${from}L${x + 6} ${to}M${here.x + here.width} ${from}L${x + side - 6} ${to}`;
}
