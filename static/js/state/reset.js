/** Starting over. */

import { startOver } from './settings.js';
import { followSettings, player } from './walk.js';

/** Back to the layer of the start and its first step; see `startOver` for what stays. */
export function reset() {
  if (player.playing.peek()) player.toggle();
  startOver();
  followSettings();
}
