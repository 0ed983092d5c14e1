/** What the channels of a model are called. Pure; texts come in through `t`. */

/** @typedef {import('../types.js').Model} Model */
/** @typedef {(key: string, params?: Record<string, string|number>) => string} Translate */

const NAMED = new Set(['R', 'G', 'B', 'Y']);

/**
 * @param {Model} model
 * @param {number} channel
 * @param {Translate} t
 * @returns {string} "red", "channel 5" (counted as the stage counts it)
 */
export function channelName(model, channel, t) {
  const { name } = model.channels[channel];
  if (model.vectors?.input) return t('vector.said');
  return NAMED.has(name) ? t(`stage.channel.${name}`) : t('stage.channel', { n: name });
}
