"""Adaptive pooling of (C, H, W): windows that divide the input, and may differ in size."""

import numpy as np
from numpy.typing import NDArray

from app.operations import AdaptiveLayer

Array = NDArray[np.float64]
Integers = NDArray[np.int64]


def window_edges(layer: AdaptiveLayer) -> tuple[Integers, Integers]:
    """(H_out, 2) and (W_out, 2): first cell and first beyond of every window down and across."""
    down, across = (np.array(axis.windows, dtype=np.int64).reshape(-1, 2) for axis in layer.axes)
    return down, across


def adaptive_pool2d(x: Array, layer: AdaptiveLayer) -> Array:
    """The largest value or the mean under each window.

    Args:
        x: (C, H, W).
        layer: which of the two, and the windows.

    Returns:
        (C, H_out, W_out), as ``torch.nn.functional.adaptive_max_pool2d`` or
        ``adaptive_avg_pool2d``.
    """
    down, across = window_edges(layer)
    if not down.size or not across.size:
        return np.zeros(layer.output_shape)
    if layer.kind == "max":
        # Windows are contiguous: each axis is reduced for itself, rows first.
        tall = np.stack([x[:, start:stop].max(axis=1) for start, stop in down], axis=1)
        return np.stack([tall[:, :, start:stop].max(axis=2) for start, stop in across], axis=2)
    tall = np.stack([x[:, start:stop].sum(axis=1) for start, stop in down], axis=1)
    sums = np.stack([tall[:, :, start:stop].sum(axis=2) for start, stop in across], axis=2)
    out: Array = sums / adaptive_divisors(layer)
    return out


def adaptive_divisors(layer: AdaptiveLayer) -> Integers:
    """(H_out, W_out): the cells of each window."""
    down, across = window_edges(layer)
    cells: Integers = np.multiply.outer(down[:, 1] - down[:, 0], across[:, 1] - across[:, 0])
    return cells


def adaptive_max_indices(x: Array, layer: AdaptiveLayer) -> Integers:
    """Where the largest value under each window stands, flat over the input plane.

    Args:
        x: (C, H, W).
        layer: an adaptive max pooling.

    Returns:
        (C, H_out, W_out): the first of equals, as PyTorch's ``return_indices``.
    """
    channels, _, width = x.shape
    indices = np.zeros(layer.output_shape, dtype=np.int64)
    down, across = window_edges(layer)
    for row, (top, bottom) in enumerate(down.tolist()):
        for column, (left, right) in enumerate(across.tolist()):
            window = x[:, top:bottom, left:right].reshape(channels, -1)
            place = window.argmax(axis=1)
            indices[:, row, column] = (top + place // (right - left)) * width + (
                left + place % (right - left)
            )
    return indices
