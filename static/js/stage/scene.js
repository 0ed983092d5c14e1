/**
 * What the parts of the stage read: everything that follows from the model, the moment and the
 * room, each as a signal that changes only when it does. Per frame that is the window's place;
 * per step the records.
 */

import { computed, signal } from '@preact/signals-core';
import { limitsFor } from '../lib/colour.js';
import { readPlane, windowAt } from '../lib/grid.js';
import { matrixShape } from '../lib/matrix.js';
import { largestFinite } from '../lib/numbers.js';
import { stampingCells } from '../lib/transposed.js';
import { isLayer } from '../lib/views.js';
import { extentOf } from '../walk/extent.js';
import { planFor } from '../walk/timeline.js';
import { createDrafts } from './drafts.js';
import { geometryOf, layerGeometryOf } from './geometry/index.js';
import { lettersGeometryOf } from './geometry/letters.js';
import { matrixGeometryOf } from './geometry/matrix.js';
import { shapeOf } from './geometry/measure.js';
import { hiddenAt } from './hidden.js';
import { alongOf, mirrorsAt, placeOf, turnAngle } from './moves.js';
import { createNotices } from './notices.js';
import { createOrder } from './order.js';
import { behind, mostZoom, WHOLE } from './picture/look.js';
import { createPointing } from './pointing.js';
import { recordsShown, stampIn } from './present.js';
import { revealAt, shownMoment } from './reveal.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').StageActions} StageActions */
/** @typedef {import('../types.js').View} View */
/** @typedef {import('../walk/channel_maps.js').ChannelMaps} ChannelMaps */
/** @typedef {Pick<import('../walk/player.js').Player, 'moment'|'playing'>} Player what moves the stage */
/** @typedef {import('./geometry/index.js').Layout} Layout */
/** @typedef {import('../walk/records.js').Records} Records */
/** @typedef {import('./geometry/measure.js').Shape} Shape */

/** Steps ahead of the walk whose records are seen to. */
const AHEAD = 40;

/** @typedef {ReturnType<typeof createScene>} Scene */

/**
 * @param {object} parts
 * @param {Model} parts.model
 * @param {Player} parts.player
 * @param {Records} parts.records
 * @param {ChannelMaps} parts.channelMaps
 * @param {StageActions} parts.actions
 */
export function createScene({ model: first, player, records, channelMaps, actions }) {
  const model = signal(first);
  const room = signal({ width: 0, height: 0 });
  const layout = signal(/** @type {Layout} */ ('wide'));
  const label = signal(/** @type {string|undefined} */ (undefined));
  const chosenView = signal(/** @type {View} */ ('equation'));
  const scroll = signal(0);
  const notices = createNotices();
  const pointing = createPointing(notices);
  const drafts = createDrafts(model, actions);

  const shapeKey = computed(() => JSON.stringify(shapeOf(model.value)));
  const shape = computed(() => /** @type {Shape} */ (JSON.parse(shapeKey.value)));
  const geometry = computed(() => geometryOf(shape.value, room.value, layout.value));
  /** The pictures behind their frames, enlarged as they are looked at; null where there are none. */
  const looked = computed(() => {
    const { picture } = geometry.value;
    if (!picture) return null;
    const [zoom, ...corner] = actions.look.value ?? WHOLE;
    const most = Math.min(mostZoom(picture.input.pitch), mostZoom(picture.output.pitch));
    const look = /** @type {import('../types.js').Look} */ ([Math.min(zoom, most), ...corner]);
    return { input: behind(picture.input, look), output: behind(picture.output, look), look, most };
  });
  const plan = computed(() => planFor(model.value));
  const read = computed(() => {
    const { kind, run, transposed } = model.value;
    return kind === 'scatter' && transposed ? stampingCells(transposed) : readPlane(run);
  });
  const limits = computed(() => limitsFor({
    weights: model.value.run.weight?.flat(3) ?? [],
    inputMax: largestFinite(model.value.input.data),
    outputMax: model.value.outputMax,
  }));

  const moment = computed(() => {
    const at = player.moment.value;
    const last = plan.value.steps - 1;
    return at.position > last ? { ...at, position: last } : at;
  });
  const shown = computed(() => shownMoment(moment.value));
  const position = computed(() => shown.value.position);
  const sweep = computed(() => moment.value.sweep);
  const filter = computed(() => Math.floor(position.value / plan.value.perFilter));
  const cell = computed(() => position.value % plan.value.perFilter);
  const cols = computed(() => extentOf(model.value)[2]);
  const row = computed(() => Math.floor(cell.value / cols.value));
  const col = computed(() => cell.value % cols.value);

  const groupSize = computed(() => model.value.run.input_shape[0] / model.value.run.groups);
  const groupStart = computed(() => {
    if (model.value.kind !== 'conv') return 0;
    const perGroup = model.value.filters / model.value.run.groups;
    return Math.floor(filter.value / perGroup) * groupSize.value;
  });
  /** Rows and columns of the window: adaptive ones differ from step to step. */
  const windowCells = computed(() => {
    if (!model.value.run.adaptive) return shape.value.kernel;
    const { height, width } = windowAt(model.value.run, row.value, col.value);
    return /** @type {[number, number]} */ ([height, width]);
  });
  const taps = computed(() => windowCells.value[0] * windowCells.value[1]);
  const reveal = computed(() => {
    const channels = model.value.kind === 'conv' ? groupSize.value : 1;
    return revealAt(shown.value, taps.value, channels);
  });

  const hidden = computed(() => hiddenAt(model.value, position.value, actions.trying.value));
  // What is chosen may come before a model that has such a view.
  const view = computed(() => (isLayer(model.value) ? chosenView.value : 'equation'));
  const group = computed(() => Math.floor(groupStart.value / groupSize.value));
  const whole = computed(() => layerGeometryOf(shape.value, room.value, layout.value, group.value));
  const matrixKey = computed(() => matrixShape(model.value).join(' '));
  const matrix = computed(() => {
    const [rows, columns] = matrixKey.value.split(' ').map(Number);
    return matrixGeometryOf(shape.value, room.value, layout.value, [rows, columns]);
  });
  const letters = computed(() => lettersGeometryOf(shape.value, room.value, layout.value));
  const frame = computed(() => ({ equation: geometry, letters, layer: whole, matrix })[view.value].value);

  const found = recordsShown(records, { model, position, sweep, shapeKey });
  // The records of another model may come before it does: they say themselves what they are.
  const stamp = computed(() => stampIn(found.value));
  const angle = computed(() => turnAngle(shown.value, plan.value));
  const mirrored = computed(() => (actions.flip.value === 'mirrors' ? mirrorsAt(shown.value, plan.value) : null));
  const isTurned = computed(() => mirrored.value?.every((side) => side === -1) ?? angle.value === 180);
  const present = computed(() => (stamp.value ? null : found.value));
  const order = createOrder({
    // What is hidden must not be told by its place.
    isWanted: computed(() => (
      actions.sort.value === 'size' && view.value === 'equation' && Boolean(geometry.value.strips) && !hidden.value.any
    )),
    playing: player.playing,
    key: computed(() => `${shapeKey.value}@${groupStart.value}`),
    record: computed(() => present.value?.[0]),
  });
  /** When a channel of the group is added, counted from 0. @param {number} channel */
  const turnOf = (channel) => order.value?.get(channel) ?? channel - groupStart.value;

  return {
    player,
    records,
    channelMaps,
    actions,
    drafts,
    notices,
    model,
    room,
    layout,
    chosen: actions.channel,
    label,
    /**
     * What a region is called: with the stage's name where there are two.
     * @param {string} words
     */
    named: (words) => (label.value ? `${label.value} · ${words}` : words),
    scroll,
    ...pointing,
    shape,
    geometry,
    chosenView,
    view,
    /** Where the parts of the layer are, where it is looked at as a whole. */
    whole,
    /** The same of a step in letters. */
    letters,
    /** The same of the matrix that the present filter is. */
    matrix,
    /** What every view has: its size, its scale, its headings. */
    frame,
    looked,
    /** The input's grid under the window and the marks. */
    plane: computed(() => looked.value?.input ?? geometry.value.row.plane),
    read,
    limits,
    plan,
    position,
    sweep,
    filter,
    cell,
    row,
    col,
    groupSize,
    groupStart,
    /** The channel of the first row: where pictures stand for all channels, the group's first. */
    firstRow: computed(() => (geometry.value.picture ? groupStart.value : 0)),
    taps,
    windowCells,
    /** Where the window's cells are in a row: in the middle of the room for the largest. */
    windowBox: computed(() => {
      const { row: { window }, inset } = geometry.value;
      const [height, width] = windowCells.value.map((side) => side * window.pitch + 2 * inset);
      return {
        ...window,
        x: window.x + (window.width - width) / 2,
        y: window.y + (window.height - height) / 2,
        height,
        width,
      };
    }),
    /**
     * Whether the model has a channel of the input; another model may have fewer, and what was
     * drawn for it is told so before it goes.
     * @param {number} channel
     */
    reads: (channel) => channel < model.value.run.input_shape[0],
    /**
     * The same of a channel of the output.
     * @param {number} channel
     */
    writes: (channel) => channel < model.value.run.output_shape[0],
    /** The records of the present step, or null while there are none to read. */
    present,
    /** The same of a step that stamps. */
    stamped: stamp,
    /** The step as it is shown, and how far. */
    shown,
    phase: computed(() => shown.value.phase),
    products: computed(() => reveal.value.products),
    tap: computed(() => reveal.value.tap),
    sums: computed(() => reveal.value.sums),
    summing: computed(() => reveal.value.channel),
    /** The places of the channels where the largest come first, else null. */
    order,
    turnOf,
    /** @param {number} channel */
    isSummed: (channel) => turnOf(channel) < reveal.value.sums,
    /** @param {number} channel */
    isSumming: (channel) => reveal.value.channel >= 0 && turnOf(channel) === reveal.value.channel,
    biased: computed(() => reveal.value.bias),
    resulted: computed(() => reveal.value.result),
    filled: computed(() => {
      const isWritten = sweep.value || (reveal.value.written && !hidden.value.any);
      return cell.value + (isWritten ? 1 : 0);
    }),
    /** What is not shown, because a person works it out. */
    hidden,
    /** The window on the input, between two steps while it slides: [top, left, height, width]. */
    place: computed(() => placeOf(moment.value, model.value, plan.value.perFilter)),
    /** The place of the present cell in its map, between two while the window slides. */
    along: computed(() => alongOf(moment.value, plan.value.perFilter)),
    /** How far the kernel is turned, in degrees; 180 is done. */
    angle,
    /** The same where it is mirrored twice, across and down, from 1 to −1; null where it turns. */
    mirrored,
    isTurned,
    turning: computed(() => shown.value.phase === 'flip' && !isTurned.value),
    /** Sees to the records that the walk comes to next. */
    lookAhead() {
      const { position: at, sweep: sweeping } = moment.value;
      if (!sweeping) records.prefetch(Math.min(at + AHEAD, plan.value.steps - 1));
    },
  };
}
