/** A step in letters: a(i, j) and b(m, n) in place of numbers, and the sum written out with both. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { lettersOf } from '../../lib/letters.js';
import { palette } from '../../lib/palette.js';
import { at } from '../dom.js';
import { termOf } from '../EquationRow.js';
import { FeatureMap } from '../FeatureMap.js';
import { Headings } from '../Headings.js';
import { GHOST, ghosts, signedLooks, windowLooks } from '../looks.js';
import { Plane } from '../Plane.js';
import { channelName } from '../sentences.js';
import { Tabs } from '../Tabs.js';
import { WalkOn } from '../WalkOn.js';
import { LetterCells } from './LetterCells.js';
import { PlaneWindow } from './PlaneWindow.js';
import { Written } from './Written.js';

/** @typedef {import('../looks.js').CellLook} CellLook */
/** @typedef {import('../scene.js').Scene} Scene */
/** @typedef {ReturnType<typeof createLetters>} State */

/** @param {Scene} scene */
function createLetters(scene) {
  const channel = computed(() => {
    const start = scene.groupStart.value;
    return Math.min(Math.max(scene.chosen.value, start), start + scene.groupSize.value - 1);
  });
  const term = computed(() => termOf(scene, channel.value));
  const grid = computed(() => {
    const found = term.value;
    const count = scene.taps.value;
    if (!found?.term) return { window: ghosts(count), kernel: ghosts(count), products: ghosts(count) };
    const { record, term: { kernel, products } } = found;
    const { inputRange, channels } = scene.model.value;
    const scale = { range: inputRange, hue: channels[channel.value].hue, palette: palette.value };
    const weights = signedLooks(kernel ?? [], scene.limits.value.kernel, palette.value);
    return {
      window: windowLooks(record, found.term, scale),
      // While it turns the whole grid does, with its cells as they were given.
      kernel: scene.isTurned.value ? weights : weights.toReversed(),
      products: signedLooks(products ?? [], scene.limits.value.product, palette.value),
    };
  });
  const looksOf = (/** @type {'window'|'kernel'|'products'} */ name) => computed(() => grid.value[name]);
  return {
    scene,
    channel,
    term,
    taps: computed(() => lettersOf(scene.model.value, scene.row.value, scene.col.value)),
    window: looksOf('window'),
    kernel: looksOf('kernel'),
    products: computed(() => grid.value.products.map((look, tap) => (tap < scene.products.value ? look : GHOST))),
  };
}

/**
 * @param {{scene: Scene}} props
 */
export function Letters({ scene }) {
  const letters = useMemo(() => createLetters(scene), [scene]);
  const { plane, groups, signs, map, tabs } = scene.letters.value;
  const channel = letters.channel.value;
  const { hue } = scene.model.value.channels[channel];
  const params = { channel: channelName(scene.model.value, channel, t) };
  return html`
    <div class="letters" data-hue=${hue}>
      <${Headings} scene=${scene} />
      <${WalkOn} scene=${scene} />
      <${Plane} scene=${scene} channel=${channel} box=${plane} />
      <${PlaneWindow} scene=${scene} box=${plane} />
      <${LetterCells} letters=${letters} part="window" box=${groups[0]} label=${t('stage.window.label', params)} />
      <div class="sign" style=${at(signs[0])} aria-hidden="true">×</div>
      <${LetterCells} letters=${letters} part="kernel" box=${groups[1]} label=${t('stage.kernel.label', params)} />
      <div class="sign" style=${at(signs[1])} aria-hidden="true">=</div>
      <${LetterCells} letters=${letters} part="products" box=${groups[2]} label=${t('stage.products.label', params)} />
      <${FeatureMap} key=${scene.filter.value} scene=${scene} channel=${scene.filter.value} box=${map}
        label=${t('stage.map', { n: scene.filter.value + 1 })} />
      ${tabs && html`<${Tabs} scene=${scene} box=${tabs} />`}
      <${Written} letters=${letters} />
    </div>`;
}
