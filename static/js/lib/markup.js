/**
 * The marks in a lesson's text: `[words](step)` sets the figure, `{name}` is a number of the
 * figure, `*x*` is a letter of a formula, `**x**` is strong. Pure.
 */

/**
 * @typedef {{kind: 'text', text: string}
 *   | {kind: 'fact', name: string}
 *   | {kind: 'letter', text: string}
 *   | {kind: 'strong', parts: Part[]}
 *   | {kind: 'phrase', step: string, parts: Part[]}} Part
 */

const MARKS = /\[([^\]]+)\]\(([\w-]+)\)|\{(\w+)\}|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g;

/**
 * @param {string} text
 * @returns {Part[]} in the order of the text
 */
export function parts(text) {
  /** @type {Part[]} */
  const found = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    if (match.index > end) found.push({ kind: 'text', text: text.slice(end, match.index) });
    found.push(partOf(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push({ kind: 'text', text: text.slice(end) });
  return found;
}

/**
 * @param {RegExpMatchArray} match
 * @returns {Part}
 */
function partOf([, words, step, fact, strong, letter]) {
  if (step !== undefined) return { kind: 'phrase', step, parts: parts(words) };
  if (fact !== undefined) return { kind: 'fact', name: fact };
  if (strong !== undefined) return { kind: 'strong', parts: parts(strong) };
  return { kind: 'letter', text: letter };
}

/**
 * @param {string} text
 * @returns {string[]} the steps that its phrases lead to
 */
export function stepsIn(text) {
  return parts(text).flatMap((part) => (part.kind === 'phrase' ? [part.step] : []));
}

/**
 * @param {string} text
 * @returns {string[]} the facts that it states
 */
export function factsIn(text) {
  return parts(text).flatMap((part) => {
    if (part.kind === 'fact') return [part.name];
    if (part.kind === 'phrase' || part.kind === 'strong') {
      return part.parts.flatMap((inner) => (inner.kind === 'fact' ? [inner.name] : []));
    }
    return [];
  });
}
