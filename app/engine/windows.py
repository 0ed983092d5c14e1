"""Padding an input, and every window of it as a view without a copy."""

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from app.operations import PaddingMode, Sides, WindowLayer
from app.operations.arguments import Pair

Array = NDArray[np.float64]
Integers = NDArray[np.int64]


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


def source_index(places: Integers, size: int, mode: PaddingMode) -> Integers:
    """Which cell of an axis gives each place its value, in the padding as inside.

    Args:
        places: of any shape, in input coordinates: negative before, ``size`` and more after.
        size: cells of the axis.
        mode: ``"reflect"`` mirrors at the first and the last cell without repeating them,
            ``"replicate"`` repeats them, ``"circular"`` goes on at the other end. ``"zeros"`` has
            no source in the padding: the nearest cell stands there, its value does not count.

    Returns:
        places.shape, 0 … size − 1. As PyTorch's ``padding_mode`` of ``Conv2d``.
    """
    match mode:
        case "reflect":
            period = max(1, 2 * (size - 1))
            mirrored: Integers = (size - 1) - np.abs((places % period) - (size - 1))
            return mirrored
        case "circular":
            return places % size
        case _:
            return places.clip(0, size - 1)


def first_inside(starts: Integers, dilation: int | Pair) -> Integers:
    """Where a window's first tap stands that is not before the input.

    Args:
        starts: of any shape: where windows begin, negative in the padding.
        dilation: distance between taps; a pair for ``starts`` of (…, 2).

    Returns:
        starts.shape.
    """
    gap = np.asarray(dilation)
    inside: Integers = starts - starts.clip(max=0) // gap * gap
    return inside


def pad_from_input(x: Array, padding: Sides, mode: PaddingMode) -> Array:
    """Put a ring around each plane whose cells are copies of the input's.

    Args:
        x: (C, H, W).
        padding: (top, bottom, left, right) in cells.
        mode: see ``source_index``; not ``"zeros"``.

    Returns:
        (C, H + top + bottom, W + left + right).
    """
    top, bottom, left, right = padding
    rows = source_index(np.arange(-top, x.shape[1] + bottom), x.shape[1], mode)
    columns = source_index(np.arange(-left, x.shape[2] + right), x.shape[2], mode)
    return x[:, rows[:, None], columns]


def windows(padded: Array, layer: WindowLayer) -> Array:
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
