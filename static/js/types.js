/**
 * The shapes that travel between the rooms of the page. Types only: this module exports nothing
 * at run time.
 */

/** @typedef {'en'|'zh'} Lang */
/** @typedef {{en: string, zh: string}} Bilingual */
/** @typedef {'correlation'|'convolution'} ConvMode */
/** @typedef {'scatter'|'gather'} TransposedView one step an input cell, or one an output cell */
/** @typedef {'equation'|'letters'|'layer'|'matrix'} View of a convolution: one step in numbers or in letters, the whole layer, or a matrix times a vector */
/** @typedef {'zeros'|'reflect'|'replicate'|'circular'} PaddingMode */
/** @typedef {'slide'|'flip'|'multiply'|'sum'|'bias'|'write'} Phase */
/** @typedef {'0.25'|'1'|'4'|'16'|'max'} Speed */
/** @typedef {'conv'|'max'|'avg'|'lp'|'apply'|'scatter'|'flatten'|'add'} Kind apply: every cell by itself; scatter: stamp by stamp */
/** @typedef {'red'|'green'|'blue'|'grey'|'signed'} Scale of colours; signed has zero in its middle */
/** @typedef {'product'|'sum'|'output'} Quantity what a person works out alone */
/** @typedef {[number, number]} Pair */
/** @typedef {[number, number, number, number]} Four */
/** @typedef {number|Pair} Sides one for both axes, or down and across */
/** @typedef {Sides|Four|'same'|'valid'} Padding four: top, bottom, left, right */

/** @typedef {readonly [number, number, number]} Look how many times enlarged, and the shares of the picture left of and above what is seen */

/**
 * An array as NumPy would hold it, C order.
 * @typedef {object} NdArray
 * @property {number[]} shape
 * @property {Float64Array} data
 */

/**
 * One axis of the output-size arithmetic.
 * @typedef {object} SizeAxis
 * @property {'height'|'width'} axis
 * @property {number} input
 * @property {number} kernel
 * @property {number} dilation
 * @property {number} span
 * @property {Pair} padding before, after
 * @property {number} stride
 * @property {number} [numerator]
 * @property {number} [quotient]
 * @property {number} [remainder]
 * @property {boolean} [dropped] whether a last window that would begin beyond the input is left out
 * @property {number} [overhang] cells that the last window hangs over the padded input
 * @property {number} [never_read] cells at the far end that no window reaches
 * @property {number} [output_padding] of a transposed convolution; so is what it stretches to
 * @property {number} [stretched]
 * @property {string} expression
 * @property {number} result
 */

/**
 * One axis of an adaptive pool's windows, which differ in size.
 * @typedef {object} AdaptiveAxis
 * @property {'height'|'width'} axis
 * @property {number} input
 * @property {number} result
 * @property {string} expression
 * @property {Pair[]} windows first cell and the one after the last, one for each output cell
 */

/**
 * @typedef {object} ImageInput
 * @property {string} image an id, or a sample's name
 * @property {Four|null} [crop] left, top, right, bottom
 * @property {Pair|null} [size] height, width
 * @property {'rgb'|'grey'} [color]
 * @property {Pair} [range]
 */

/** @typedef {import('./operation_types.js').ConvOperation} ConvOperation */
/** @typedef {import('./operation_types.js').TransposedOperation} TransposedOperation */
/** @typedef {import('./operation_types.js').AddOperation} AddOperation */
/** @typedef {import('./operation_types.js').LinearOperation} LinearOperation */
/** @typedef {import('./operation_types.js').Operation} Operation */
/**
 * As the page asks for it: what is added may be an input that is not a run yet.
 * @typedef {Exclude<Operation, AddOperation> | {op: 'add', other: number|{run: string}|{input: RunInput}}} AskedOperation
 */
/**
 * A library that a run can be said in.
 * @typedef {object} Program
 * @property {string} library
 * @property {string} title
 * @property {string} file
 * @property {string[]} packages
 * @property {string|null} link null where it has no words for the run
 * @property {string|null} reason
 */
/** @typedef {{values: number[][][]}} ValuesInput (C, H, W) */
/** @typedef {ImageInput|ValuesInput|{run: string}} RunInput */
/** @typedef {{input: RunInput, operation: Operation}} RunRequest */
/** @typedef {{id: string, op: string, output_shape: number[]}} ChainLink */

/**
 * What an output cell sees of the first input of a chain.
 * @typedef {object} ReceptiveField
 * @property {Pair} size cells down and across
 * @property {Pair} jump cells between the fields of two neighbours
 * @property {Pair} start middle of the first cell's field; halves where a side is even
 */

/**
 * Which cells of a run's input an output cell sees.
 * @typedef {object} SeenField
 * @property {string} run
 * @property {string} op
 * @property {[number, number, number]} input_shape
 * @property {Pair} rows first and the one after the last
 * @property {Pair} columns
 */

/**
 * What a layer costs, and others that might stand in its place.
 * @typedef {{steps: number, multiply_adds: number, parameters: number, dense_parameters: number,
 *   ungrouped_parameters: number, ungrouped_multiply_adds: number,
 *   separable_parameters: number|null, separable_multiply_adds: number|null}} Counts
 */

/**
 * A run as the API gives it: what does not apply is null, and a vector's shape is one number.
 * @typedef {Omit<RunJson, 'input_shape'|'output_shape'|'kernel_size'|'stride'|'padding'|'dilation'|'groups'|'output_size'|'adaptive'> & {
 *   input_shape: number[], output_shape: number[], kernel_size: Pair|null, stride: Pair|null, padding: Four|null, dilation: Pair|null, groups: number|null,
 *   output_size: {formula: string, axes: SizeAxis[]|AdaptiveAxis[]}|null,
 * }} RunAnswer
 */

/**
 * A run as the page reads it: where there are no windows, every cell is one of its own.
 * @typedef {object} RunJson
 * @property {string} id
 * @property {RunInput} input
 * @property {Operation} operation
 * @property {[number, number, number]} input_shape
 * @property {[number, number, number]} output_shape
 * @property {number[][][][]|null} weight as given, never turned
 * @property {number[]|null} bias
 * @property {Pair} kernel_size
 * @property {Pair} stride
 * @property {Four} padding top, bottom, left, right
 * @property {Pair|null} [output_padding] down, across
 * @property {Pair} dilation
 * @property {number} groups
 * @property {{formula: string, axes: SizeAxis[]}|null} output_size null where no window slides
 * @property {{formula: string, axes: AdaptiveAxis[]}|null} [adaptive] windows that differ in size
 * @property {ChainLink[]} [chain] first layer first, this run last
 * @property {ReceptiveField|null} [receptive_field]
 * @property {Counts} counts
 * @property {{self: string, steps: string, input: string, output: string, input_csv: string,
 *   output_csv: string, arrays: string, maps: string[], frames: string,
 *   channel_maps: string[]|null}} links channel_maps: one a filter, of a convolution
 */

/**
 * What the stage draws from.
 * @typedef {object} Model
 * @property {string} id the run's id, and the way it is looked at where there are two
 * @property {RunJson} run as it is walked: of a transposed convolution the plain one with the same map, or a window of one cell
 * @property {RunJson|null} transposed the transposed convolution itself
 * @property {Kind} kind
 * @property {ConvMode|null} mode
 * @property {{input: boolean, output: boolean}} [vectors] whether they are flat lists, drawn as lines
 * @property {{features: number, isFlattened: boolean}|null} [dense] numbers that each unit reads, and
 *   whether the input has rows and columns; the run is the convolution that it amounts to
 * @property {{array: NdArray, range: Pair}|null} [other] (C, H, W), what is added cell by cell
 * @property {NdArray} input (C, H, W)
 * @property {NdArray} output (C, H, W)
 * @property {Pair} inputRange black to full colour
 * @property {Pair} outputRange the same for the output of what is done channel by channel
 * @property {number} outputMax the largest |value| of the output
 * @property {{name: string, hue: Scale}[]} channels
 * @property {Scale[]} outputHues the colours of an output made channel by channel
 * @property {number} filters output channels of a convolution; 1 for pooling
 * @property {string|null} kernelName title of the preset in the page's language
 */

/**
 * Where a walk stands.
 * @typedef {object} Moment
 * @property {number} position 0-based
 * @property {Phase} phase
 * @property {number} progress 0…1 through the phase
 * @property {boolean} sweep several steps a frame
 */

/**
 * @typedef {object} ChannelTerm
 * @property {number} channel
 * @property {number[][]} values
 * @property {number[][]} [kernel] as applied
 * @property {number[][]} [products]
 * @property {number} [sum]
 * @property {number[][]} [powers] p-norm pooling: the values to the power of p
 * @property {number[][]} [exponentials] softmax
 */

/**
 * @typedef {object} StepRecord
 * @property {number} index
 * @property {[number, number, number]} output channel, row, column
 * @property {{top: number, left: number, height: number, width: number, dilation: Pair}} window
 * @property {Pair[]} padding_taps kernel coordinates that lie in the padding
 * @property {Pair[]} [inserted_taps] those that read a zero put in between two cells
 * @property {Pair[]} [overhang_taps] those that hang over the padded input and never count
 * @property {ChannelTerm[]} channels
 * @property {number|null} [bias]
 * @property {Pair|null} [winner] row, column in the input; null where there is only padding
 * @property {number} [winner_index]
 * @property {number} [sum] average pooling: before dividing
 * @property {number} [divisor]
 * @property {number} [norm_type] p of p-norm pooling
 * @property {Record<string, number>} [intermediate] what an activation works out on its way
 * @property {number[]} [along] softmax of a vector: the exponentials of all its numbers
 * @property {number} result
 */

/**
 * One input cell of a transposed convolution and what it stamps on the output.
 * @typedef {object} StampRecord
 * @property {number} index
 * @property {[number, number, number]} input channel, row, column
 * @property {number} value
 * @property {{top: number, left: number, height: number, width: number, dilation: Pair}} window in output coordinates
 * @property {Pair[]} cut_taps kernel coordinates that fall outside of the output
 * @property {{channel: number, kernel: number[][], products: number[][]}[]} channels of the output
 */

/** @typedef {{start: number, count: number, total: number, steps: StepRecord[]}} StepPage */

/**
 * @typedef {object} Preset
 * @property {string} name
 * @property {string} family
 * @property {Bilingual} family_title
 * @property {Bilingual} title
 * @property {Bilingual} note
 * @property {number[][]|number[][][][]} weight
 * @property {number[]|null} bias
 * @property {'each'|'sum'|null} combine
 */

/** @typedef {{image: string, crop: string, color: 'rgb'|'grey'} | {run: string}} PreviewSource what presets are shown on */

/**
 * @typedef {object} FrequencyResponse
 * @property {number} filter
 * @property {number|null} channel null for the mean of the filter's kernels
 * @property {number[]} frequencies cycles a cell, from −½ up
 * @property {number[]} across gain of waves from left to right
 * @property {number[]} down gain of waves from top to bottom
 * @property {number} even gain of an even area
 * @property {number} largest
 * @property {number} smallest
 * @property {{kind: string, direction: string|null, coherence: number, rings: number[]}} character
 */

/**
 * @typedef {object} Sample
 * @property {string} id
 * @property {string} name
 * @property {number} width
 * @property {number} height
 * @property {'rgb'|'grey'} mode
 * @property {Bilingual} title
 * @property {{crop: Four|null, size: Pair, color: 'rgb'|'grey'}} start
 * @property {string} source
 * @property {string} licence
 * @property {{self: string}} links
 */

/**
 * An uploaded picture.
 * @typedef {object} Uploaded
 * @property {string} id
 * @property {number} width
 * @property {number} height
 * @property {'rgb'|'grey'} mode
 * @property {{self: string}} links
 */

/** @typedef {{pointer: string, detail: string}} FieldError */

/**
 * @typedef {object} Trying
 * @property {Quantity} quantity that is asked for
 * @property {'products'|'sums'|null} help what of an output is shown all the same
 * @property {string|null} solved the key of the question whose answer is shown
 */

/**
 * A mistake by which a wrong number comes about; what says nothing about it is left out.
 * @typedef {object} Mistake
 * @property {string} name
 * @property {number} [channel]
 * @property {'up'|'down'|'left'|'right'} [direction]
 * @property {number} [bias]
 * @property {number} [divisor]
 */

/** @typedef {{right: boolean|null, mistake: Mistake|null, others: Mistake[], expected: number|null}} Verdict */
/** @typedef {{quantity: Quantity, channel?: number, tap?: Pair, value: number}} Answer */

/**
 * Shapes of a chain of layers, without data; one line a layer.
 * @typedef {object} ArithmeticAnswer
 * @property {number[]} output_shape
 * @property {number} parameters
 * @property {number} multiply_adds
 * @property {ArithmeticLine[]} layers
 */

/**
 * @typedef {object} ArithmeticLine
 * @property {string} op
 * @property {number[]} input_shape
 * @property {number[]} output_shape
 * @property {{formula: string, axes: {axis: string, expression: string, result: number}[]}|null} output_size
 * @property {number} parameters
 * @property {number} multiply_adds
 * @property {ReceptiveField|null} receptive_field
 * @property {number[]|null} weight_shape
 */

/**
 * How far the product of two spectra, turned back, is from sliding.
 * @typedef {object} SpectraAnswer
 * @property {number} largest_difference in any cell
 * @property {number} rim_difference in those whose window hangs over the edge
 * @property {number} inside_difference in the others
 * @property {number} largest absolute value of what sliding makes
 */

/**
 * Which strides and paddings reach a wanted output size? One entry of a list stands for all axes.
 * @typedef {object} InverseQuestion
 * @property {string} op
 * @property {number[]} input_size
 * @property {number[]} output_size
 * @property {number[]} kernel_size
 * @property {number[]} [dilation]
 * @property {boolean} [ceil_mode]
 */

/** @typedef {{stride: number, padding: Pair, output_padding: number|null}} InverseSetting padding before and after */

/**
 * @typedef {object} InverseAnswer
 * @property {{axis: string, input: number, output: number, span: number, settings: InverseSetting[],
 *   more: boolean, nearest: [number|null, number|null]}[]} axes
 * @property {InverseSetting[]} together those that do for every axis
 */

/**
 * What the stage may ask of the page.
 * @typedef {object} StageActions
 * @property {(filter: number, kernelIndex: number, row: number, col: number, value: number) => void} setWeight
 * @property {(filter: number, value: number) => void} setBias
 * @property {import('@preact/signals-core').ReadonlySignal<number>} revision counts changes of all weights at once
 * @property {(position: number) => void} goTo
 * @property {(view: TransposedView) => void} setView
 * @property {import('@preact/signals-core').Signal<Look|null>} look how closely pictures are looked at
 * @property {import('@preact/signals-core').Signal<number>} channel the one that is shown whole, where not all are
 * @property {import('@preact/signals-core').Signal<'channel'|'size'>} sort many channels as they are counted, or the largest contribution first
 * @property {import('@preact/signals-core').Signal<'turn'|'mirrors'>} flip one half-turn of a kernel, or two mirrorings that come to the same
 * @property {() => void} showFlip shows the flip of the present step's kernel
 * @property {() => void} onLostView the way to look that is chosen could not be fetched
 * @property {(() => void)|null} walkOn takes the output as the next input; null where it is not the page's
 * @property {import('@preact/signals-core').ReadonlySignal<Trying|null>} trying what a person works
 *   out alone; null: everything is shown
 */

export {};
