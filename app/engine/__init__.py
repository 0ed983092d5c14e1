"""What is computed: arrays in, arrays out. NumPy only; no HTTP, no pictures, no files."""

import numpy as np
from numpy.typing import NDArray

from app.engine.convolution import applied, conv2d
from app.engine.pooling import (
    avg_pool2d,
    divisors,
    lp_pool2d,
    max_pool2d,
    max_pool2d_indices,
    powers,
)
from app.engine.windows import first_inside, pad, pad_from_input, source_index, windows
from app.operations import ConvLayer, Layer, PoolLayer


def compute(x: NDArray[np.float64], layer: Layer) -> NDArray[np.float64]:
    """Apply a layer to an input.

    Args:
        x: (C, H, W), the shape the layer was resolved for.
        layer: any layer of ``app.operations``.

    Returns:
        (C_out, H_out, W_out), float64.
    """
    match layer:
        case ConvLayer():
            return conv2d(x, layer)
        case PoolLayer(op="max_pool2d"):
            return max_pool2d(x, layer)
        case PoolLayer(op="lp_pool2d"):
            return lp_pool2d(x, layer)
        case PoolLayer():
            return avg_pool2d(x, layer)
        case _:
            raise TypeError(f"no computation for {type(layer).__name__}")


__all__ = [
    "applied",
    "avg_pool2d",
    "compute",
    "conv2d",
    "divisors",
    "first_inside",
    "lp_pool2d",
    "max_pool2d",
    "max_pool2d_indices",
    "pad",
    "pad_from_input",
    "powers",
    "source_index",
    "windows",
]
