/** On a phone: which of both walks is seen, each with its map and the number that it writes. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { limitsFor } from '../lib/colour.js';
import { fitGrid } from '../lib/grid.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { formatCell } from '../lib/numbers.js';
import { palette } from '../lib/palette.js';
import { usePainted } from '../stage/dom.js';
import { fonts } from '../stage/fonts.js';
import { mapTiles, paintFilled } from '../stage/painters/map.js';
import { otherPlayer, pair } from '../state/beside.js';
import { player } from '../state/walk.js';
import { names } from './both.js';
import { resultsAt } from './words.js';

/** @typedef {import('@preact/signals').Signal<number>} Chosen the channel that is seen in both */
/** @typedef {import('../stage/scene.js').Player} Player */
/** @typedef {import('../types.js').Model} Model */

/** px of a map, and of its frame in beside.css */
const SIDE = 42;

/** @param {{seen: import('@preact/signals').Signal<'first'|'second'>, chosen: Chosen}} props */
export function Switch({ seen, chosen }) {
  const [first, second] = names.value ?? ['', ''];
  const walks = [
    { id: /** @type {const} */ ('first'), name: first, of: pair.value.first, moved: player },
    { id: /** @type {const} */ ('second'), name: second, of: pair.value.second, moved: otherPlayer },
  ];
  return html`<div class="beside-switch" role="radiogroup" aria-label=${t('beside.which')}>
    ${walks.map(({ id, name, of, moved }) => html`<label key=${id}>
      <input type="radio" name="beside-walk" value=${id} checked=${seen.value === id} aria-label=${name}
        onChange=${() => { seen.value = id; }} />
      <span class="beside-choice" aria-hidden="true">
        ${of && html`<${MiniMap} key=${of.id} model=${of} player=${moved} chosen=${chosen} />`}
        <span><b>${name}</b>${of && html`<${Result} model=${of} player=${moved} chosen=${chosen} />`}</span>
      </span>
    </label>`)}
  </div>`;
}

/**
 * How far a walk has come.
 * @param {{model: Model, player: Player, chosen: Chosen}} walk
 */
function useCome({ model: of, player: moved, chosen }) {
  return useMemo(() => {
    const [channels, rows, cols] = of.run.output_shape;
    const at = computed(() => {
      const { position, phase, sweep } = moved.moment.value;
      const last = (of.kind === 'conv' ? channels : 1) * rows * cols - 1;
      return { position: Math.min(position, last), isWritten: phase === 'write' || sweep };
    });
    const map = computed(() => (
      of.kind === 'conv' ? Math.floor(at.value.position / (rows * cols)) : Math.min(chosen.value, channels - 1)
    ));
    const filled = computed(() => (at.value.position % (rows * cols)) + (at.value.isWritten ? 1 : 0));
    return { at, map, filled };
  }, [of, moved]);
}

/** @param {{model: Model, player: Player, chosen: Chosen}} walk */
function MiniMap(walk) {
  const { model: of, player: moved } = walk;
  const { map, filled } = useCome(walk);
  const [, rows, cols] = of.run.output_shape;
  const size = fitGrid(rows, cols, SIDE, SIDE);
  const canvas = usePainted((/** @type {HTMLCanvasElement} */ element) => {
    const { map: limit } = limitsFor({ weights: [], inputMax: 0, outputMax: of.outputMax });
    const tiles = computed(() => mapTiles(of, map.value, size, { palette: palette.value, family: fonts.value, limit }));
    return () => paintFilled(element, tiles.value, size, { cols, filled: filled.value });
  }, [of, moved]);
  return html`<canvas ref=${canvas} style=${{ width: `${size.width}px`, height: `${size.height}px` }}></canvas>`;
}

/** @param {{model: Model, player: Player, chosen: Chosen}} walk */
function Result(walk) {
  const { model: of, player: moved } = walk;
  const { at, map } = useCome(walk);
  const words = useMemo(() => computed(() => {
    const results = resultsAt(of, at.value.position);
    return at.value.isWritten ? formatCell(results[of.kind === 'conv' ? 0 : map.value]) : '…';
  }), [of, moved]);
  return html`<span class="beside-result">${words}</span>`;
}
