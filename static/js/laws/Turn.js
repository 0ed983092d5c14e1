/** Correlation with K is convolution with K turned; with K as it is, convolution is another thing. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { productsOf, shapeOf } from '../lib/laws.js';
import { lawCell, lit } from '../state/laws.js';
import { room } from '../state/layout.js';
import { Grid } from './Grid.js';
import { Compared, Figure, Sign, Source, TurnArrow } from './parts.js';
import { Sum } from './Sum.js';

/** @typedef {import('../lib/laws.js').Product} Product */
/** @typedef {import('../stage/looks.js').CellLook} CellLook */
/** @typedef {import('../state/laws.js').Shown} Shown */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {ReturnType<typeof import('./looks.js').looksOf>} Looks */

/** px of a kernel; laws.css has the same. */
const KERNEL = Object.freeze({ wide: 78, middle: 66, narrow: 110 });

/** @param {{shown: Shown, looks: Looks}} props */
export function Turn({ shown: { g, runs }, looks }) {
  const cell = lawCell.value;
  const [, cols] = shapeOf(runs[0].map);
  const names = ['f ⋆ K', 'f ∗ K′', 'f ∗ K'];
  const sums = runs.map(({ steps, question: { operation } }) => {
    const record = steps[cell[0] * cols + cell[1]];
    return { record, products: productsOf(record, operation.mode) };
  });
  const letters = [['f', 'K'], ['f', 'K′'], ['f', 'K']];
  return html`<div class="law">
    <div class="law-sources">
      <${Figure} name="f" note=${t('laws.window')}>
        <${Source} grid=${looks.f} label=${t('laws.f')} window=${sums[0].record.window}
          lit=${litOf(sums[0].products)?.cell} />
      <//>
      <${Kernels} shape=${shapeOf(g)} looks=${looks.g.looks} taps=${sums.map(({ products }) => litOf(products)?.tap)} />
    </div>
    <div class="law-maps has-three">
      ${runs.map(({ map }, place) => html`
        ${place > 0 && html`<${Sign} key=${`sign ${place}`} a=${runs[0].map} b=${map} />`}
        <${Figure} key=${place} name=${names[place]} note=${t(`laws.turn.${place}`)} class="is-map">
          <${Compared} map=${map} looks=${looks.map(map)} label=${names[place]} />
        <//>`)}
    </div>
    <div class="law-sums">
      ${sums.map(({ record, products }, place) => html`<${Sum} key=${place} name=${names[place]}
        letters=${letters[place]} cell=${cell} products=${products} result=${record.result}
        limit=${looks.limits.product} pairOf=${placeName} />`)}
    </div>
  </div>`;
}

/**
 * K, its half-turn, and K turned: where the weight that is pointed at goes.
 * @param {{shape: Pair, looks: CellLook[], taps: (Pair|undefined)[]}} props
 */
function Kernels({ shape: [rows, cols], looks, taps }) {
  const width = KERNEL[room.value];
  const marks = (/** @type {Pair|undefined} */ tap) => (
    tap ? [{ row: tap[0], col: tap[1], kind: /** @type {'lit'} */ ('lit') }] : []
  );
  return html`<div class="law-kernels">
    <${Figure} name="K"><${Grid} rows=${rows} cols=${cols} width=${width} looks=${looks} marks=${marks(taps[0])} isAlike=${true}
      label=${t('laws.k')} /><//>
    <p class="law-turn" aria-hidden="true"><${TurnArrow} /></p>
    <${Figure} name="K′"><${Grid} rows=${rows} cols=${cols} width=${width} looks=${looks.toReversed()}
      marks=${marks(taps[1])} isAlike=${true} label=${t('laws.k_turned')} /><//>
  </div>`;
}

/** What a product is known by here: the cell of f, which meets one weight in each of the sums. @param {Product} one */
function placeName({ cell }) {
  return cell.join(',');
}

/** @param {Product[]} products @returns {Product|undefined} the one that is pointed at */
function litOf(products) {
  return products.find((one) => placeName(one) === lit.value);
}
