/** The few icons of the page, drawn on a grid of 24. */

import { html } from '../lib/html.js';

const PATHS = Object.freeze({
  first: 'M5 4v16M20 4v16L8 12z',
  back: 'M17 5v14L7 12z',
  play: 'M7 4.5v15L19.5 12z',
  pause: 'M7 5h3.6v14H7zM13.4 5H17v14h-3.6z',
  forward: 'M7 5v14l10-7z',
  last: 'M19 4v16M4 4v16l12-8z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  present: 'M3 5h18v11H3zM9 20l3-4 3 4',
  together: 'M6 9.5h12M6 14.5h12',
  try: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  close: 'M6 6l12 12M18 6 6 18',
});

/** @typedef {keyof typeof PATHS} IconName */

/** @param {{name: IconName}} props */
export function Icon({ name }) {
  return html`<svg class=${`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d=${PATHS[name]} />
  </svg>`;
}

/** Half light, half dark. */
export function ThemeIcon() {
  return html`<svg class="icon icon-theme" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="8" /><path d="M12 4a8 8 0 0 0 0 16z" />
  </svg>`;
}
