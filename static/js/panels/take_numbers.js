/** The numbers of the run: for NumPy, for a spreadsheet, as pictures, and the run itself. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { mapAddress, planeTable } from '../lib/addresses.js';
import { run, scale, SCALES } from '../state/take.js';
import { mapNow, mapScale } from '../state/taken_map.js';
import { Choice, Row } from './take_parts.js';

export function NumbersPart() {
  const now = run.value;
  if (!now) return null;
  const { links } = now;
  const map = mapNow.value;
  return html`
    <p class="dialog-text">${t('take.numbers_note')}</p>
    <div class="take-numbers"><div class="take-lines">
    <${Row} label=${t('take.all_maps')}>
      <${Download} href=${links.output} file="output.npy" text="NumPy" />
      <${Download} href=${links.output_csv} file="output.csv" text="CSV" />
    <//>
    <${Row} label=${t('take.input')}>
      <${Download} href=${links.input} file="input.npy" text="NumPy" />
      <${Download} href=${links.input_csv} file="input.csv" text="CSV" />
    <//>
    <${Row} label=${t('take.everything')}>
      <${Download} href=${links.arrays} file=${`convwalk-${now.id.slice(0, 8)}.npz`} text="npz" />
      <${Download} href=${links.self} file="run.json" text="JSON" />
    <//>
    <${Row} label=${t('take.this_map', { map: map + 1 })}>
      <${Download} href=${planeTable(now.id, map)} file=${`map-${map + 1}.csv`} text="CSV" />
      <${Download} href=${mapAddress(now.id, map, { colormap: scale.value, scale: mapScale.value })}
        file=${`map-${map + 1}-${scale.value}.png`} text="PNG" />
    <//>
    <${Row} label=${t('take.colors')}>
      <${Choice} label=${t('take.colors')} value=${scale.value} options=${SCALES.map((value) => ({
        value, label: t(`take.scale_${value}`),
      }))} onChange=${(/** @type {string} */ value) => { scale.value = value; }} />
    <//>
    </div>
    <img class="take-map" alt=${t('take.this_map', { map: map + 1 })}
      src=${mapAddress(now.id, map, { colormap: scale.value, scale: mapScale.value })} />
    </div>
  `;
}

/** @param {{href: string, file: string, text: string}} props */
function Download({ href, file, text }) {
  return html`<a class="button" href=${href} download=${file}>${text}<span class="visually-hidden">
    ${' '}${file}</span></a>`;
}
