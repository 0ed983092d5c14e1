/** The operations, as requests to the API say them. Types only, as in types.js. */

/** @typedef {import('./types.js').ConvMode} ConvMode */
/** @typedef {import('./types.js').Padding} Padding */
/** @typedef {import('./types.js').PaddingMode} PaddingMode */
/** @typedef {import('./types.js').Sides} Sides */

/**
 * @typedef {object} ConvOperation
 * @property {'conv2d'} op
 * @property {ConvMode} mode
 * @property {number[][][][]} [weight] (C_out, C_in / groups, kH, kW)
 * @property {string|number[][]} [kernel]
 * @property {'each'|'sum'} [combine]
 * @property {number[]|null} [bias]
 * @property {Sides} [stride]
 * @property {Padding} [padding]
 * @property {PaddingMode} [padding_mode]
 * @property {Sides} [dilation]
 * @property {number} [groups]
 */

/**
 * @typedef {object} PoolOperation
 * @property {'max_pool2d'|'avg_pool2d'} op
 * @property {Sides} kernel_size
 * @property {Sides|null} [stride] null is the window
 * @property {Sides} [padding]
 * @property {Sides} [dilation]
 * @property {boolean} [ceil_mode]
 * @property {boolean} [count_include_pad]
 */

/**
 * @typedef {object} TransposedOperation
 * @property {'conv_transpose2d'} op
 * @property {ConvMode} [mode]
 * @property {number[][][][]} weight (C_in, C_out / groups, kH, kW)
 * @property {number[]|null} [bias]
 * @property {Sides} [stride]
 * @property {Sides} [padding]
 * @property {Sides} [output_padding]
 * @property {Sides} [dilation]
 * @property {number} [groups]
 */

/** @typedef {{op: 'lp_pool2d', norm_type: number, kernel_size: Sides, stride?: Sides|null, ceil_mode?: boolean}} LpPoolOperation */
/** @typedef {{op: 'adaptive_max_pool2d'|'adaptive_avg_pool2d', output_size: number|(number|null)[]}} AdaptivePoolOperation */

/**
 * What is done to every cell by itself; softmax reads the cells of all channels.
 * @typedef {{op: 'relu'|'sigmoid'|'tanh'} | {op: 'leaky_relu', negative_slope?: number}
 *   | {op: 'softmax', dim?: number} | BatchNormOperation | {op: 'flatten'} | AddOperation} CellOperation
 */

/** @typedef {{op: 'add', other: number|{run: string}, alpha?: number}} AddOperation */
/** @typedef {{op: 'linear', weight: number[][], bias?: number[]|null}} LinearOperation (units, features) */

/**
 * @typedef {object} BatchNormOperation
 * @property {'batch_norm'} op
 * @property {number[]} running_mean (C,)
 * @property {number[]} running_var (C,)
 * @property {number[]|null} [weight]
 * @property {number[]|null} [bias]
 * @property {number} [eps]
 */

/** @typedef {ConvOperation|TransposedOperation|PoolOperation|LpPoolOperation|AdaptivePoolOperation|CellOperation|LinearOperation} Operation */

export {};
