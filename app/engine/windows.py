"""Padding an input, and every window of it as a view without a copy."""

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from app.operations import Layer, Sides

Array = NDArray[np.float64]


def pad(x: Array, padding: Sides, value: float = 0.0) -> Array:
    """Put a ring of ``value`` around each plane.

    Args:
        x: (C, H, W).
        padding: (top, bottom, left, right) in cells.
        value: what the ring holds: 0 for convolution and averages, −inf for a maximum.

    Returns:
        (C, H + top + bottom, W + left + right); ``x`` itself when there is nothing to add.
    """
    if not any(padding):
        return x
    top, bottom, left, right = padding
    return np.pad(x, ((0, 0), (top, bottom), (left, right)), constant_values=value)


def windows(padded: Array, layer: Layer) -> Array:
    """View every window of a padded input.

    Args:
        padded: (C, H_padded, W_padded), padded as the layer says.
        layer: gives kernel size, stride, dilation and the output plane.

    Returns:
        A read-only view (C, H_out, W_out, kH, kW) on ``padded``.
    """
    channels, rows, columns = padded.strides
    return as_strided(
        padded,
        shape=(padded.shape[0], *layer.output_size.plane, *layer.kernel_size),
        strides=(
            channels,
            rows * layer.stride[0],
            columns * layer.stride[1],
            rows * layer.dilation[0],
            columns * layer.dilation[1],
        ),
        writeable=False,
    )
