/**
 * The present row of the matrix, opened: a line a channel, each tap's weight over the number of the
 * input that it meets and their product under it, with the zeros between counted.
 */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { rowOf, zerosAround } from '../../lib/matrix.js';
import { formatFull } from '../../lib/numbers.js';
import { palette } from '../../lib/palette.js';
import { cellFont, cellWriter } from '../Cells.js';
import { at, usePainted } from '../dom.js';
import { termOf } from '../EquationRow.js';
import { fitted, GHOST, ghosts, signedLooks, sumLook, windowLooks } from '../looks.js';
import { channelName } from '../sentences.js';

/** @typedef {import('../geometry/matrix.js').LineParts} LineParts */
/** @typedef {import('../looks.js').CellLook} CellLook */
/** @typedef {import('../scene.js').Scene} Scene */

/** A line of more taps is summed up, not read out. */
const READ_OUT = 25;
/** A digit's width as a part of its size. */
const DIGIT = 0.6;
/** A tap in padding that holds zeros: it is in no column. */
const NOWHERE = Object.freeze({ ...GHOST, kind: 'over' });

/**
 * @param {{scene: Scene}} props
 */
export function Lines({ scene }) {
  const { lines, line, seats } = scene.matrix.value;
  const size = scene.groupSize.value;
  const chosen = Math.min(Math.max(0, scene.chosen.value - scene.groupStart.value), size - 1);
  const slots = seats === 1 ? [chosen] : Array.from({ length: size }, (_, slot) => slot);
  const inSight = usePainted((/** @type {HTMLElement} */ element) => () => {
    const now = scene.summing.value;
    if (!lines.scrolls || now < 0) return;
    const top = now * (line.height + line.gap);
    if (top < element.scrollTop || top + line.height > element.scrollTop + lines.height) element.scrollTop = top;
  }, [scene, lines, line]);
  return html`
    <div ref=${inSight} class=${`matrix-lines ${lines.scrolls ? 'scrolls' : ''}`} style=${at(lines)} role="group"
      tabindex=${lines.scrolls ? 0 : undefined} aria-label=${t('stage.channels')}>
      ${slots.map((slot, place) => html`<${Line} key=${slot} scene=${scene} slot=${slot} line=${line}
        top=${place * (line.height + line.gap)} />`)}
    </div>`;
}

/**
 * @param {Scene} scene
 * @param {number} slot of the channel in its group
 */
function lineSignals(scene, slot) {
  const channel = () => scene.groupStart.value + slot;
  const taps = computed(() => rowOf(scene.model.value, scene.filter.value, scene.cell.value)[slot] ?? []);
  const looks = computed(() => {
    const found = termOf(scene, channel());
    const count = scene.taps.value;
    if (!found?.term) return ghosts(3 * count);
    const { record, term } = found;
    const { inputRange, channels } = scene.model.value;
    const weights = signedLooks(term.kernel ?? [], scene.limits.value.kernel, palette.value);
    const window = windowLooks(record, term, { range: inputRange, hue: channels[channel()].hue, palette: palette.value });
    const products = signedLooks(term.products ?? [], scene.limits.value.product, palette.value);
    const isSomewhere = (/** @type {CellLook} */ look, /** @type {number} */ tap) => (
      taps.value[tap]?.column === null ? NOWHERE : look
    );
    return [...weights, ...window, ...products].map((look, place) => isSomewhere(look, place % count));
  });
  const shown = computed(() => {
    const count = scene.taps.value;
    const done = scene.products.value;
    return looks.value.map((look, place) => (place - 2 * count >= done && look !== NOWHERE ? GHOST : look));
  });
  const sum = computed(() => {
    const value = termOf(scene, channel())?.term?.sum;
    return value === undefined || slot >= scene.sums.value ? GHOST : sumLook(value, scene.limits.value.sum, palette.value);
  });
  return { taps, shown, sum };
}

/**
 * @param {{scene: Scene, slot: number, line: LineParts, top: number}} props
 */
function Line({ scene, slot, line, top }) {
  const signals = useMemo(() => lineSignals(scene, slot), [scene, slot]);
  const channel = scene.groupStart.value + slot;
  const { hue, name } = scene.model.value.channels[channel];
  const { pitch, places } = line;
  const base = cellFont(pitch, scene.frame.value.scale);
  const painted = usePainted((/** @type {HTMLElement} */ element) => {
    const write = cellWriter(element.children, { pitch, base });
    return () => write(signals.shown.value);
  }, [signals, pitch, base, places.length]);
  const marked = usePainted((/** @type {HTMLElement} */ element) => () => {
    const on = scene.hover.value;
    const lit = on?.kind === 'tap' && on.channel === channel ? on.tap : -1;
    const now = scene.products.value > 0 ? scene.tap.value : -1;
    const cells = element.children[0].children;
    for (let place = 0; place < cells.length; place += 1) {
      const tap = place % places.length;
      cells[place].classList.toggle('is-lit', tap === lit);
      cells[place].classList.toggle('is-now', tap === now);
    }
  }, [scene, channel, places.length]);
  const point = (/** @type {PointerEvent} */ event) => {
    const cell = /** @type {Element} */ (event.target).closest('.cell');
    const place = cell?.parentElement ? [...cell.parentElement.children].indexOf(cell) : -1;
    if (place < 0) return;
    const tap = place % places.length;
    scene.point({ kind: 'tap', channel, tap }, describe(scene, channel, tap, signals.taps.peek()[tap]?.column ?? null), event);
  };
  return html`
    <section class="matrix-line" data-hue=${hue} style=${{ top: `${top}px`, height: `${line.height}px` }}
      aria-label=${channelName(scene.model.value, channel, t)}>
      <div class="bar" style=${at(line.bar)}>${name}</div>
      <div ref=${marked} class="matrix-cells" role="img" aria-label=${readOut(scene, channel)}
        onPointerOver=${point} onPointerLeave=${scene.forget} onClick=${scene.pin}>
        <div ref=${painted}>
          ${[0, 1, 2].flatMap((row) => places.map(([x, y], tap) => html`<span key=${row * places.length + tap} class="cell"
            style=${{ left: `${x}px`, top: `${y + row * pitch}px`, width: `${pitch}px`, height: `${pitch}px` }}></span>`))}
        </div>
      </div>
      <${Zeros} scene=${scene} channel=${channel} line=${line} taps=${signals.taps} />
      <${SumChip} scene=${scene} slot=${slot} channel=${channel} line=${line} look=${signals.sum} />
    </section>`;
}

/**
 * How many zeros there are around the kernel's lines, and the columns that those stand in.
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.channel
 * @param {LineParts} props.line
 * @param {import('@preact/signals').ReadonlySignal<import('../../lib/matrix.js').Tap[]>} props.taps
 */
function Zeros({ scene, channel, line, taps }) {
  const size = Math.min(11, Math.max(8.5, line.pitch * 0.36));
  const painted = usePainted((/** @type {HTMLElement} */ element) => () => {
    const [, height, width] = scene.model.value.run.input_shape;
    const [, across] = scene.shape.value.kernel;
    const counts = zerosAround(taps.value, across, [channel * height * width, (channel + 1) * height * width]);
    const texts = [
      ...counts.map((count) => (count === 0 ? '' : `⋯${count ?? ''}${count === null ? '' : '⋯'}`)),
      ...line.captions.map((_, row) => columnsText(taps.value.slice(row * across, (row + 1) * across))),
    ];
    [...line.zeros, ...line.captions].forEach(({ width: room }, place) => {
      const target = /** @type {HTMLElement} */ (element.children[place]);
      // A kernel of another size may come before its places do.
      const text = texts[place] ?? '';
      if (target.textContent === text) return;
      target.textContent = text;
      target.style.fontSize = `${Math.min(size, room / (text.length * DIGIT)).toFixed(1)}px`;
    });
  }, [scene, channel, line, taps, size]);
  return html`
    <div ref=${painted} class="matrix-notes" aria-hidden="true">
      ${line.zeros.map((box, place) => html`<span key=${`zeros ${place}`} class="matrix-zeros" style=${at(box)}></span>`)}
      ${line.captions.map((box, place) => html`<span key=${`columns ${place}`} class="matrix-columns" style=${at(box)}></span>`)}
    </div>`;
}

/**
 * @param {import('../../lib/matrix.js').Tap[]} taps of a line of the kernel
 * @returns {string} the columns that they stand in
 */
function columnsText(taps) {
  const columns = taps.flatMap(({ column }) => (column === null ? [] : [column]));
  if (columns.length === 0) return t('matrix.no_column');
  const [first, last] = [columns[0], columns[columns.length - 1]];
  if (columns.length === 1) return String(first);
  return columns.every((column, place) => column === first + place) ? `${first}–${last}` : columns.join(' ');
}

/**
 * @param {object} props
 * @param {Scene} props.scene
 * @param {number} props.slot
 * @param {number} props.channel
 * @param {LineParts} props.line
 * @param {import('@preact/signals').ReadonlySignal<CellLook>} props.look
 */
function SumChip({ scene, slot, channel, line, look }) {
  const size = 13.5 * Math.max(0.86, scene.frame.value.scale);
  const chip = usePainted((/** @type {HTMLElement} */ element) => () => {
    const { forms, full, fill, ink, kind } = look.value;
    const form = kind === 'ghost' ? { text: '…', size } : fitted(forms, line.chip.width, size);
    const target = element;
    target.textContent = form.text;
    target.title = full === form.text ? '' : full;
    target.style.background = fill;
    target.style.color = ink;
    target.style.fontSize = `${form.size}px`;
    target.dataset.kind = kind;
    target.classList.toggle('is-now', scene.summing.value === slot);
  }, [scene, slot, line.chip, look, size]);
  return html`<div ref=${chip} class="chip" style=${at(line.chip)} role="group"
    aria-label=${t('layer.number', { channel: channelName(scene.model.value, channel, t) })}></div>`;
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @param {number} tap
 * @param {number|null} column
 * @returns {string} "A[66, 53] × x[53] = −1 × 224 = −224"
 */
function describe(scene, channel, tap, column) {
  const term = termOf(scene, channel)?.term;
  if (!term || column === null) return column === null ? t('matrix.no_column.long') : '';
  const [weight, value, product] = [term.kernel ?? [], term.values, term.products ?? []].map((grid) => formatFull(grid.flat()[tap]));
  const made = tap < scene.products.peek() ? ` = ${product}` : '';
  return `A[${scene.cell.peek()}, ${column}] × x[${column}] = ${weight} × ${value}${made}`;
}

/**
 * @param {Scene} scene
 * @param {number} channel
 * @returns {string} the channel's part of the row for those who do not see it
 */
function readOut(scene, channel) {
  const name = channelName(scene.model.value, channel, t);
  const taps = rowOf(scene.model.value, scene.filter.value, scene.cell.value)[channel - scene.groupStart.value] ?? [];
  const term = termOf(scene, channel)?.term;
  const params = { row: scene.cell.value, channel: name };
  if (!term || taps.length > READ_OUT) return t('matrix.line.label', { ...params, terms: t('matrix.taps', { n: taps.length }) });
  const values = term.values.flat();
  const terms = taps.flatMap(({ column, weight }, tap) => (
    column === null ? [] : [`${formatFull(weight)} × ${formatFull(values[tap] ?? 0)}`]
  ));
  return t('matrix.line.label', { ...params, terms: terms.join(' + ') });
}
