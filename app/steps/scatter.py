"""The other way to look at a transposed convolution: every input cell stamps its kernel."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.operations import ConvTransposeLayer
from app.operations.arrays import plain

Array = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class ScatterPage:
    """A run of consecutive stamps as arrays; n is the number of stamps on the page.

    Attributes:
        start: index of the first stamp; they run over input channel, row, column.
        input: (n, 3): channel, row, column of the cell that stamps.
        value: (n,): the number in it.
        window: (n, 2): row and column of the stamp's first tap in the output; negative, or beyond
            it, where the padding cuts off.
        span: (height, width) of a stamp in cells, dilation included.
        dilation: (vertical, horizontal) distance between taps.
        channels: (n, c): the output channels that are stamped: those of the cell's group.
        kernel: (n, c, kH, kW) as stamped.
        products: (n, c, kH, kW): value × kernel, what is added to the output.
        cut: (n, kH, kW), true where a tap falls outside of the output and is lost.
        rank: axes of the input besides its channels; a signal's arrays are one row high.
    """

    start: int
    input: Integers
    value: Array
    window: Integers
    span: tuple[int, int]
    dilation: tuple[int, int]
    channels: Integers
    kernel: Array
    products: Array
    cut: NDArray[np.bool_]
    rank: int

    def __len__(self) -> int:
        """Number of stamps on the page."""
        return len(self.value)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """The page as named arrays, for ``.npz``; the names are those of the attributes."""
        return {
            "index": np.arange(self.start, self.start + len(self)),
            "input": self.input,
            "value": self.value,
            "window": self.window,
            "channels": self.channels,
            "kernel": self.kernel,
            "products": self.products,
            "cut": self.cut,
        }


def scatter_total(layer: ConvTransposeLayer) -> int:
    """Number of stamps: C_in · H · W."""
    return int(np.prod(layer.input_shape))


def scatter_page(x: Array, layer: ConvTransposeLayer, start: int, count: int) -> ScatterPage:
    """Cut a page of stamps. All of them together, and the bias once, make the output.

    Args:
        x: (C_in, H, W), the input of the layer.
        layer: the layer.
        start: index of the first stamp, 0 ≤ start ≤ their number.
        count: how many at most.
    """
    index = np.arange(start, min(start + count, x.size))
    cell = np.stack(np.unravel_index(index, x.shape), axis=1)
    value = x.reshape(-1)[index]
    kernel = layer.stamp[cell[:, 0]]
    window = cell[:, 1:] * layer.stride - layer.padding
    rows = window[:, :1] + np.arange(layer.kernel_size[0]) * layer.dilation[0]
    columns = window[:, 1:] + np.arange(layer.kernel_size[1]) * layer.dilation[1]
    _, height, width = layer.output_shape
    lost_rows, lost_columns = (rows < 0) | (rows >= height), (columns < 0) | (columns >= width)
    group = cell[:, 0] // (layer.weight.shape[0] // layer.groups)
    per_group = layer.weight.shape[1]
    return ScatterPage(
        start=start,
        input=cell,
        value=value,
        window=window,
        span=(layer.axes[0].span, layer.axes[1].span),
        dilation=layer.dilation,
        channels=group[:, None] * per_group + np.arange(per_group),
        kernel=kernel,
        products=value[:, None, None, None] * kernel,
        cut=lost_rows[:, :, None] | lost_columns[:, None, :],
        rank=layer.rank,
    )


def scatter_json(page: ScatterPage) -> list[dict[str, Any]]:
    """Write a page as the stamp records of the REST API, whole numbers as integers.

    A signal's lists are without the single row.
    """
    first = 2 - page.rank
    seen = (slice(None), slice(None), 0) if page.rank == 1 else (slice(None), slice(None))
    kernel, products = plain(page.kernel[seen]), plain(page.products[seen])
    value = plain(page.value)
    cut = [np.argwhere(marked)[:, first:].tolist() for marked in page.cut]
    return [
        {
            "index": page.start + place,
            "input": [channel, *cell[first:]],
            "value": value[place],
            "window": window_json(corner, page.span, page.dilation, page.rank),
            "cut_taps": cut[place],
            "channels": [
                {"channel": out, "kernel": kernel[place][term], "products": products[place][term]}
                for term, out in enumerate(channels)
            ],
        }
        for place, ((channel, *cell), corner, channels) in enumerate(
            zip(
                page.input.tolist(),
                page.window.tolist(),
                page.channels.tolist(),
                strict=True,
            )
        )
    ]


def window_json(
    corner: list[int], size: tuple[int, int], dilation: tuple[int, int], rank: int
) -> dict[str, Any]:
    """Where a window stands; that of a signal without its row."""
    (top, left), (height, width) = corner, size
    if rank < 2:
        return {"left": left, "width": width, "dilation": [dilation[1]]}
    return {
        "top": top,
        "left": left,
        "height": height,
        "width": width,
        "dilation": list(dilation),
    }
