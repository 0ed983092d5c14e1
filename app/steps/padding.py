"""The input with its padding, as a person sees it."""

import numpy as np
from numpy.typing import NDArray

from app.engine import pad_from_input
from app.operations import ConvLayer, Layer

Array = NDArray[np.float64]


def copied_padding(x: Array, layer: Layer) -> Array | None:
    """The input with padding that copies its cells; none where the padding holds zeros.

    Args:
        x: (C, H, W), the input of the layer.
        layer: gives padding and ``padding_mode``.

    Returns:
        (C, H + top + bottom, W + left + right).
    """
    if not isinstance(layer, ConvLayer) or layer.padding_mode == "zeros":
        return None
    return pad_from_input(x, layer.padding, layer.padding_mode)
