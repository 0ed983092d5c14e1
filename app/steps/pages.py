"""Pages of steps, cut from the input in one go: arrays first, records from them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.engine import applied, divisors, first_inside, powers, source_index
from app.operations import ConvLayer, Layer, PaddingMode, PoolLayer
from app.steps.records import Array, ChannelTerm, Step, Window

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class StepPage:
    """A run of consecutive steps as arrays; n is the number of steps on the page.

    Attributes:
        start: index of the first step.
        output: (n, 3): channel, row, column of the cell that is written.
        window: (n, 2): top and left of the window in input coordinates, negative in the padding.
        span: (height, width) of the window in cells, dilation included.
        dilation: (vertical, horizontal) distance between taps.
        channels: (n, c): which input channels the step reads.
        values: (n, c, kH, kW) under the window.
        padding: (n, kH, kW), true where a tap lies outside the input: in the padding or beyond it.
        overhang: (n, kH, kW), true where it lies beyond the padding too, as ``ceil_mode`` allows:
            such taps never count.
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
    """

    start: int
    output: Integers
    window: Integers
    span: tuple[int, int]
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

    def __len__(self) -> int:
        """Number of steps on the page."""
        return len(self.result)

    def step(self, place: int) -> Step:
        """The record at ``place`` (0 … n − 1) on this page."""
        top, left = self.window[place].tolist()
        channel, row, column = self.output[place].tolist()
        return Step(
            index=self.start + place,
            output=(channel, row, column),
            window=Window(top, left, *self.span, self.dilation),
            padding=self.padding[place],
            overhang=self.overhang[place],
            sources=None if self.sources is None else self.sources[place],
            channels=tuple(self._term(place, term) for term in range(self.channels.shape[1])),
            result=float(self.result[place]),
            bias=None if self.bias is None else float(self.bias[place]),
            winner=self._winner(place),
            winner_index=None if self.winner_index is None else int(self.winner_index[place]),
            total=None if self.total is None else float(self.total[place]),
            divisor=None if self.divisor is None else int(self.divisor[place]),
            norm_type=self.norm_type,
        )

    def _winner(self, place: int) -> tuple[int, int] | None:
        if self.winner is None or np.isneginf(self.result[place]):
            return None
        row, column = self.winner[place].tolist()
        return (row, column)

    def _term(self, place: int, term: int) -> ChannelTerm:
        if self.kernel is None or self.products is None or self.sums is None:
            return ChannelTerm(int(self.channels[place, term]), self.values[place, term])
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
            "result": self.result,
        }
        return {name: array for name, array in named.items() if array is not None}


def step_page(x: Array, out: Array, layer: Layer, start: int, count: int) -> StepPage:
    """Cut a page of steps.

    Args:
        x: (C, H, W), the input of the layer.
        out: (C_out, H_out, W_out), what ``engine.compute`` made of it.
        layer: the layer.
        start: index of the first step, 0 ≤ start ≤ number of steps.
        count: how many steps at most; the page ends with the last step of the walk.

    Returns:
        The page; empty when ``start`` is the number of steps.
    """
    index = np.arange(start, min(start + count, out.size))
    cell = np.stack(np.unravel_index(index, out.shape), axis=1)
    window = cell[:, 1:] * layer.stride - (layer.padding[0], layer.padding[2])
    span = tuple(axis.span for axis in layer.output_size.axes)
    taps = _Taps.under(x, layer, window)
    match layer:
        case ConvLayer():
            channels = _group_channels(layer, cell[:, 0])
            values = taps.copied(x, channels, layer.padding_mode)
            kernel = applied(layer)[cell[:, 0]]
            products = values * kernel
            bias = np.zeros(len(index)) if layer.bias is None else layer.bias[cell[:, 0]]
            extra = {
                "kernel": kernel,
                "products": products,
                "sums": products.sum(axis=(2, 3)),
                "bias": bias,
            }
        case PoolLayer(op="max_pool2d"):
            channels = cell[:, :1]
            values = taps.values(x, channels, outside=-np.inf)
            winner = _winners(values, layer, window)
            extra = {"winner": winner, "winner_index": winner[:, 0] * x.shape[2] + winner[:, 1]}
        case PoolLayer(op="lp_pool2d"):
            channels = cell[:, :1]
            values = taps.values(x, channels, outside=0.0)
            raised = np.where(taps.outside[:, None], 0.0, powers(values, layer))
            divisor = divisors(layer)[cell[:, 1], cell[:, 2]]
            extra = {"powers": raised, "total": raised.sum(axis=(1, 2, 3)), "divisor": divisor}
        case PoolLayer():
            channels = cell[:, :1]
            values = taps.values(x, channels, outside=0.0)
            divisor = divisors(layer)[cell[:, 1], cell[:, 2]]
            extra = {"total": values.sum(axis=(1, 2, 3)), "divisor": divisor}
        case _:
            raise TypeError(f"no steps for {type(layer).__name__}")
    return StepPage(
        start=start,
        output=cell,
        window=window,
        span=(span[0], span[1]),
        dilation=layer.dilation,
        channels=channels,
        values=values,
        padding=taps.outside,
        overhang=taps.beyond,
        sources=taps.sources(x, layer),
        norm_type=layer.norm_type if isinstance(layer, PoolLayer) else None,
        result=out.reshape(-1)[index],
        **extra,
    )


def _group_channels(layer: ConvLayer, filters: Integers) -> Integers:
    """(n, C_in/groups): the input channels that each filter reads."""
    per_group = layer.weight.shape[1]
    group = filters // (layer.weight.shape[0] // layer.groups)
    channels: Integers = group[:, None] * per_group + np.arange(per_group)
    return channels


@dataclass(frozen=True)
class _Taps:
    """Where the taps of n windows stand.

    Attributes:
        rows: (n, kH).
        columns: (n, kW).
        outside: (n, kH, kW), outside the input.
        beyond: (n, kH, kW), beyond the padding as well.
    """

    rows: Integers
    columns: Integers
    outside: NDArray[np.bool_]
    beyond: NDArray[np.bool_]

    @classmethod
    def under(cls, x: Array, layer: Layer, window: Integers) -> "_Taps":
        rows = window[:, :1] + np.arange(layer.kernel_size[0]) * layer.dilation[0]
        columns = window[:, 1:] + np.arange(layer.kernel_size[1]) * layer.dilation[1]
        above_or_below = (rows < 0) | (rows >= x.shape[1])
        beside = (columns < 0) | (columns >= x.shape[2])
        below = rows >= x.shape[1] + layer.padding[1]
        right = columns >= x.shape[2] + layer.padding[3]
        return cls(
            rows,
            columns,
            above_or_below[:, :, None] | beside[:, None, :],
            below[:, :, None] | right[:, None, :],
        )

    def values(self, x: Array, channels: Integers, *, outside: float) -> Array:
        """(n, c, kH, kW) of ``x`` under the taps, ``outside`` in the padding.

        Nothing is padded for it: a page costs what it shows, however large the input.
        """
        rows = self.rows.clip(0, x.shape[1] - 1)[:, None, :, None]
        columns = self.columns.clip(0, x.shape[2] - 1)[:, None, None, :]
        under = x[channels[:, :, None, None], rows, columns]
        values: Array = np.where(self.outside[:, None], outside, under)
        return values

    def copied(self, x: Array, channels: Integers, mode: PaddingMode) -> Array:
        """(n, c, kH, kW) of ``x`` under the taps, in the padding what the mode says."""
        if mode == "zeros":
            return self.values(x, channels, outside=0.0)
        rows = source_index(self.rows, x.shape[1], mode)[:, None, :, None]
        columns = source_index(self.columns, x.shape[2], mode)[:, None, None, :]
        values: Array = x[channels[:, :, None, None], rows, columns]
        return values

    def sources(self, x: Array, layer: Layer) -> Integers | None:
        """(n, kH, kW, 2): which input cells give the taps their values; see ``StepPage``."""
        if not isinstance(layer, ConvLayer) or layer.padding_mode == "zeros":
            return None
        rows = source_index(self.rows, x.shape[1], layer.padding_mode)
        columns = source_index(self.columns, x.shape[2], layer.padding_mode)
        shape = self.outside.shape
        pairs = (np.broadcast_to(rows[:, :, None], shape), np.broadcast_to(columns[:, None], shape))
        return np.stack(pairs, axis=-1)


def _winners(values: Array, layer: Layer, window: Integers) -> Integers:
    """(n, 2): where the largest value stands in the input; the first of equals, as in PyTorch.

    Under a window without any value PyTorch names its first tap that is not before the input.
    """
    flat = values.reshape(len(values), layer.kernel_size[0] * layer.kernel_size[1]).argmax(axis=1)
    row, column = np.unravel_index(flat, layer.kernel_size)
    place: Integers = window + np.stack(
        (row * layer.dilation[0], column * layer.dilation[1]), axis=1
    )
    nothing = np.isneginf(values).all(axis=(1, 2, 3))
    place[nothing] = first_inside(window, layer.dilation)[nothing]
    return place
