"""What stands between layers: functions of one number, normalisation, softmax, addition."""

import numpy as np
from numpy.typing import NDArray

from app.operations import AddLayer, BatchNormLayer, FunctionLayer, SoftmaxLayer

Array = NDArray[np.float64]


def activation(x: Array, layer: FunctionLayer) -> Array:
    """The function of the layer, number by number.

    Args:
        x: of any shape.
        layer: ``relu``, ``leaky_relu``, ``sigmoid`` or ``tanh``.

    Returns:
        x.shape, as the function of that name in ``torch.nn.functional``.
    """
    match layer.op:
        case "relu":
            return np.maximum(x, 0.0)
        case "leaky_relu":
            return x * slopes(x, layer)
        case "sigmoid":
            small = np.exp(-np.abs(x))
            # 1 / (1 + e⁻ˣ), and for negative x the same written so that nothing overflows
            out: Array = np.where(x >= 0, 1.0, small) / (1.0 + small)
            return out
        case "tanh":
            return np.tanh(x)


def slopes(x: Array, layer: FunctionLayer) -> Array:
    """What a leaky ReLU multiplies each number by: 1 where it is positive."""
    return np.where(x > 0, 1.0, layer.negative_slope)


def batch_norm(x: Array, layer: BatchNormLayer) -> Array:
    """``(x − mean) / √(var + eps) · weight + bias``, a channel at a time.

    Args:
        x: (C, H, W).
        layer: mean, variance, weight, bias of (C,) each, and eps.

    Returns:
        (C, H, W), as ``torch.nn.functional.batch_norm`` outside of training.
    """
    mean, variance, weight, bias = (
        layer.along_channels(given)
        for given in (layer.mean, layer.variance, layer.weight, layer.bias)
    )
    out: Array = (x - mean) / np.sqrt(variance + layer.eps) * weight + bias
    return out


def exponentials(x: Array, axis: int) -> Array:
    """``e^(x − max)`` along an axis: what a softmax divides among itself; nothing overflows."""
    powers: Array = np.exp(x - x.max(axis=axis, keepdims=True))
    return powers


def softmax(x: Array, layer: SoftmaxLayer) -> Array:
    """The softmax along the layer's axis.

    Args:
        x: (C, H, W).
        layer: gives the axis.

    Returns:
        (C, H, W) from 0 to 1, as ``torch.nn.functional.softmax``.
    """
    powers = exponentials(x, layer.axis)
    out: Array = powers / powers.sum(axis=layer.axis, keepdims=True)
    return out


def add(x: Array, layer: AddLayer) -> Array:
    """``input + alpha · other``.

    Args:
        x: (2C, H, W): the input's planes, then the other's.
        layer: gives alpha.

    Returns:
        (C, H, W), as ``torch.add``.
    """
    own, other = np.split(x, 2)
    out: Array = own + layer.alpha * other
    return out
