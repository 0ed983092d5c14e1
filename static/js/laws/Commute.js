/** f with g and g with f: the same for convolution, turned by 180° for correlation. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { pairName, productsOf, shapeOf, turned } from '../lib/laws.js';
import { lawCell, lit } from '../state/laws.js';
import { Compared, Equal, Figure, Sign, Source, TurnArrow } from './parts.js';
import { Sum } from './Sum.js';

/** @typedef {import('../state/laws.js').Shown} Shown */
/** @typedef {import('../types.js').Pair} Pair */
/** @typedef {ReturnType<typeof import('./looks.js').looksOf>} Looks */

/** @param {{shown: Shown, looks: Looks}} props */
export function Commute({ shown: { runs, mode }, looks }) {
  const sign = mode === 'convolution' ? '∗' : '⋆';
  const names = [`f ${sign} g`, `g ${sign} f`];
  const [rows, cols] = shapeOf(runs[0].map);
  const cell = lawCell.value;
  const opposite = /** @type {Pair} */ ([rows - 1 - cell[0], cols - 1 - cell[1]]);
  const sumAt = (/** @type {0|1} */ which, /** @type {Pair} */ at) => {
    const record = runs[which].steps[at[0] * cols + at[1]];
    return { at, record, products: productsOf(record, mode) };
  };
  const [first, second] = [sumAt(0, cell), sumAt(1, cell)];
  // Turned by 180°, the other map has here what it has at the opposite cell.
  const third = mode === 'correlation' ? sumAt(1, opposite) : null;
  const turnedName = t('laws.turned', { name: names[1] });
  const back = turned(runs[1].map);
  return html`<div class="law">
    <${Sources} first=${first} second=${second} third=${third} looks=${looks} isTurned=${mode === 'convolution'} />
    <div class=${`law-maps ${third ? 'has-three' : ''}`}>
      <${Figure} name=${names[0]} class="is-map">
        <${Compared} map=${runs[0].map} looks=${looks.map(runs[0].map)} label=${names[0]} />
      <//>
      <${Sign} a=${runs[0].map} b=${runs[1].map} />
      <${Figure} name=${names[1]} class="is-map">
        <${Compared} map=${runs[1].map} looks=${looks.map(runs[1].map)} label=${names[1]} />
      <//>
      ${third && html`
        <p class="law-turn" aria-hidden="true"><${TurnArrow} /></p>
        <${Figure} name=${turnedName} class="is-map has-words">
          <${Compared} map=${back} looks=${looks.map(back)} label=${turnedName} />
          <${Equal} name=${names[0]} a=${runs[0].map} b=${back} />
        <//>`}
    </div>
    <div class="law-sums">
      <${Sum} name=${names[0]} letters=${['f', 'g']} cell=${cell} products=${first.products}
        result=${first.record.result} limit=${looks.limits.product} pairOf=${pairName} />
      <${Sum} name=${names[1]} letters=${['g', 'f']} cell=${cell} products=${second.products}
        result=${second.record.result} limit=${looks.limits.product} pairOf=${backName} />
      ${third && html`<${Sum} name=${names[1]} letters=${['g', 'f']} cell=${opposite} products=${third.products}
        result=${third.record.result} limit=${looks.limits.product} pairOf=${backName} />`}
    </div>
  </div>`;
}

/** @param {import('../lib/laws.js').Product} product of g with f */
function backName(product) {
  return pairName(product, true);
}

/** @typedef {{record: import('../types.js').StepRecord, products: import('../lib/laws.js').Product[]}} At */

/**
 * f and g as they lie still while the other slides over them.
 * @param {{first: At, second: At, third: At|null, looks: Looks, isTurned: boolean}} props
 */
function Sources({ first, second, third, looks, isTurned }) {
  const name = lit.value;
  const slides = isTurned ? 'laws.slides_turned' : 'laws.slides';
  const forth = first.products.find((one) => pairName(one) === name);
  const back = [...second.products, ...third?.products ?? []].find((one) => backName(one) === name);
  return html`<div class="law-sources">
    <${Figure} name="f" note=${t(slides, { what: 'g' })}>
      <${Source} grid=${looks.f} label=${t('laws.f')} window=${first.record.window} lit=${forth?.cell ?? back?.tap} />
    <//>
    <${Figure} name="g" note=${t(slides, { what: 'f' })}>
      <${Source} grid=${looks.g} label=${t('laws.g')} window=${second.record.window} lit=${forth?.tap ?? back?.cell} />
    <//>
  </div>`;
}
