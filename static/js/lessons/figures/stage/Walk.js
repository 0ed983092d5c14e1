/** Playing the walk of a lesson's stage: Explore's buttons, laid out for a figure. */

import { html } from '../../../lib/html.js';
import { t } from '../../../lib/i18n.js';
import { Scrubber } from '../../../panels/scrubber.js';
import { Buttons, Phases, SpeedSelect, StepField } from '../../../panels/transport.js';

export function Walk() {
  return html`<section class="walk" aria-label=${t('transport.label')}>
    <${Buttons} />
    <${Scrubber} />
    <${StepField} />
    <${Phases} />
    <${SpeedSelect} />
  </section>`;
}
