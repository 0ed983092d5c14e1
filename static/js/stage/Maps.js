/** The feature maps of a convolution: one place a filter, or one large map and small ones of all. */

import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { at } from './dom.js';
import { FeatureMap } from './FeatureMap.js';

/** @typedef {import('./geometry/measure.js').Maps} MapPlaces */
/** @typedef {import('./scene.js').Scene} Scene */

/**
 * @param {object} props
 * @param {Scene} props.scene
 */
export function Maps({ scene }) {
  const { maps, layout, picture } = scene.geometry.value;
  const { places, thumbs } = /** @type {MapPlaces} */ (maps);
  const { filters } = scene.model.value;
  const present = scene.filter.value;
  const shown = places.length === filters ? places.map((_, filter) => filter) : [present];
  return html`
    ${!picture && shown.map((filter, place) => html`
      ${layout === 'wide' && html`
        <div class=${`map-title ${filter > present ? 'is-later' : ''}`}
          style=${{ left: `${places[place].x}px`, top: `${places[place].y - places[place].title}px` }}>
          ${t('stage.map', { n: filter + 1 })}
        </div>`}
      <${FeatureMap} key=${filter} scene=${scene} channel=${filter} box=${places[place]}
        label=${t('stage.map', { n: filter + 1 })} />`)}
    ${thumbs && html`<${Thumbs} scene=${scene} thumbs=${thumbs} />`}`;
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {NonNullable<MapPlaces['thumbs']>} props.thumbs
 */
function Thumbs({ scene, thumbs }) {
  const { filters } = scene.model.value;
  const present = scene.filter.value;
  const columnWidth = thumbs.map.width + thumbs.gap;
  const rowHeight = thumbs.title + thumbs.map.height + thumbs.gap;
  const rows = Math.ceil(filters / thumbs.columns);
  const scrolls = rows * rowHeight - thumbs.gap > thumbs.height + 1;
  return html`
    <div class="thumbs" style=${at(thumbs)} role="group" aria-label=${t('stage.maps')}
      tabindex=${scrolls ? 0 : undefined}>
      <div class="thumbs-content" style=${{ height: `${rows * rowHeight - thumbs.gap + thumbs.map.x}px` }}></div>
      ${Array.from({ length: filters }, (_, filter) => {
        const x = thumbs.map.x + (filter % thumbs.columns) * columnWidth;
        const y = Math.floor(filter / thumbs.columns) * rowHeight;
        return html`
          <div key=${filter} class=${`map-title ${filter > present ? 'is-later' : ''}`}
            style=${{ left: `${x}px`, top: `${y}px` }}>${filter + 1}</div>
          <${FeatureMap} key=${`map-${filter}`} scene=${scene} channel=${filter}
            box=${{ ...thumbs.map, x, y: y + thumbs.title }}
            label=${t('stage.map', { n: filter + 1 })} />`;
      })}
    </div>`;
}
