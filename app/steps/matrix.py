"""A convolution as a product with a matrix, and as im2col; connections as the entries of one."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine import applied
from app.engine.windows import pad, windows
from app.operations import ConvLayer
from app.operations.errors import OperationError

Array = NDArray[np.float64]

MOST_ENTRIES = 1 << 16
"""Entries of a matrix that is written out."""

MOST_PADDED = 1 << 20
"""Cells of a padded input, and of all its windows together, that are looked at."""

NONE = -1
"""In the place of a tap where no weight stands."""


@dataclass(frozen=True, eq=False)
class ConvolutionMatrix:
    """``y = T x + b`` with everything flattened, channel by channel and row by row.

    Attributes:
        matrix: (C_out·H_out·W_out, C_in·H·W), T.
        taps: the same shape: which weight of its filter stands there, as given and counted flat;
            ``NONE`` where there is none.
        bias: (C_out·H_out·W_out,), b.
    """

    matrix: Array
    taps: NDArray[np.int64]
    bias: Array


@dataclass(frozen=True, eq=False)
class Im2col:
    """The same with the windows as columns: ``output = weight · columns + bias``.

    Attributes:
        columns: (C_in·kH·kW, H_out·W_out).
        weight: (C_out, C_in·kH·kW), as applied: turned in a true convolution.
        output: (C_out, H_out·W_out).
    """

    columns: Array
    weight: Array
    output: Array


def convolution_matrix(layer: ConvLayer) -> ConvolutionMatrix:
    """Write a convolution as a matrix: each row has its weights where its window stands.

    Raises:
        OperationError: padding that copies cells (several weights would meet in one entry), or too
            many entries, or too much padding around them.
    """
    if layer.padding_mode != "zeros":
        raise OperationError(
            "padding_mode",
            f"the matrix is written for padding_mode=zeros, got {layer.padding_mode}: cells that "
            "are copied would add up several weights in one entry",
        )
    columns, rows = math.prod(layer.input_shape), math.prod(layer.output_shape)
    if rows * columns > MOST_ENTRIES:
        raise OperationError(
            "", f"the matrix has {rows}×{columns} entries, at most {MOST_ENTRIES} are written out"
        )
    _check_rim(layer)
    taken = layer.weight[0].size * math.prod(layer.output_shape[1:])
    if taken > MOST_PADDED:
        raise OperationError(
            "", f"its windows have {taken} cells in all, at most {MOST_PADDED} are looked at"
        )
    # Which input cell lies under each tap of each window, counted from 1; 0 is padding.
    cells = np.arange(1, columns + 1, dtype=np.float64).reshape(layer.input_shape)
    under = windows(pad(cells, layer.padding), layer).astype(np.int64)
    plane = rows // layer.output_shape[0]
    matrix, taps = np.zeros((rows, columns)), np.full((rows, columns), NONE)
    numbered = np.arange(layer.weight[0].size).reshape(layer.weight.shape[1:])
    if layer.mode == "convolution":
        numbered = numbered[:, ::-1, ::-1]
    for filter_, weights in enumerate(applied(layer)):
        read = under[layer.channels_of(filter_)].transpose(1, 2, 0, 3, 4).reshape(plane, -1)
        row, tap = np.nonzero(read)
        at = filter_ * plane + row, read[row, tap] - 1
        matrix[at] = weights.ravel()[tap]
        taps[at] = numbered.ravel()[tap]
    bias = np.zeros(len(layer.weight)) if layer.bias is None else layer.bias
    return ConvolutionMatrix(matrix, taps, np.repeat(np.asarray(bias), plane))


def _check_rim(layer: ConvLayer) -> None:
    top, bottom, left, right = layer.padding
    channels, height, width = layer.input_shape
    padded = channels * (height + top + bottom) * (width + left + right)
    if padded > MOST_PADDED:
        raise OperationError(
            "padding", f"the padded input has {padded} cells, at most {MOST_PADDED} are looked at"
        )


def im2col(x: Array, layer: ConvLayer) -> Im2col:
    """Lay every window down as a column.

    Args:
        x: (C, H, W), the shape the layer was resolved for.
        layer: a convolution with padding of zeros.

    Raises:
        OperationError: groups, each of which has columns of its own; too much padding, or too many
            entries.
    """
    _check_rim(layer)
    if layer.groups > 1:
        raise OperationError(
            "groups", f"im2col is one product where groups=1, got groups={layer.groups}"
        )
    taps, places = layer.weight[0].size, math.prod(layer.output_shape[1:])
    if taps * places > MOST_ENTRIES:
        raise OperationError(
            "",
            f"its windows have {taps}×{places} entries, at most {MOST_ENTRIES} are written out",
        )
    views = windows(pad(x, layer.padding), layer)
    columns = views.transpose(0, 3, 4, 1, 2).reshape(layer.weight[0].size, -1)
    weight = applied(layer).reshape(len(layer.weight), -1)
    bias = 0 if layer.bias is None else layer.bias[:, None]
    return Im2col(columns, weight, weight @ columns + bias)


@dataclass(frozen=True)
class Connections:
    """Who reaches whom.

    Attributes:
        inputs: units that are read.
        outputs: units that are written.
        edges: (input, output, weight) each; lines with the same weight share its number.
        weights: distinct weights.
        biases: one an output, or one for all where the weights are shared.
    """

    inputs: int
    outputs: int
    edges: list[tuple[int, int, int]]
    weights: int
    biases: int

    @property
    def dense_weights(self) -> int:
        """Weights of a dense layer of the same sizes."""
        return self.inputs * self.outputs


def all_to_all(inputs: int, outputs: int) -> Connections:
    """A dense layer: each line has a weight of its own."""
    edges = [(i, o, o * inputs + i) for o in range(outputs) for i in range(inputs)]
    return Connections(inputs, outputs, edges, len(edges), outputs)


def windowed(layer: ConvLayer) -> Connections:
    """A window that slides over a row of units: the same few weights everywhere.

    Args:
        layer: of one channel and one filter.

    Raises:
        OperationError: as ``convolution_matrix``.
    """
    return _of(convolution_matrix(layer).taps, int(layer.weight.size), 1)


def between_channels(layer: ConvLayer) -> Connections:
    """The channels of a layer: an output is joined to the inputs of its group.

    Args:
        layer: of 1×1 kernels on one cell.

    Raises:
        OperationError: as ``convolution_matrix``.
    """
    taps = convolution_matrix(layer).taps
    per_filter = layer.weight[0].size
    own = np.where(taps == NONE, NONE, taps + per_filter * np.arange(len(taps))[:, None])
    return _of(own, int(layer.weight.size), len(taps))


def _of(taps: NDArray[np.int64], weights: int, biases: int) -> Connections:
    outputs, inputs = taps.shape
    edges = [(int(i), int(o), int(taps[o, i])) for o, i in np.argwhere(taps != NONE)]
    return Connections(inputs, outputs, edges, weights, biases)


def blocks(layer: ConvLayer) -> dict[str, Any] | None:
    """How a matrix of pictures falls into blocks, each a Toeplitz matrix of one row on another."""
    if layer.rank != 2:
        return None
    return {
        "rows": layer.output_shape[0] * layer.output_shape[1],
        "columns": layer.input_shape[0] * layer.input_shape[1],
        "height": layer.output_shape[2],
        "width": layer.input_shape[2],
    }
