"""Cutting a page of steps from an input, vectorised: what every kind of layer adds to a record."""

from typing import Any

import numpy as np

from app.engine import (
    adaptive_divisors,
    applied,
    divisors,
    exponentials,
    first_inside,
    powers,
    slopes,
    stretched,
)
from app.operations import (
    AdaptiveLayer,
    AddLayer,
    BatchNormLayer,
    ConvLayer,
    ConvTransposeLayer,
    FlattenLayer,
    FunctionLayer,
    Layer,
    PointLayer,
    PoolLayer,
    SoftmaxLayer,
)
from app.steps.pages import StepPage
from app.steps.taps import Array, Integers, Taps, Windows

Columns = dict[str, Any]
"""Columns of a ``StepPage`` by name."""


def step_page(x: Array, out: Array, layer: Layer, start: int, count: int) -> StepPage:
    """Cut a page of steps.

    Args:
        x: (C, H, W), the input of the layer.
        out: (C_out, H_out, W_out), what ``engine.compute`` made of it.
        layer: the layer. The steps of a transposed convolution are those of ``gathering``, over
            the stretched input.
        start: index of the first step, 0 ≤ start ≤ number of steps.
        count: how many steps at most; the page ends with the last step of the walk.

    Returns:
        The page; empty when ``start`` is the number of steps.
    """
    index = np.arange(start, min(start + count, out.size))
    cell = np.stack(np.unravel_index(index, out.shape), axis=1)
    walked: Layer = layer
    if isinstance(layer, ConvTransposeLayer):
        walked, x = layer.gathering, stretched(x, layer)
    windows = Windows.of(walked, cell)
    taps = Taps.under(x, windows)
    columns = _columns(x, walked, cell, windows, taps)
    if isinstance(layer, ConvTransposeLayer):
        columns["inserted"] = taps.between(layer.stride)
    return StepPage(
        start=start,
        output=cell,
        window=windows.corner,
        size=windows.size,
        dilation=windows.dilation,
        padding=taps.outside,
        overhang=taps.beyond,
        result=out.reshape(-1)[index],
        rank=layer.rank,
        result_rank=layer.result_rank,
        **columns,
    )


def _columns(x: Array, layer: Layer, cell: Integers, windows: Windows, taps: Taps) -> Columns:
    match layer:
        case ConvLayer():
            return _convolution(x, layer, cell, taps)
        case PoolLayer(kind="max") | AdaptiveLayer(kind="max"):
            return _maximum(x, cell, windows, taps)
        case PoolLayer(kind="lp"):
            return _norm(x, layer, cell, taps)
        case PoolLayer() | AdaptiveLayer():
            return _mean(x, layer, cell, taps)
        case SoftmaxLayer():
            return _softmax(x, layer, cell, taps)
        case PointLayer():
            return _point(x, layer, cell, taps)
        case _:
            raise TypeError(f"no steps for {type(layer).__name__}")


def _convolution(x: Array, layer: ConvLayer, cell: Integers, taps: Taps) -> Columns:
    channels = _group_channels(layer, cell[:, 0])
    values = taps.copied(x, channels, layer.padding_mode)
    kernel = applied(layer)[cell[:, 0]]
    products = values * kernel
    return {
        "channels": channels,
        "values": values,
        "kernel": kernel,
        "products": products,
        "sums": products.sum(axis=(2, 3)),
        "bias": np.zeros(len(cell)) if layer.bias is None else layer.bias[cell[:, 0]],
        "sources": taps.sources(x, layer.padding_mode),
    }


def _group_channels(layer: ConvLayer, filters: Integers) -> Integers:
    """(n, C_in/groups): the input channels that each filter reads."""
    per_group = layer.weight.shape[1]
    group = filters // (layer.weight.shape[0] // layer.groups)
    channels: Integers = group[:, None] * per_group + np.arange(per_group)
    return channels


def _maximum(x: Array, cell: Integers, windows: Windows, taps: Taps) -> Columns:
    channels = cell[:, :1]
    values = taps.values(x, channels, outside=-np.inf)
    winner = _winners(values, windows)
    return {
        "channels": channels,
        "values": values,
        "winner": winner,
        "winner_index": winner[:, 0] * x.shape[2] + winner[:, 1],
    }


def _winners(values: Array, windows: Windows) -> Integers:
    """(n, 2): where the largest value stands in the input; the first of equals, as in PyTorch.

    Under a window without any value PyTorch names its first tap that is not before the input.
    """
    if not values.size:
        return windows.corner
    flat = values.reshape(len(values), windows.taps[0] * windows.taps[1]).argmax(axis=1)
    row, column = np.unravel_index(flat, windows.taps)
    place: Integers = windows.corner + np.stack(
        (row * windows.dilation[0], column * windows.dilation[1]), axis=1
    )
    nothing = np.isneginf(values).all(axis=(1, 2, 3))
    place[nothing] = first_inside(windows.corner, windows.dilation)[nothing]
    return place


def _norm(x: Array, layer: PoolLayer, cell: Integers, taps: Taps) -> Columns:
    channels = cell[:, :1]
    values = taps.values(x, channels, outside=0.0)
    raised = np.where(taps.outside[:, None], 0.0, powers(values, layer))
    return {
        "channels": channels,
        "values": values,
        "powers": raised,
        "total": raised.sum(axis=(1, 2, 3)),
        "divisor": divisors(layer)[cell[:, 1], cell[:, 2]],
        "norm_type": layer.norm_type,
    }


def _mean(x: Array, layer: PoolLayer | AdaptiveLayer, cell: Integers, taps: Taps) -> Columns:
    channels = cell[:, :1]
    values = taps.values(x, channels, outside=0.0)
    counts = adaptive_divisors(layer) if isinstance(layer, AdaptiveLayer) else divisors(layer)
    return {
        "channels": channels,
        "values": values,
        "total": values.sum(axis=(1, 2, 3)),
        "divisor": counts[cell[:, 1], cell[:, 2]],
    }


def _softmax(x: Array, layer: SoftmaxLayer, cell: Integers, taps: Taps) -> Columns:
    """Everything along the axis: all channels at one place, or one row or column of a channel."""
    n = len(cell)
    all_channels = np.broadcast_to(np.arange(x.shape[0]), (n, x.shape[0]))
    channels = all_channels if layer.axis == 0 else cell[:, :1]
    values = taps.values(x, channels, outside=0.0)
    along = exponentials(values.reshape(n, layer.reads), 1)
    own = along[np.arange(n), cell[:, layer.axis]]
    return {
        "channels": channels,
        "values": values,
        "exponentials": along.reshape(values.shape),
        "intermediate": {
            "maximum": values.max(axis=(1, 2, 3)),
            "exponential": own,
            "total": along.sum(axis=1),
        },
    }


def _point(x: Array, layer: PointLayer, cell: Integers, taps: Taps) -> Columns:
    """One number, and what is worked out on the way from it to the result."""
    channels = cell[:, :1]
    if isinstance(layer, FlattenLayer):
        channels = np.unravel_index(cell[:, 2], layer.input_shape)[0][:, None]
    values = taps.values(x, channels, outside=0.0)
    number = values[:, 0, 0, 0]
    intermediate: dict[str, Array] = {}
    match layer:
        case FunctionLayer(op="leaky_relu"):
            intermediate = {"slope": slopes(number, layer)}
        case FunctionLayer(op="sigmoid"):
            with np.errstate(over="ignore"):
                intermediate = {"exponential": np.exp(-number)}
        case FunctionLayer(op="tanh"):
            intermediate = {"exponential": np.exp(-2 * np.abs(number))}
        case BatchNormLayer():
            one = cell[:, 2] if layer.rank == 0 else cell[:, 0]
            mean, variance = layer.mean[one], layer.variance[one]
            intermediate = {
                "mean": mean,
                "variance": variance,
                "eps": np.full(len(cell), layer.eps),
                "normalized": (number - mean) / np.sqrt(variance + layer.eps),
                "weight": layer.weight[one],
                "bias": layer.bias[one],
            }
        case AddLayer():
            other = x[channels[:, 0] + layer.input_shape[0], cell[:, 1], cell[:, 2]]
            intermediate = {"other": other, "alpha": np.full(len(cell), layer.alpha)}
        case _:
            pass
    return {"channels": channels, "values": values, "intermediate": intermediate}
