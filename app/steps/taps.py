"""Where the taps of windows stand, and what they read."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.engine import source_index, window_edges
from app.operations import (
    AdaptiveLayer,
    FlattenLayer,
    Layer,
    PaddingMode,
    SoftmaxLayer,
    WindowLayer,
)

Array = NDArray[np.float64]
Integers = NDArray[np.int64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True)
class Windows:
    """Where n windows stand.

    Attributes:
        corner: (n, 2): row and column of the first tap in the input; negative in the padding.
        taps: (kH, kW) of the largest.
        dilation: (vertical, horizontal) distance between taps.
        size: (n, 2): height and width of each in cells, dilation included.
        padding: cells below and to the right that still count as padding.
    """

    corner: Integers
    taps: tuple[int, int]
    dilation: tuple[int, int]
    size: Integers
    padding: tuple[int, int]

    @classmethod
    def of(cls, layer: Layer, cells: Integers) -> "Windows":
        """The windows of a layer from which ``cells`` (n, 3) of its output are computed."""
        match layer:
            case WindowLayer():
                corner = cells[:, 1:] * layer.stride - (layer.padding[0], layer.padding[2])
                size = np.broadcast_to(np.array(layer.span), corner.shape)
                beyond = (layer.padding[1], layer.padding[3])
                return cls(corner, layer.kernel_size, layer.dilation, size, beyond)
            case AdaptiveLayer():
                down, across = (
                    edges[cells[:, 1 + axis]] for axis, edges in enumerate(window_edges(layer))
                )
                corner = np.stack((down[:, 0], across[:, 0]), axis=1)
                size = np.stack((down[:, 1], across[:, 1]), axis=1) - corner
                return cls(corner, layer.kernel_size, (1, 1), size, (0, 0))
            case SoftmaxLayer():
                corner = cells[:, 1:].copy()
                if layer.axis:
                    corner[:, layer.axis - 1] = 0
                size = np.broadcast_to(np.array(layer.kernel_size), corner.shape)
                return cls(corner, layer.kernel_size, (1, 1), size, (0, 0))
            case FlattenLayer():
                _, rows, columns = np.unravel_index(cells[:, 2], layer.input_shape)
                corner = np.stack((rows, columns), axis=1)
                return cls(corner, (1, 1), (1, 1), np.ones_like(corner), (0, 0))
            case _:
                corner = cells[:, 1:]
                return cls(corner, (1, 1), (1, 1), np.ones_like(corner), (0, 0))


@dataclass(frozen=True)
class Taps:
    """Where the taps of n windows stand.

    Attributes:
        rows: (n, kH).
        columns: (n, kW).
        outside: (n, kH, kW), outside the input.
        beyond: (n, kH, kW), beyond the padding as well, or beyond a window that is smaller than
            the largest.
    """

    rows: Integers
    columns: Integers
    outside: Marks
    beyond: Marks

    @classmethod
    def under(cls, x: Array, windows: Windows) -> "Taps":
        """The taps of windows on ``x`` (C, H, W)."""
        return cls.of_plane((x.shape[1], x.shape[2]), windows)

    @classmethod
    def of_plane(cls, plane: tuple[int, int], windows: Windows) -> "Taps":
        """The taps of windows on planes of (H, W)."""
        height, width = plane
        (down, across), corner = windows.dilation, windows.corner
        rows = corner[:, :1] + np.arange(windows.taps[0]) * down
        columns = corner[:, 1:] + np.arange(windows.taps[1]) * across
        end = corner + windows.size
        short = (rows >= end[:, :1])[:, :, None] | (columns >= end[:, 1:])[:, None, :]
        above_or_below = (rows < 0) | (rows >= height)
        beside = (columns < 0) | (columns >= width)
        below = rows >= height + windows.padding[0]
        right = columns >= width + windows.padding[1]
        return cls(
            rows,
            columns,
            above_or_below[:, :, None] | beside[:, None, :] | short,
            below[:, :, None] | right[:, None, :] | short,
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

    def sources(self, x: Array, mode: PaddingMode) -> Integers | None:
        """(n, kH, kW, 2): row and column of the input cells that give the taps their values."""
        if mode == "zeros":
            return None
        rows = source_index(self.rows, x.shape[1], mode)
        columns = source_index(self.columns, x.shape[2], mode)
        shape = self.outside.shape
        pairs = (np.broadcast_to(rows[:, :, None], shape), np.broadcast_to(columns[:, None], shape))
        return np.stack(pairs, axis=-1)

    def between(self, stride: tuple[int, int]) -> Marks:
        """(n, kH, kW): the taps inside a stretched input that meet a zero put in between."""
        down, across = stride
        put_in = (self.rows % down != 0)[:, :, None] | (self.columns % across != 0)[:, None, :]
        marks: Marks = put_in & ~self.outside
        return marks
