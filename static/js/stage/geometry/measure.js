/**
 * What the stage is made of, in pixels. Everything on it is placed by these numbers, worked out
 * once when the layer's shape or the room for it changes; nothing is measured while playing.
 */

import { rimOf } from '../../lib/grid.js';
import { cutOff } from '../../lib/transposed.js';

/** @typedef {import('../../types.js').Model} Model */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/**
 * What of a layer decides where things go.
 * @typedef {object} Shape
 * @property {import('../../types.js').Kind|'dense'} kind of the model, or what is arranged in
 *   another way
 * @property {boolean} isPicture whether its channels are one picture in colour or grey, or one signed map
 * @property {boolean} views whether there is another way to look at it, to switch to
 * @property {boolean} turned whether the kernel as given is shown beside the turned one
 * @property {number} channels
 * @property {number} perGroup channels that one filter reads
 * @property {number} rows of the padded input, with what windows hang over it
 * @property {number} cols
 * @property {[number, number]} kernel
 * @property {[number, number]} out of stamps with what is cut off of them
 * @property {number} filters
 * @property {boolean} beside whether what is added is planes, too
 * @property {number} stamped output maps that one input cell stamps; 0 where it is windows that read
 */

/** @typedef {Box & {pitch: number}} GridBox a grid of square cells; pitch is a cell with its gap */

/**
 * The parts of one channel's row, from the row's own corner.
 * @typedef {object} RowParts
 * @property {number} height
 * @property {number} gap to the next row
 * @property {Box} bar the channel's letter
 * @property {GridBox} plane
 * @property {GridBox} window
 * @property {GridBox|null} kernel
 * @property {(GridBox & {label: number})|null} given the kernel before its turn, with the height
 *   of the label over it
 * @property {GridBox|null} products of a convolution, or the powers of a p-norm
 * @property {Box[]} signs × = Σ, or the arrow to a pool's winner
 * @property {Box} chip
 * @property {Box|null} note what is said beside a pool's chip; the formula of a cell
 * @property {GridBox|null} map a pool's output of this channel
 * @property {GridBox|null} [addend] the cell that is added
 * @property {GridBox|null} [other] the plane that it is of, where there is room
 */

/** @typedef {{key: string, x: number, y: number, width: number, inline: boolean}} Heading */

/**
 * Where the feature maps are: one large place a filter, or one for the present filter and small
 * ones for all of them.
 * @typedef {object} Maps
 * @property {(GridBox & {title: number})[]} places title is the height kept above the map
 * @property {(Box & {columns: number, gap: number, map: GridBox, title: number})|null} thumbs
 */

/**
 * One line of stamps: value × kernel = stamp → map.
 * @typedef {object} StampParts
 * @property {Box} value
 * @property {Box[]} signs × and =
 * @property {GridBox} kernel
 * @property {GridBox} stamp
 * @property {Box} note what is said under the stamp
 * @property {GridBox & {title: number}} map with what is cut off around it
 */

/**
 * @typedef {object} Stamps
 * @property {StampParts[]} lines as many as maps are shown large
 * @property {(Box & {map: GridBox, gap: number, title: number})|null} thumbs all maps, side by side
 */

/**
 * Many channels, a line each; from a line's own corner where nothing else is said.
 * @typedef {object} Strips
 * @property {Box} head what is over them: how many there are, and their order
 * @property {Box} list where they are on the stage
 * @property {number} pitch height of one with its gap
 * @property {Box} name
 * @property {Box[]} minis the window, and × the kernel = the products where there is room
 * @property {Box} bar
 * @property {Box} number
 */

/** @typedef {{choice: Box, says: Box}} Lead */
/** @typedef {GridBox & {gutter: number}} Vector gutter is the room before its lines */
/** @typedef {Box & {columns: number, cell: {width: number, height: number}, gap: number}} Units */

/**
 * @typedef {object} Geometry
 * @property {'wide'|'phone'} layout
 * @property {number} scale 1 is the design's size
 * @property {number} width
 * @property {number} height
 * @property {Heading[]} headings
 * @property {{y: number, height: number, content: number, width: number, scrolls: boolean}} body
 *   where the rows are, and how tall they are together
 * @property {RowParts} row
 * @property {number} inset from a group's edge to its first cell
 * @property {Box|null} card
 * @property {Maps|null} maps
 * @property {Box|null} tabs channels to choose from, where only one has room
 * @property {Stamps|null} [stamps] a transposed convolution stamp by stamp
 * @property {Vector|null} [vector] that all cells go into
 * @property {Units|null} [units] of a dense layer
 * @property {{input: GridBox, output: GridBox, loupe: number}|null} [picture] both as pictures, and
 *   the side of the loupe
 * @property {Strips|null} [strips] all channels, where only one has room for its parts
 * @property {Lead|null} [lead] the switch between two ways to look, over everything else
 */

/**
 * @param {Model} model
 * @returns {Shape}
 */
export function shapeOf(model) {
  const [channels, height, width] = model.run.input_shape;
  const [top, bottom, left, right] = rimOf(model.run);
  const [below, beyond] = (model.run.output_size?.axes ?? []).map((axis) => axis.overhang);
  const transposed = model.transposed ?? null;
  const isScatter = model.kind === 'scatter';
  const [above, under, before, behind] = transposed && isScatter ? cutOff(transposed) : [0, 0, 0, 0];
  return {
    kind: model.dense ? 'dense' : model.kind,
    isPicture: model.kind === 'conv' && !transposed && !model.dense && isOnePicture(model.channels),
    turned: model.mode === 'convolution',
    channels,
    perGroup: channels / model.run.groups,
    rows: height + top + bottom + (below ?? 0),
    cols: width + left + right + (beyond ?? 0),
    kernel: (transposed ?? model.run).kernel_size,
    out: [
      model.run.output_shape[1] + above + under, model.run.output_shape[2] + before + behind,
    ],
    filters: model.filters,
    views: transposed !== null,
    beside: Boolean(model.other),
    stamped: isScatter ? model.filters / model.run.groups : 0,
  };
}

/**
 * @param {Model['channels']} channels
 * @returns {boolean}
 */
function isOnePicture(channels) {
  return channels.length === 1 || channels.map(({ hue }) => hue).join(' ') === 'red green blue';
}

/**
 * Shares a length among parts: each has the size it would like; when there is not enough room all
 * give way towards their least, when there is more they grow towards their most, and what is
 * still over goes to the parts that can always take more.
 * @template {string} K
 * @param {Record<K, {ideal: number, least?: number, most?: number, spare?: number}>} parts
 *   `spare` is a part's share of what is over at the end
 * @param {number} total
 * @returns {Record<K, number>}
 */
export function share(parts, total) {
  const names = /** @type {K[]} */ (Object.keys(parts));
  const ideal = names.reduce((sum, name) => sum + parts[name].ideal, 0);
  const bound = (/** @type {K} */ name) => {
    const { ideal: size, least = size, most = size } = parts[name];
    return ideal > total ? least : most;
  };
  const slack = names.reduce((sum, name) => sum + bound(name) - parts[name].ideal, 0);
  const part = slack === 0 ? 0 : Math.min(1, (total - ideal) / slack);
  const sizes = /** @type {Record<K, number>} */ ({});
  let used = 0;
  let spares = 0;
  for (const name of names) {
    sizes[name] = parts[name].ideal + (bound(name) - parts[name].ideal) * part;
    used += sizes[name];
    spares += parts[name].spare ?? 0;
  }
  const over = total - used;
  for (const name of names) {
    if (over > 0 && spares > 0) sizes[name] += (over * (parts[name].spare ?? 0)) / spares;
    else if (over < 0) sizes[name] *= total / used;
  }
  return sizes;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export function box(x, y, width, height) {
  return { x, y, width, height };
}

/**
 * A group of cells with its frame, centred on a line.
 * @param {number} x
 * @param {number} middle
 * @param {[number, number]} cells rows and columns
 * @param {number} pitch
 * @param {number} frame both edges of the frame together
 * @returns {GridBox}
 */
export function group(x, middle, cells, pitch, frame) {
  const height = cells[0] * pitch + frame;
  return { x, y: middle - height / 2, width: cells[1] * pitch + frame, height, pitch };
}

/**
 * The headings over a landscape's columns: each reaches to the next.
 * @param {{key: string, x: number}[]} starts from left to right
 * @param {number} end where the last one ends
 * @param {number} s scale
 * @returns {Geometry['headings']}
 */
export function headingsOf(starts, end, s) {
  return starts.map((start, place) => ({
    ...start,
    y: 10 * s,
    width: (starts[place + 1]?.x ?? end) - start.x - 6 * s,
    inline: false,
  }));
}
