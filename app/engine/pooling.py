"""Max and average pooling of (C, H, W)."""

import numpy as np
from numpy.typing import NDArray

from app.engine.windows import pad, windows
from app.operations import PoolLayer

Array = NDArray[np.float64]


def max_pool2d(x: Array, layer: PoolLayer) -> Array:
    """The largest value under each window; padding never wins.

    Args:
        x: (C, H, W).
        layer: kernel size, stride, padding (at most half the window), dilation.

    Returns:
        (C, H_out, W_out), as ``torch.nn.functional.max_pool2d``.
    """
    views = windows(pad(x, layer.padding, -np.inf), layer)
    rows, columns = layer.kernel_size
    out = views[..., 0, 0].copy()
    for row in range(rows):
        for column in range(columns):
            np.maximum(out, views[..., row, column], out=out)
    return out


def avg_pool2d(x: Array, layer: PoolLayer) -> Array:
    """The mean under each window, with the padding counted as zeros.

    Args:
        x: (C, H, W).
        layer: kernel size, stride, padding (at most half the window).

    Returns:
        (C, H_out, W_out), as ``torch.nn.functional.avg_pool2d`` with ``count_include_pad=True``.
    """
    views = windows(pad(x, layer.padding), layer)
    rows, columns = layer.kernel_size
    out = np.zeros(views.shape[:3])
    for row in range(rows):
        for column in range(columns):
            out += views[..., row, column]
    return out / (rows * columns)
