"""What is computed: arrays in, arrays out. NumPy only; no HTTP, no pictures, no files."""

import numpy as np
from numpy.typing import NDArray

from app.engine.adaptive import (
    adaptive_divisors,
    adaptive_max_indices,
    adaptive_pool2d,
    window_edges,
)
from app.engine.between import (
    activation,
    add,
    batch_norm,
    exponentials,
    slopes,
    softmax,
)
from app.engine.convolution import applied, channel_maps, conv2d
from app.engine.pooling import (
    avg_pool2d,
    divisors,
    lp_pool2d,
    max_pool2d,
    max_pool2d_indices,
    powers,
)
from app.engine.response import frequencies, frequency_response
from app.engine.transposed import conv_transpose2d, stretched
from app.engine.windows import first_inside, pad, pad_from_input, source_index, windows
from app.operations import (
    AdaptiveLayer,
    AddLayer,
    BatchNormLayer,
    ConvLayer,
    ConvTransposeLayer,
    FlattenLayer,
    FunctionLayer,
    Layer,
    PoolLayer,
    SoftmaxLayer,
)


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
        case ConvTransposeLayer():
            return conv_transpose2d(x, layer)
        case PoolLayer(kind="max"):
            return max_pool2d(x, layer)
        case PoolLayer(kind="lp"):
            return lp_pool2d(x, layer)
        case PoolLayer():
            return avg_pool2d(x, layer)
        case AdaptiveLayer():
            return adaptive_pool2d(x, layer)
        case FunctionLayer():
            return activation(x, layer)
        case BatchNormLayer():
            return batch_norm(x, layer)
        case SoftmaxLayer():
            return softmax(x, layer)
        case FlattenLayer():
            return x.reshape(layer.output_shape)
        case AddLayer():
            return add(x, layer)
        case _:
            raise TypeError(f"no computation for {type(layer).__name__}")


def max_indices(x: NDArray[np.float64], layer: Layer) -> NDArray[np.int64] | None:
    """Where each maximum of a max pooling stands, flat over its input plane.

    Returns:
        (C, H_out, W_out); none for a layer that is no max pooling.
    """
    match layer:
        case PoolLayer(kind="max"):
            return max_pool2d_indices(x, layer)
        case AdaptiveLayer(kind="max"):
            return adaptive_max_indices(x, layer)
        case _:
            return None


__all__ = [
    "activation",
    "adaptive_divisors",
    "applied",
    "avg_pool2d",
    "channel_maps",
    "compute",
    "conv2d",
    "conv_transpose2d",
    "divisors",
    "exponentials",
    "first_inside",
    "frequencies",
    "frequency_response",
    "lp_pool2d",
    "max_indices",
    "max_pool2d",
    "max_pool2d_indices",
    "pad",
    "pad_from_input",
    "powers",
    "slopes",
    "source_index",
    "stretched",
    "window_edges",
    "windows",
]
