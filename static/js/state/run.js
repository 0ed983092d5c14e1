/** From the settings to what the stage draws: a request, the run the server makes of it, and its arrays. */

import { computed } from '@preact/signals';
import { pick } from '../lib/i18n.js';
import { createAsking, lost } from './asking.js';
import { source } from './chain.js';
import { firstInput } from './input.js';
import { askedOperation } from './operation.js';
import { hasFilters, preset } from './presets.js';
import { settings } from './settings.js';
import { isTransposed, transposedPreset } from './transposed.js';
import { seenAs } from './view.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').RunInput} RunInput */

export { lost };

/** What the settings ask for, as JSON; null while the input or the preset is not known. */
export const question = computed(() => {
  // Of a run that is being opened neither is known yet.
  if (settings.run.value !== null) return null;
  const input = runInput();
  const operation = askedOperation();
  return input && operation ? JSON.stringify({ input, operation }) : null;
});

/** @returns {RunInput|null} */
function runInput() {
  if (settings.from.value === null) return firstInput();
  return source.value && { run: source.value.id };
}

export const { built, loading, isSettled, refusals, retry } = createAsking(question);

/** The run as it is looked at. */
const seen = computed(() => built.value && seenAs(built.value, settings.tView.value));

/** The title of the preset that the weights are of, in the page's language. */
export const kernelName = computed(() => {
  const chosen = isTransposed.value ? transposedPreset.value : preset.value;
  return chosen && hasFilters.value ? pick(chosen.title) : null;
});

/** What the stage draws; null only until the first run is here. */
export const model = computed(() => (
  seen.value ? /** @type {Model} */ (Object.freeze({ ...seen.value, kernelName: kernelName.value })) : null
));
