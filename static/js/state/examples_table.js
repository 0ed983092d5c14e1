/**
 * Worked examples: states of the page that are ready to be walked, as its address writes them. Pure.
 */

/**
 * @typedef {object} Example
 * @property {string} name of its texts: `examples.<name>.title` and `.note`
 * @property {string} query what its address says
 * @property {[number, number, number]} input shape
 * @property {[number, number, number]} output shape
 */

const EDGES_5 = Array.from({ length: 5 }, () => '-1,-2,0,2,1').join(',');

/** @type {readonly Example[]} */
export const EXAMPLES = Object.freeze(/** @type {Example[]} */ ([
  {
    name: 'one_channel',
    query: 'values=1,0,1,0;1,1,0,1;0,1,0,0;0,0,1,1&weights=1x1x3x3:0,1*2,0*3,1,0,1&bias=2&step=6',
    input: [1, 4, 4],
    output: [1, 4, 4],
  },
  {
    name: 'max_pool',
    query: 'values=2,1,5,3,4,6;4,3,4,0,3,2;3,0,5,4,1,4;7,1,2,3,0,3;8,4,2,5,1,3;3,5,6,2,0,2&op=max_pool&step=4',
    input: [1, 6, 6],
    output: [1, 3, 3],
  },
  {
    name: 'layer',
    query: `grid=32&weights=2x3x5x5:${EDGES_5};=;=;0.08*25;-0.04*25;=&bias=10,-5&padding=0&step=400`,
    input: [3, 32, 32],
    output: [2, 28, 28],
  },
  {
    name: 'depthwise',
    query: `grid=32&weights=3x1x5x5:${EDGES_5};0.04*25;0*12,1,0*12&bias=10,0,-10&groups=3&padding=0&step=400`,
    input: [3, 32, 32],
    output: [3, 28, 28],
  },
  {
    name: 'flip',
    query: 'values=0*5;0*5;0,0,1,0,0;0*5;0*5&op=convolution&weights=1x1x3x3:1,2,3,4,5,6,7,8,9&phase=flip',
    input: [1, 5, 5],
    output: [1, 5, 5],
  },
  {
    name: 'stride',
    query: 'stride=2&step=10',
    input: [3, 12, 12],
    output: [2, 6, 6],
  },
  {
    name: 'dilation',
    query: 'padding=2&dilation=2&step=67',
    input: [3, 12, 12],
    output: [2, 12, 12],
  },
  {
    name: 'transposed',
    query: 'values=1,2,3;4,5,6;7,8,9&op=transposed&step=5',
    input: [1, 3, 3],
    output: [1, 5, 5],
  },
  {
    name: 'pointwise',
    query: 'weights=1x3x1x1:0.299;0.587;0.114&padding=0&step=67',
    input: [3, 12, 12],
    output: [1, 12, 12],
  },
  {
    name: 'same',
    query: 'grid=16&color=grey&weights=1x1x5x5:0.04*25&padding=same&step=103',
    input: [1, 16, 16],
    output: [1, 16, 16],
  },
  {
    name: 'digits',
    query: 'pic=digit&grid=28&color=grey&range=1&weights=4x1x5x5:1*10,0*5,-1*10;'
      + '1*2,0,-1*2,1*2,0,-1*2,1*2,0,-1*2,1*2,0,-1*2,1*2,0,-1*2;'
      + '0,1*4,-1,0,1*3,-1*2,0,1*2,-1*3,0,1,-1*4,0;'
      + '1*4,0,1*3,0,-1,1*2,0,-1*2,1,0,-1*3,0,-1*4&padding=0&step=300',
    input: [1, 28, 28],
    output: [4, 24, 24],
  },
]));
