import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layerText } from '../../static/js/lib/layer_text.js';
import { readLayers, readShape } from '../../static/js/lib/layers.js';
import { layer, transposedRun } from './models.js';

/** @param {string} text @returns {Record<string, unknown>[]} what the server is asked for */
function fields(text) {
  const read = readLayers(text);
  assert.ok('layers' in read, `${text}: ${JSON.stringify(read)}`);
  return read.layers.map((one) => one.fields);
}

/** @param {string} text */
function problem(text) {
  const read = readLayers(text);
  assert.ok('problem' in read, `${text} is read`);
  return read.problem;
}

test('the worked layers are read as PyTorch reads them', () => {
  assert.deepEqual(fields('Conv2d(16, 33, 3, stride=2)'), [
    { op: 'conv2d', in_channels: 16, out_channels: 33, kernel_size: 3, stride: 2 },
  ]);
  assert.deepEqual(fields('MaxPool2d(3, stride=2, padding=1)'), [
    { op: 'max_pool2d', kernel_size: 3, stride: 2, padding: 1 },
  ]);
});

test('arguments have their order and their names', () => {
  assert.deepEqual(fields('nn.Conv2d(4, 8, (3, 5), (2, 1), (4, 2), (3, 1), 2, False)'), [{
    op: 'conv2d', in_channels: 4, out_channels: 8, kernel_size: [3, 5], stride: [2, 1], padding: [4, 2],
    dilation: [3, 1], groups: 2, bias: false,
  }]);
  assert.deepEqual(fields('ConvTranspose2d(4, 8, 3, 2, 1, 1, 2, True, 3)'), [{
    op: 'conv_transpose2d', in_channels: 4, out_channels: 8, kernel_size: 3, stride: 2, padding: 1, output_padding: 1,
    groups: 2, bias: true, dilation: 3,
  }]);
  assert.deepEqual(fields('LPPool1d(2, 3, stride=None, ceil_mode=True)'), [
    { op: 'lp_pool1d', norm_type: 2, kernel_size: 3, ceil_mode: true },
  ]);
  assert.deepEqual(fields('MaxPool1d(2, return_indices=True)'), [{ op: 'max_pool1d', kernel_size: 2 }]);
  assert.deepEqual(fields("Conv1d(1, 2, 3, padding='same')")[0].padding, 'same');
});

test('several layers are a chain, however they are joined', () => {
  const chain = ['conv2d', 'relu', 'max_pool2d'];
  for (const text of [
    'Conv2d(1, 2, 3)\nReLU()\nMaxPool2d(2)',
    'Conv2d(1, 2, 3), ReLU(), MaxPool2d(2),',
    'torch.nn.Sequential(\n  nn.Conv2d(1, 2, 3),  # first\n  nn.ReLU(inplace=True),\n  nn.MaxPool2d(2),\n)',
    'Sequential([Conv2d(1, 2, 3), ReLU(), MaxPool2d(2)])',
    'self.conv1 = nn.Conv2d(1, 2, 3)\nself.act = nn.ReLU()\nself.pool = nn.MaxPool2d(2)',
    'Sequential(\n  (0): Conv2d(1, 2, kernel_size=(3, 3), stride=(1, 1))\n  (1): ReLU()\n  (pool): MaxPool2d(kernel_size=2, stride=2)\n)',
  ]) assert.deepEqual(fields(text).map(({ op }) => op), chain, text);
});

test('a layer keeps the words it was written in', () => {
  const read = readLayers('x = torch.nn.Conv2d(1,\n  2, 3)');
  assert.ok('layers' in read);
  assert.equal(read.layers[0].text, 'Conv2d(1, 2, 3)');
});

test('what PyTorch prints is read, and what the server does not know is refused', () => {
  assert.equal(fields('BatchNorm2d(64, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True)')[0].num_features, 64);
  assert.deepEqual(fields('Flatten(start_dim=1, end_dim=-1)'), [{ op: 'flatten' }]);
  assert.deepEqual(problem('Flatten(0)'), { key: 'only', params: { name: 'Flatten', parameter: 'start_dim', text: '1' } });
});

test('what cannot be read is said', () => {
  const keys = {
    '': 'none', '  # nothing': 'none', 'Conv2d(3, 8': 'unclosed', 'Conv2d(3, 8)': 'missing', 'Conv4d(1)': 'unknown',
    'toString(1)': 'unknown', 'Conv2d(1, 2, k=3)': 'keyword', 'Conv2d(1, out_channels=2, 3)': 'order',
    'Conv2d(1, 2, 3, in_channels=1)': 'twice', 'ReLU(1, 2)': 'many', 'Conv2d(1, 2, 3.5)': 'not_ints',
    'Conv2d(x, 2, 3)': 'not_int', 'Conv2d((1, 2), 2, 3)': 'not_int', 'Conv2d(1, 2, 3, bias=1)': 'not_flag',
    'LPPool2d(p, 3)': 'not_number', 'Conv2d(1, 2, 3, padding=same)': 'not_padding', 'Conv2d(1, 2, 3, stride=)': 'value',
    'Conv2d(1 2, 3)': 'expected', 'Conv2d': 'expected', 'MaxPool2d(2))': 'layer', '3': 'layer', 'Conv2d(1, 2, 3) @': 'sign',
  };
  for (const [text, key] of Object.entries(keys)) assert.equal(problem(text).key, key, text);
});

test('shapes are read as people write them', () => {
  for (const text of ['20×16×50×100', '20x16x50x100', '(20, 16, 50, 100)', '[20, 16, 50, 100,]', ' 20 16  50 100 ', '20 * 16 * 50 * 100']) {
    assert.deepEqual(readShape(text), [20, 16, 50, 100], text);
  }
  for (const text of ['', '3×', '0×4', '3×4.5', 'three', '1×2×3×4×5', '3,,4', '-3×4']) assert.equal(readShape(text), null, text);
});

test('the present layer is written as it would be typed, and read back', () => {
  const { run } = layer({ input: [4, 12, 12], filters: 8, stride: [2, 2], groups: 2 });
  const conv = layerText({ ...run, operation: { op: 'conv2d', mode: 'correlation' } });
  assert.equal(conv, 'Conv2d(4, 8, 3, stride=2, padding=1, groups=2)');
  const pool = layer({ kind: 'max', kernel: [3, 3], stride: [2, 2], padding: [1, 1, 1, 1] }).run;
  const operation = { op: /** @type {'max_pool2d'} */ ('max_pool2d'), kernel_size: 3, ceil_mode: true };
  assert.equal(layerText({ ...pool, operation }), 'MaxPool2d(3, stride=2, padding=1, ceil_mode=True)');
  const even = layer({ kind: 'max', kernel: [2, 2], stride: [2, 2], padding: [0, 0, 0, 0] }).run;
  assert.equal(layerText({ ...even, operation: { ...operation, ceil_mode: false } }), 'MaxPool2d(2)');
  assert.equal(layerText(transposedRun({ outputPadding: [1, 1] })), 'ConvTranspose2d(2, 2, 3, stride=2, padding=1, output_padding=1)');
  assert.equal(fields(conv)[0].groups, 2);
});
