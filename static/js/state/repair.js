/** A link may ask for what does not exist: the page then says so and shows what does. */

import { batch, effect } from '@preact/signals';
import { addends } from './addition.js';
import { before, source, sourceFailure } from './chain.js';
import { complaints } from './complaints.js';
import { complain } from './notices.js';
import { choosePicture, picture, pictureFailure } from './pictures.js';
import { choosePreset, presets } from './presets.js';
import { model, refusals } from './run.js';
import { OWN, settings, startOver } from './settings.js';
import { chooseTransposedPreset, transposedPresets } from './transposed.js';
import { watchPicture } from './rebase.js';
import { followSettings } from './walk.js';

/** Watch from now on. */
export function watchStart() {
  watchPicture();

  effect(() => {
    if (!pictureFailure.value) return;
    const missing = settings.image.peek();
    pictureFailure.value = null;
    choosePicture(settings.image.initial);
    complain('notice.no_picture', { id: missing });
  });

  effect(() => {
    if (!sourceFailure.value) return;
    sourceFailure.value = null;
    settings.from.value = null;
    complain('notice.no_run');
  });

  effect(() => {
    const name = settings.preset.value;
    if (presets.value.length === 0 || name === OWN) return;
    if (presets.value.some((one) => one.name === name)) return;
    choosePreset(settings.preset.initial);
    complain('notice.unusable', { settings: `preset=${name}` });
  });

  effect(() => {
    const name = settings.tPreset.value;
    if (presets.value.length === 0 || name === null) return;
    if (transposedPresets.value.some((one) => one.name === name)) return;
    chooseTransposedPreset('bilinear_3');
    complain('notice.unusable', { settings: `t_preset=${name}` });
  });

  effect(() => {
    const [now, crop] = [picture.value, settings.crop.value];
    if (!now || !crop || crop === 'whole') return;
    if (crop[2] <= now.width && crop[3] <= now.height) return;
    settings.crop.value = null;
    complain('notice.unusable', { settings: `crop=${crop.join(',')}` });
  });

  effect(() => {
    const name = settings.addend.value;
    // An addition may name a layer of the chain: what it is, is known when the chain is here.
    if (settings.operation.value !== 'add' || (settings.from.value !== null && !source.value)) return;
    if (addends.value.some(({ value }) => value === name)) return;
    if (before.value.some(({ run }) => run === null)) return;
    settings.addend.value = settings.addend.initial;
    complain('notice.unusable', { settings: `add=${name.length > 12 ? `${name.slice(0, 11)}…` : name}` });
  });

  // Nothing to fall back on is on the screen yet: the page starts as it always does.
  effect(() => {
    if (model.value || refusals.value.length === 0) return;
    const [detail] = Object.values(complaints.peek());
    batch(() => {
      startOver();
      choosePicture(settings.image.initial);
    });
    followSettings();
    complain('notice.start_refused', { detail });
  });
}
