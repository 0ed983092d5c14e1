"""Max, average and p-norm pooling of (C, H, W)."""

import numpy as np
from numpy.typing import NDArray

from app.engine.windows import first_inside, pad, windows
from app.operations import PoolLayer

Array = NDArray[np.float64]
Integers = NDArray[np.int64]


def max_pool2d(x: Array, layer: PoolLayer) -> Array:
    """The largest value under each window; padding never wins.

    Args:
        x: (C, H, W).
        layer: kernel size, stride, padding (at most half the window), dilation, ``ceil_mode``.

    Returns:
        (C, H_out, W_out), as ``torch.nn.functional.max_pool2d``; −inf where a window holds nothing
        but padding, which dilation makes possible.
    """
    views = windows(_around(x, layer, -np.inf), layer)
    rows, columns = layer.kernel_size
    out = views[..., 0, 0].copy()
    for row in range(rows):
        for column in range(columns):
            np.maximum(out, views[..., row, column], out=out)
    return out


def max_pool2d_indices(x: Array, layer: PoolLayer) -> Integers:
    """Where the largest value under each window stands, flat over the input plane.

    Args:
        x: (C, H, W).
        layer: as for ``max_pool2d``.

    Returns:
        (C, H_out, W_out): the first of equals; under a window that holds nothing but padding, its
        first tap that is not before the input. As PyTorch's ``return_indices``.
    """
    views = windows(_around(x, layer, -np.inf), layer)
    height, width = layer.output_size.plane
    top = np.arange(height)[:, None] * layer.stride[0] - layer.padding[0]
    left = np.arange(width) * layer.stride[1] - layer.padding[2]
    down, across = layer.dilation

    def place(row: int, column: int) -> Integers:
        flat: Integers = (top + row * down) * x.shape[2] + left + column * across
        return flat

    first = first_inside(top, down) * x.shape[2] + first_inside(left, across)
    best = np.full(views.shape[:3], -np.inf)
    indices = np.broadcast_to(first, best.shape).copy()
    for row in range(layer.kernel_size[0]):
        for column in range(layer.kernel_size[1]):
            values = views[..., row, column]
            better = values > best
            np.copyto(indices, place(row, column), where=better)
            np.copyto(best, values, where=better)
    return indices


def avg_pool2d(x: Array, layer: PoolLayer) -> Array:
    """The sum under each window over its divisor.

    Args:
        x: (C, H, W).
        layer: kernel size, stride, padding (at most half the window), ``ceil_mode``, and what the
            divisor counts: see ``divisors``.

    Returns:
        (C, H_out, W_out), as ``torch.nn.functional.avg_pool2d``.
    """
    return _sums(x, layer) / divisors(layer)


def lp_pool2d(x: Array, layer: PoolLayer) -> Array:
    """The p-norm under each window.

    ``(Σ xᵖ / n · kH · kW) ^ (1/p)``, where n is the number of the window's cells that lie in the
    input: PyTorch's definition, in which a window that hangs over the edge (``ceil_mode``) is
    scaled up to a whole one. The root of a negative number is NaN, a power too large is infinite.

    Args:
        x: (C, H, W).
        layer: kernel size, stride, ``ceil_mode``, ``norm_type``.

    Returns:
        (C, H_out, W_out), as ``torch.nn.functional.lp_pool2d``.
    """
    cells = layer.kernel_size[0] * layer.kernel_size[1]
    with np.errstate(all="ignore"):
        mean = _sums(powers(x, layer), layer) / divisors(layer)
        out: Array = (mean * cells) ** (1 / _norm(layer))
    return out


def powers(values: Array, layer: PoolLayer) -> Array:
    """``values`` of any shape to the power of the layer's ``norm_type``."""
    with np.errstate(all="ignore"):
        raised: Array = values ** _norm(layer)
    return raised


def _norm(layer: PoolLayer) -> float:
    assert layer.norm_type is not None  # only lp_pool2d comes here
    return layer.norm_type


def _sums(x: Array, layer: PoolLayer) -> Array:
    """(C, H_out, W_out): the sum under each window."""
    views = windows(_around(x, layer, 0.0), layer)
    rows, columns = layer.kernel_size
    out = np.zeros(views.shape[:3])
    for row in range(rows):
        for column in range(columns):
            out += views[..., row, column]
    return out


def divisors(layer: PoolLayer) -> Integers:
    """What the sum under each window of an average is divided by.

    It is ``divisor_override`` where that is given; else the cells of the window that lie in the
    padded input (``count_include_pad``) or in the input itself. Cells that hang over the padded
    input, as ``ceil_mode`` allows, never count.

    Returns:
        (H_out, W_out).
    """
    if layer.divisor_override is not None:
        return np.full(layer.output_size.plane, layer.divisor_override)
    counts = []
    for axis in layer.output_size.axes:
        start = np.arange(axis.result) * axis.stride - axis.padding[0]
        end = np.minimum(start + axis.kernel, axis.input + axis.padding[1])
        if not layer.count_include_pad:
            start, end = np.maximum(start, 0), np.minimum(end, axis.input)
        counts.append(end - start)
    return np.multiply.outer(*counts)


def _around(x: Array, layer: PoolLayer, value: float) -> Array:
    """The input with its padding, and with the cells that the last windows hang over it."""
    top, bottom, left, right = layer.padding
    below, beyond = layer.overhang
    return pad(x, (top, bottom + below, left, right + beyond), value)
