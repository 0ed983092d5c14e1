/** Parts of the stage that the first look has no use for: they are fetched when first drawn. */

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { html } from '../lib/html.js';

/** @typedef {import('preact').ComponentType<any>} Part */

/** What could not be fetched is tried again after so many milliseconds, as long as it is wanted. */
const AGAIN = 3000;

/**
 * @param {() => Promise<Part>} load
 * @param {string} sheet name of its style sheet
 * @returns {Part} draws nothing until it is here
 */
export function fetched(load, sheet) {
  const part = signal(/** @type {{Part: Part}|null} */ (null));
  return function Fetched(props) {
    useEffect(() => {
      /** @type {ReturnType<typeof setTimeout>} */
      let timer;
      const bring = () => {
        if (!part.peek()) {
          Promise.all([load(), styled(sheet)]).then(([Part]) => {
            part.value = { Part };
          }, () => {
            timer = setTimeout(bring, AGAIN);
          });
        }
      };
      bring();
      return () => clearTimeout(timer);
    }, []);
    return part.value && html`<${part.value.Part} ...${props} />`;
  };
}

/**
 * @param {string} name
 * @returns {Promise<void>} when the sheet is there
 */
function styled(name) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`../../css/${name}.css`, import.meta.url).href;
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(`no ${name}.css`));
    };
    document.head.append(link);
  });
}
