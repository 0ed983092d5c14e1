"""Cross-correlation and true convolution of (C, H, W) by one matrix product a strip of windows."""

import numpy as np
from numpy.typing import NDArray

from app.engine.windows import pad, pad_from_input, windows
from app.operations import ConvLayer

Array = NDArray[np.float64]

STRIP_CELLS = 1 << 18
"""Window cells gathered at a time (2 MiB of float64): a strip stays in the cache of one core."""


def applied(layer: ConvLayer) -> Array:
    """The kernels as they meet the window: turned by 180° when the mode is convolution.

    Returns:
        (C_out, C_in/groups, kH, kW).
    """
    return layer.weight[:, :, ::-1, ::-1] if layer.mode == "convolution" else layer.weight


def _padded(x: Array, layer: ConvLayer) -> Array:
    if layer.padding_mode == "zeros":
        return pad(x, layer.padding)
    return pad_from_input(x, layer.padding, layer.padding_mode)


def conv2d(x: Array, layer: ConvLayer) -> Array:
    """Compute the feature maps of a layer.

    ``out[o, r, c] = bias[o] + Σᵢ Σₘ Σₙ x[i, r·S + m·D − P, c·S + n·D − P] · k[o, i, m, n]``,
    where i runs over the channels of o's group, k is the kernel as applied, and x beyond its rim
    is what ``padding_mode`` says. See PyTorch's ``Conv2d``.

    Args:
        x: (C_in, H, W), the shape the layer was resolved for.
        layer: weights (C_out, C_in/groups, kH, kW), bias, stride, padding, dilation, groups, mode.

    Returns:
        (C_out, H_out, W_out), float64.
    """
    views = windows(_padded(x, layer), layer)
    out_channels, per_group = layer.weight.shape[:2]
    height, width = layer.output_size.plane
    out = np.empty((out_channels, height, width))
    matrix = applied(layer).reshape(layer.groups, out_channels // layer.groups, -1)
    strip = max(1, STRIP_CELLS // (matrix.shape[2] * width))
    for group in range(layer.groups):
        inputs = views[group * per_group : (group + 1) * per_group]
        outputs = out[group * matrix.shape[1] : (group + 1) * matrix.shape[1]]
        for top in range(0, height, strip):
            rows = inputs[:, top : top + strip]
            # (C, rows, W_out, kH, kW) → (C·kH·kW, rows·W_out), in the order of the weights
            columns = rows.transpose(0, 3, 4, 1, 2).reshape(matrix.shape[2], -1)
            outputs[:, top : top + strip] = (matrix[group] @ columns).reshape(
                outputs.shape[0], -1, width
            )
    if layer.bias is not None:
        out += layer.bias[:, None, None]
    return out


def channel_maps(x: Array, layer: ConvLayer, filter_: int, slots: slice = slice(None)) -> Array:
    """Compute what each kernel of a filter makes of its own channel, before they are added.

    Kernels that are each laid on a channel of their own are a depthwise convolution.

    Args:
        x: (C_in, H, W), the shape the layer was resolved for.
        layer: the layer.
        filter_: which filter, 0 … C_out − 1.
        slots: which of its C_in/groups kernels.

    Returns:
        (kernels, H_out, W_out), float64; all of a filter's and its bias add up to its feature map.
    """
    kernels = layer.weight[filter_, slots]
    inputs = x[layer.channels_of(filter_)][slots]
    alone = layer.model_copy(
        update={
            "input_shape": inputs.shape,
            "weight": kernels[:, None],
            "bias": None,
            "groups": len(kernels),
        }
    )
    return conv2d(inputs, alone)
