"""Transposed convolution of (C, H, W): every input cell stamps its kernel on the output."""

import numpy as np
from numpy.typing import NDArray

from app.operations import ConvTransposeLayer

Array = NDArray[np.float64]


def conv_transpose2d(x: Array, layer: ConvTransposeLayer) -> Array:
    """Compute the maps of a transposed convolution.

    ``out[o, r·S + m·D − P, c·S + n·D − P] += x[i, r, c] · k[i, o, m, n]`` over all cells and taps,
    where o runs over the channels of i's group and k is the kernel as stamped; the bias is added
    once. What falls outside of the output is cut off.

    Args:
        x: (C_in, H, W).
        layer: weights (C_in, C_out/groups, kH, kW), bias, stride, padding, ``output_padding``,
            dilation, groups, mode.

    Returns:
        (C_out, H_out, W_out), float64, as ``torch.nn.functional.conv_transpose2d``.
    """
    channels, height, width = x.shape
    per_group, groups = channels // layer.groups, layer.groups
    out_channels, out_height, out_width = layer.output_shape
    (step_down, step_across), (top, left) = layer.stride, layer.padding
    inputs = x.reshape(groups, per_group, height * width)
    kernels = layer.stamp.reshape(groups, per_group, -1, *layer.kernel_size)
    # Stamps reach over the output by what the padding cuts off: make room, and cut at the end.
    down, across = layer.axes
    room = np.zeros(
        (
            out_channels,
            max((height - 1) * step_down + down.span, top + out_height),
            max((width - 1) * step_across + across.span, left + out_width),
        )
    )
    for row in range(layer.kernel_size[0]):
        for column in range(layer.kernel_size[1]):
            # (g, C_out/g, C_in/g) @ (g, C_in/g, H·W): this tap of every stamp
            products = kernels[..., row, column].swapaxes(1, 2) @ inputs
            first, start = row * layer.dilation[0], column * layer.dilation[1]
            room[
                :,
                first : first + (height - 1) * step_down + 1 : step_down,
                start : start + (width - 1) * step_across + 1 : step_across,
            ] += products.reshape(out_channels, height, width)
    out = room[:, top : top + out_height, left : left + out_width]
    return out.copy() if layer.bias is None else out + layer.bias[:, None, None]


def stretched(x: Array, layer: ConvTransposeLayer) -> Array:
    """The input with stride − 1 zeros put between its cells.

    Args:
        x: (C, H, W).
        layer: gives the stride.

    Returns:
        (C, (H − 1)·S + 1, (W − 1)·S + 1): what ``layer.gathering`` slides over.
    """
    wide = np.zeros(layer.stretched)
    wide[:, :: layer.stride[0], :: layer.stride[1]] = x
    return wide
