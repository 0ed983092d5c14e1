/** The names of the columns, with the shapes under them. */

import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { windowAt } from '../lib/grid.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { matrixShape } from '../lib/matrix.js';
import { placeName } from '../lib/vector.js';
import { LETTERS } from './formulas.js';
import { Raised } from './Raised.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('./scene.js').Scene} Scene */

/** @typedef {{title: string, detail: string}} Words */

/**
 * @param {object} props
 * @param {Scene} props.scene
 */
export function Headings({ scene }) {
  const { headings, scale, layout } = scene.frame.value;
  return html`
    <div class="headings" style=${{ '--scale': scale }}>
      ${headings.map((heading) => html`
        <div key=${heading.key} class=${`heading ${heading.inline ? 'inline' : ''}`}
          style=${{ left: `${heading.x}px`, top: `${heading.y}px`, maxWidth: `${heading.width}px` }}>
          <${Heading} scene=${scene} name=${heading.key} layout=${layout} />
        </div>`)}
    </div>`;
}

/**
 * @param {{scene: Scene, name: string, layout: 'wide'|'phone'}} props
 */
function Heading({ scene, name, layout }) {
  const words = useMemo(() => {
    const writers = layout === 'phone' ? PHONE : WIDE;
    const both = computed(() => (writers[name] ?? WIDE[name])(scene));
    return { title: computed(() => both.value.title), detail: computed(() => both.value.detail) };
  }, [scene, name, layout]);
  return html`<h2>${words.title}</h2><p><${Detail} text=${words.detail} /></p>`;
}

/** @param {{text: import('@preact/signals').ReadonlySignal<string>}} props */
function Detail({ text }) {
  return html`<${Raised} line=${text.value} />`;
}

/**
 * @param {readonly number[]} sizes
 * @returns {string} "3 × 12 × 12"
 */
function shapeText(sizes) {
  return sizes.join(' × ');
}

/**
 * Padding as people say it: one number where all sides agree.
 * @param {Model} model
 * @returns {string}
 */
function inputDetail(model) {
  const { input_shape: seen, padding } = model.run;
  if (model.dense?.isFlattened) {
    return t('dense.input.flattened', { shape: seen.join('×'), n: model.dense.features });
  }
  if (model.vectors?.input) return t('vector.numbers', { n: seen[1] * seen[2] });
  const shape = model.transposed?.input_shape ?? seen;
  if (model.transposed && model.kind === 'conv') {
    const [top, bottom, left, right] = padding;
    const isEven = top === left && bottom === right;
    const pad = (isEven ? [...new Set([top, bottom])] : padding).join('/').replaceAll('-', '−');
    // There is much to say in little room.
    return t('transposed.input.stretched', { shape: shape.join('×'), stretched: seen.slice(1).join('×'), pad });
  }
  if (padding.every((side) => side === 0)) return shapeText(shape);
  const sides = padding.every((side) => side === padding[0]) ? [padding[0]] : padding;
  return t('stage.input.padded', { shape: shapeText(shape), pad: sides.join(', ').replaceAll(', ', ',') });
}

/**
 * The rows and columns of the window as slices of the input: "(4:7, 5:8)".
 * @param {Scene} scene
 * @returns {string}
 */
function slices(scene) {
  const { run } = scene.model.value;
  const { top, left, height, width } = windowAt(run, scene.row.value, scene.col.value);
  const slice = (/** @type {number} */ from, /** @type {number} */ length, /** @type {number} */ by) => (
    `${from}:${from + length}${by > 1 ? `:${by}` : ''}`
  );
  return `(${slice(top, height, run.dilation[0])}, ${slice(left, width, run.dilation[1])})`
    .replaceAll('-', '−');
}

/**
 * @param {readonly [number, number]} pair
 * @returns {string} one number where both agree
 */
function pairText([a, b]) {
  return a === b ? String(a) : `${a}, ${b}`;
}

/**
 * Where what is added comes from.
 * @param {Scene} scene
 * @returns {string}
 */
function addedDetail(scene) {
  const { operation } = scene.model.value.run;
  if (operation.op !== 'add' || typeof operation.other === 'number') return t('add.everywhere');
  return placeName(
    scene.model.value.vectors?.input, scene.model.value.run.input_shape[2], scene.row.value, scene.col.value,
  );
}

/**
 * @param {Scene} scene
 * @returns {Words}
 */
function presentFilter(scene) {
  return {
    title: t('stage.filter', { n: scene.filter.value + 1, total: scene.model.value.filters }),
    detail: shapeText([scene.groupSize.value, ...scene.shape.value.kernel]),
  };
}

/** The column of the filters has room for so many characters. */
const LONGEST_WORDS = 20;

/**
 * @param {Scene} scene
 * @param {string} shape
 * @returns {string} which map is seen: the filter's, with the kernel's name where it has one
 */
function pictured(scene, shape) {
  const { filters, kernelName } = scene.model.value;
  const map = t('stage.map.of', { n: scene.filter.value + 1, total: filters });
  const parts = [shape, ...(filters > 1 ? [map] : []), ...(kernelName ? [kernelName] : [])];
  return parts.join(' · ');
}

/** @type {Record<string, (scene: Scene) => Words>} */
const WIDE = {
  input: (scene) => ({ title: t('stage.input'), detail: inputDetail(scene.model.value) }),
  window: (scene) => {
    const { run, kind, vectors, channels } = scene.model.value;
    if (kind === 'apply' || kind === 'add') {
      const place = placeName(vectors?.input, run.input_shape[2], scene.row.value, scene.col.value);
      return { title: t('cells.cell'), detail: place };
    }
    if (kind === 'flatten') {
      const channel = channels[scene.filter.value]?.name ?? '';
      return { title: t('cells.cell'), detail: `${channel}[${scene.row.value}, ${scene.col.value}]` };
    }
    if (run.adaptive) {
      return { title: t('stage.window'), detail: shapeText(scene.windowCells.value) };
    }
    const detail = kind === 'conv' ? slices(scene) : t('stage.window.stride', {
      shape: shapeText(run.kernel_size), stride: pairText(run.stride),
    });
    return { title: t('stage.window'), detail };
  },
  powers: (scene) => {
    const { operation } = scene.model.value.run;
    const p = operation.op === 'lp_pool2d' ? operation.norm_type : 2;
    return { title: t('pool.powers'), detail: `x^{${p}}` };
  },
  weights: (scene) => ({
    title: t('dense.unit.of', { n: scene.filter.value + 1, total: scene.model.value.filters }),
    detail: t('dense.weights.count', { n: scene.model.value.dense?.features ?? 0 }),
  }),
  addend: (scene) => ({ title: t('add.added'), detail: addedDetail(scene) }),
  formula: (scene) => {
    const { kind, run: { operation: { op } } } = scene.model.value;
    if (kind === 'flatten') return { title: t('vector.place'), detail: LETTERS.flatten };
    return { title: t(`operation.${op}`), detail: LETTERS[op] ?? '' };
  },
  kernel: presentFilter,
  products: (scene) => ({
    title: t('stage.products'),
    detail: t(scene.model.value.dense ? 'dense.products' : 'stage.products.how'),
  }),
  winner: (scene) => {
    const { kind, run } = scene.model.value;
    const detail = run.operation.op === 'lp_pool2d'
      ? `(Σ x^{${run.operation.norm_type}})^{1/${run.operation.norm_type}}`
      : t(`stage.${kind}.how`);
    return { title: t(`stage.${kind}`), detail };
  },
  value: (scene) => {
    const channel = scene.model.value.channels[scene.filter.value]?.name ?? '';
    return { title: t('transposed.value'), detail: `${channel}[${scene.row.value}, ${scene.col.value}]` };
  },
  stamp_kernel: (scene) => ({ title: t('stage.kernel'), detail: shapeText(scene.shape.value.kernel) }),
  stamp: () => ({ title: t('transposed.stamp'), detail: t('transposed.stamp.how') }),
  stamped: (scene) => ({ title: t('stage.output'), detail: shapeText(scene.model.value.run.output_shape) }),
  layer_input: (scene) => ({
    title: t('layer.input'), detail: shapeText(scene.model.value.run.input_shape),
  }),
  layer_filters: (scene) => {
    const { filters, kernel, perGroup: slots } = scene.shape.value;
    const inWords = t('layer.filters.of', { filters, slots, kernel: kernel.join('×') });
    const isShort = inWords.length <= LONGEST_WORDS && filters * slots > 1;
    return { title: t('layer.filters'), detail: isShort ? inWords : shapeText([filters, slots, ...kernel]) };
  },
  layer_filter: presentFilter,
  layer_channel_maps: () => ({ title: t('layer.channel_maps'), detail: t('layer.channel_maps.how') }),
  layer_maps: (scene) => ({
    title: t('layer.maps'), detail: shapeText(scene.model.value.run.output_shape),
  }),
  matrix: (scene) => ({
    title: t('matrix.title', { n: scene.filter.value + 1 }), detail: shapeText(matrixShape(scene.model.value)),
  }),
  matrix_output: (scene) => ({ title: t('matrix.output'), detail: shapeText(matrixShape(scene.model.value).slice(0, 1)) }),
  matrix_row: (scene) => ({ title: t('matrix.row', { row: scene.cell.value }), detail: t('matrix.row.how') }),
  output: (scene) => {
    const { run, kind, dense, vectors, filters } = scene.model.value;
    if (dense) return { title: t('dense.units'), detail: t('vector.numbers', { n: filters }) };
    if (vectors?.output) {
      const [, rows, cols] = run.output_shape;
      return { title: t('vector'), detail: t('vector.numbers', { n: rows * cols }) };
    }
    const shape = shapeText(run.output_shape);
    if (scene.geometry.value.picture) return { title: t('stage.output'), detail: pictured(scene, shape) };
    return {
      title: t('stage.output'),
      detail: kind === 'conv' ? shape : t('stage.output.pooled', { shape }),
    };
  },
};

/** @type {Record<string, (scene: Scene) => Words>} */
const PHONE = {
  input: (scene) => {
    const { run, channels, kind, transposed, vectors } = scene.model.value;
    if (vectors?.input) {
      return { title: t('vector'), detail: t('vector.numbers', { n: run.input_shape[1] * run.input_shape[2] }) };
    }
    const shown = kind === 'scatter' || kind === 'flatten' ? scene.filter.value : scene.chosen.value;
    const channel = channels[Math.min(shown, channels.length - 1)].name;
    const shape = (transposed ?? run).input_shape.join('×');
    if (scene.model.value.dense) return { title: t('stage.input'), detail: channel };
    const detail = t('stage.input.channel', { channel, shape });
    return { title: t('stage.input'), detail };
  },
  window: (scene) => {
    const { kind } = scene.model.value;
    // Two cells stand side by side: their place is said once.
    if (kind === 'add') return { title: t('cells.cell'), detail: '' };
    const isCell = kind === 'apply' || kind === 'flatten';
    return isCell ? WIDE.window(scene) : { title: t('stage.window'), detail: '' };
  },
  kernel: () => ({ title: t('stage.kernel'), detail: '' }),
  weights: () => ({ title: t('dense.weights'), detail: '' }),
  products: () => ({ title: t('stage.products'), detail: '' }),
  value: () => ({ title: t('transposed.value'), detail: '' }),
  stamp_kernel: () => ({ title: t('stage.kernel'), detail: '' }),
  stamp: () => ({ title: t('transposed.stamp'), detail: '' }),
  layer_map: (scene) => ({
    title: t('stage.map.of', { n: scene.filter.value + 1, total: scene.model.value.filters }),
    detail: '',
  }),
  matrix_output: () => ({ title: 'y = A·x + b', detail: '' }),
  // The way on stands beside it: there is no room for its shape.
  stamped: () => ({ title: t('stage.output'), detail: '' }),
  output: (scene) => {
    const { kind, filters, dense, vectors } = scene.model.value;
    if (dense) return { title: t('dense.units'), detail: '' };
    // Where the output stands under the input there is room for how long it is.
    if (kind === 'flatten') return WIDE.output(scene);
    if (vectors?.output) return { title: t('vector'), detail: '' };
    if (kind !== 'conv') return { title: t('stage.output'), detail: '' };
    return { title: t('stage.map.of', { n: scene.filter.value + 1, total: filters }), detail: '' };
  },
};
