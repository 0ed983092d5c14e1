"""Pages of steps: columns of arrays first, records from them."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.steps.records import Array, ChannelTerm, Step, Window

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class StepPage:
    """A run of consecutive steps as arrays; n is the number of steps on the page.

    Attributes:
        start: index of the first step.
        output: (n, 3): channel, row, column of the cell that is written.
        window: (n, 2): top and left of the window in input coordinates, negative in the padding.
        size: (n, 2): height and width of each window in cells, dilation included. Arrays are as
            large as the largest; where a window is smaller, the rest is overhang.
        dilation: (vertical, horizontal) distance between taps.
        channels: (n, c): which input channels the step reads.
        values: (n, c, kH, kW) under the window; of a transposed convolution, of the input with
            the zeros put in between.
        padding: (n, kH, kW), true where a tap lies outside the input: in the padding or beyond it.
        overhang: (n, kH, kW), true where it lies beyond the padding too, as ``ceil_mode`` allows:
            such taps never count.
        inserted: transposed convolution, (n, kH, kW): true where a tap meets a zero put in between.
        sources: (n, kH, kW, 2): row and column of the input cell that a tap reads, in the padding
            the one that it copies; none where the padding holds zeros.
        result: (n,) the numbers that are written.
        kernel: (n, c, kH, kW) as applied; none for pooling, as all below but its own.
        products: (n, c, kH, kW).
        sums: (n, c) sums of the products.
        bias: (n,).
        winner: max pooling, (n, 2): row and column of the largest value in the input; where the
            whole window lies in the padding (the result is −inf), where PyTorch begins to look.
        winner_index: max pooling, (n,): the same, flat over the input plane.
        powers: p-norm pooling, (n, c, kH, kW): the values to the power of p.
        total: average pooling, (n,): sum under the window; p-norm: sum of the powers.
        divisor: average pooling, (n,): what the sum is divided by; p-norm: cells in the input.
        norm_type: p-norm pooling: p.
        exponentials: softmax, (n, c, kH, kW): e^(value − maximum).
        intermediate: between layers, (n,) each: what is worked out on the way, under its name.
        rank: axes of the input besides its channels; a signal's arrays are one row high.
        result_rank: the same of the output.
    """

    start: int
    output: Integers
    window: Integers
    size: Integers
    dilation: tuple[int, int]
    channels: Integers
    values: Array
    padding: NDArray[np.bool_]
    overhang: NDArray[np.bool_]
    result: Array
    sources: Integers | None = None
    kernel: Array | None = None
    products: Array | None = None
    sums: Array | None = None
    bias: Array | None = None
    winner: Integers | None = None
    winner_index: Integers | None = None
    powers: Array | None = None
    total: Array | None = None
    divisor: Integers | None = None
    norm_type: float | None = None
    exponentials: Array | None = None
    inserted: NDArray[np.bool_] | None = None
    intermediate: dict[str, Array] = field(default_factory=dict)
    rank: int = 2
    result_rank: int = 2

    def __len__(self) -> int:
        """Number of steps on the page."""
        return len(self.result)

    def taps(self, place: int) -> tuple[slice, slice]:
        """The taps that the window at ``place`` has, of the (kH, kW) that the largest has."""
        down, across = (
            slice(0, -(-int(size) // gap))
            for size, gap in zip(self.size[place], self.dilation, strict=True)
        )
        return down, across

    def step(self, place: int) -> Step:
        """The record at ``place`` (0 … n − 1) on this page."""
        top, left = self.window[place].tolist()
        height, width = self.size[place].tolist()
        channel, row, column = self.output[place].tolist()
        taps = self.taps(place)
        return Step(
            index=self.start + place,
            output=(channel, row, column),
            window=Window(top, left, height, width, self.dilation),
            padding=self.padding[place][taps],
            overhang=self.overhang[place][taps],
            inserted=None if self.inserted is None else self.inserted[place][taps],
            sources=None if self.sources is None else self.sources[place],
            channels=tuple(self._term(place, term) for term in range(self.channels.shape[1])),
            result=float(self.result[place]),
            bias=None if self.bias is None else float(self.bias[place]),
            winner=self._winner(place),
            winner_index=None if self.winner_index is None else int(self.winner_index[place]),
            total=None if self.total is None else float(self.total[place]),
            divisor=None if self.divisor is None else int(self.divisor[place]),
            norm_type=self.norm_type,
            intermediate={name: float(of[place]) for name, of in self.intermediate.items()},
        )

    def _winner(self, place: int) -> tuple[int, int] | None:
        if self.winner is None or np.isneginf(self.result[place]):
            return None
        row, column = self.winner[place].tolist()
        return (row, column)

    def _term(self, place: int, term: int) -> ChannelTerm:
        if self.kernel is None or self.products is None or self.sums is None:
            taps = self.taps(place)
            powers = self.exponentials
            return ChannelTerm(
                int(self.channels[place, term]),
                self.values[place, term][taps],
                exponentials=None if powers is None else powers[place, term][taps],
            )
        return ChannelTerm(
            int(self.channels[place, term]),
            self.values[place, term],
            self.kernel[place, term],
            self.products[place, term],
            float(self.sums[place, term]),
        )

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """The page as named arrays, for ``.npz``; the names are those of the attributes."""
        named: dict[str, NDArray[np.generic] | None] = {
            "index": np.arange(self.start, self.start + len(self)),
            "output": self.output,
            "window": self.window,
            "size": self.size,
            "channels": self.channels,
            "values": self.values,
            "padding": self.padding,
            "overhang": self.overhang,
            "sources": self.sources,
            "kernel": self.kernel,
            "products": self.products,
            "sums": self.sums,
            "bias": self.bias,
            "winner": self.winner,
            "winner_index": self.winner_index,
            "total": self.total,
            "powers": self.powers,
            "divisor": self.divisor,
            "exponentials": self.exponentials,
            "inserted": self.inserted,
            **self._named_intermediate(),
            "result": self.result,
        }
        return {name: array for name, array in named.items() if array is not None}

    def _named_intermediate(self) -> dict[str, Array]:
        return {f"intermediate_{name}": array for name, array in self.intermediate.items()}
