/** What can be taken away from the page, as links to the server's own answers. */

import { html } from '../lib/html.js';
import { language, t } from '../lib/i18n.js';
import { frameAddress, mapAddress } from '../lib/addresses.js';
import { dialog } from '../state/layout.js';
import { model } from '../state/run.js';
import { mapNow, mapScale } from '../state/taken_map.js';
import { theme } from '../state/theme.js';
import { phase, player } from '../state/walk.js';

const FRAME_WIDTH = 1280;

/** A frame is of an output cell: of a stamp there is none. */
export function ExportLinks() {
  const now = model.value;
  if (!now) return null;
  const { run } = now;
  const step = player.position.value;
  const map = mapNow.value;
  /** @param {'png' | 'svg'} kind */
  const frame = (kind) => frameAddress(run.id, step, {
    kind, lang: language.value, theme: theme.value, width: FRAME_WIDTH, phase: phase.value,
  });
  return html`
    ${now.kind !== 'scatter' && html`
      <${Download} href=${frame('png')} file=${`convwalk-step-${step + 1}.png`} text="export.frame" />
      <${Download} href=${frame('svg')} file=${`convwalk-step-${step + 1}.svg`} text="export.frame_svg" />`}
    <${Download} href=${mapAddress(run.id, map, { colormap: 'diverging', scale: mapScale.value })}
      file=${`convwalk-map-${map + 1}.png`} text="export.map" />
    <button type="button" onClick=${() => { dialog.value = 'take'; }}>${t('export.more')}</button>
    <button type="button" onClick=${() => window.print()}>${t('export.print')}</button>
  `;
}

/** @param {{href: string, file: string, text: string}} props */
function Download({ href, file, text }) {
  return html`<a href=${href} download=${file}>${t(text)}</a>`;
}
