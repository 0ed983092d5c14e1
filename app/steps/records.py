"""The record of one step: every number on the way to one cell of the output."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Window:
    """Where the window stands, in input coordinates; negative in the padding above and left.

    Attributes:
        top: row of the first tap.
        left: column of the first tap.
        height: rows from the first tap to the last, dilation included.
        width: columns from the first tap to the last, dilation included.
        dilation: (vertical, horizontal) distance between taps.
    """

    top: int
    left: int
    height: int
    width: int
    dilation: tuple[int, int]


@dataclass(frozen=True)
class ChannelTerm:
    """What one input channel adds to a cell.

    Attributes:
        channel: index of the input channel.
        values: (kH, kW) under the window; 0 in the padding, −inf there for a maximum.
        kernel: (kH, kW) as applied (turned in a convolution); none for pooling.
        products: values × kernel; none for pooling.
        sum: sum of the products; none for pooling.
        exponentials: softmax: e^(value − maximum).
    """

    channel: int
    values: Array
    kernel: Array | None = None
    products: Array | None = None
    sum: float | None = None
    exponentials: Array | None = None


@dataclass(frozen=True)
class Step:
    """One step of a walk: one cell of the output.

    Attributes:
        index: place in the walk over output channel, row, column; from 0.
        output: (channel, row, column) of the cell that is written.
        window: where the window stands.
        padding: (kH, kW), true where the tap lies outside the input: in the padding or beyond it.
        overhang: (kH, kW), true where it lies beyond the padding too and never counts.
        inserted: transposed convolution: (kH, kW), true where the tap meets a zero that was put
            between the cells of the input.
        sources: (kH, kW, 2): row and column of the input cell that gives the tap its value, in
            the padding the one that it copies; none where the padding holds zeros.
        channels: a term for each input channel of the filter's group; one term for pooling.
        bias: the filter's bias (0 when the layer has none); none for pooling.
        result: the number that is written.
        winner: max pooling: (row, column) of the largest value in the input; none where the whole
            window lies in the padding and the result is −inf.
        winner_index: the same, flat over the input plane, as PyTorch's ``return_indices`` gives it.
        total: average pooling: sum under the window; p-norm: sum of the powers.
        divisor: average pooling: what the sum is divided by; p-norm: cells in the input.
        norm_type: p-norm pooling: p.
        intermediate: between layers: what is worked out on the way, under its name.
    """

    index: int
    output: tuple[int, int, int]
    window: Window
    padding: NDArray[np.bool_]
    overhang: NDArray[np.bool_]
    channels: tuple[ChannelTerm, ...]
    result: float
    inserted: NDArray[np.bool_] | None = None
    sources: NDArray[np.int64] | None = None
    bias: float | None = None
    winner: tuple[int, int] | None = None
    winner_index: int | None = None
    total: float | None = None
    divisor: int | None = None
    norm_type: float | None = None
    intermediate: dict[str, float] = field(default_factory=dict)
