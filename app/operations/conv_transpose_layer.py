"""A transposed convolution bound to its input: every input cell stamps its kernel on the output.

The size is PyTorch's: ``(W − 1)·S − 2P + D·(F − 1) + 1 + output_padding``. Seen from an output
cell it is a convolution, with the kernel turned, over the input with S − 1 zeros put between its
cells (Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016, chapter 4).
"""

from typing import Literal

from app.operations.arguments import Pair
from app.operations.arrays import Array, Held, plain
from app.operations.base import Layer
from app.operations.conv_layer import ConvLayer, Mode, Weights, check_bias, seen_shape
from app.operations.errors import OperationError
from app.operations.receptive_field import Rectangle
from app.operations.sizes import (
    Counts,
    Shape,
    Sides,
    Size,
    TransposedAxis,
    axis_names,
    output_size,
    span,
    written,
)

TransposeOp = Literal["conv_transpose2d", "conv_transpose1d"]


class ConvTransposeLayer(Layer):
    """A transposed convolution bound to an input shape.

    Attributes:
        op: of pictures or of signals.
        weight: (C_in, C_out/groups, kH, kW), as written: ``mode`` is not applied.
        bias: (C_out,).
        padding: output cells cut off, (vertical, horizontal).
        axes: the arithmetic down and across.
    """

    op: TransposeOp
    mode: Mode
    weight: Held
    bias: Held | None
    groups: int
    kernel_size: Pair
    stride: Pair
    padding: Pair
    output_padding: Pair
    dilation: Pair
    axes: tuple[TransposedAxis, TransposedAxis]

    @property
    def output_shape(self) -> Shape:
        """(C_out, H_out, W_out)."""
        return (
            self.weight.shape[1] * self.groups,
            self.axes[0].result,
            self.axes[1].result,
        )

    @property
    def stamp(self) -> Array:
        """The weight as it is stamped: turned by 180° when the mode is convolution."""
        return self.weight[:, :, ::-1, ::-1] if self.mode == "convolution" else self.weight

    @property
    def reads(self) -> int:
        """Products of one step, those with the zeros put in between included."""
        per_group: int = self.weight.shape[0] // self.groups
        return per_group * self.kernel_size[0] * self.kernel_size[1]

    @property
    def counts(self) -> Counts:
        """Steps, multiply-adds (one for every number of every stamp) and parameters."""
        biases = 0 if self.bias is None else len(self.bias)
        _, height, width = self.input_shape
        products = self.weight.size * height * width
        return self.counted(
            multiply_adds=products,
            parameters=self.weight.size + biases,
            ungrouped_parameters=self.weight.size * self.groups + biases,
            ungrouped_multiply_adds=products * self.groups,
        )

    @property
    def seen_weight(self) -> Array:
        """The weight as it was written: without the single row of a signal."""
        return self.weight if self.rank == 2 else self.weight[:, :, 0]

    @property
    def canonical(self) -> dict[str, object]:
        """The operation with every default written out."""
        first = 2 - self.rank
        return {
            "op": self.op,
            "mode": self.mode,
            "weight": plain(self.seen_weight),
            "bias": None if self.bias is None else plain(self.bias),
            "stride": list(self.stride[first:]),
            "padding": list(self.padding[first:]),
            "output_padding": list(self.output_padding[first:]),
            "dilation": list(self.dilation[first:]),
            "groups": self.groups,
        }

    @property
    def arithmetic(self) -> Size | None:
        """See ``Layer.arithmetic``."""
        letters = "(D·(F − 1) + 1)" if self.dilation != (1, 1) else "F"
        return Size(formula=f"(W − 1)·S − 2P + {letters} + A", axes=self.axes[2 - self.rank :])

    @property
    def stretched(self) -> Shape:
        """Shape (C, H', W') of the input with the zeros put between its cells."""
        return (self.input_shape[0], self.axes[0].stretched, self.axes[1].stretched)

    @property
    def padded_cells(self) -> int:
        """Numbers in the stretched input with all that its windows reach over."""
        channels = self.input_shape[0]
        down, across = (axis.result + axis.span for axis in self.axes)
        return channels * down * across

    @property
    def gathering(self) -> ConvLayer:
        """The convolution over the stretched input that makes the same output.

        Its padding is ``D·(F − 1) − P`` before, and ``output_padding`` more after; below 0 where
        more is cut off than a window reaches over: then the outer cells are never read.
        """
        (down, across), (vertical, horizontal) = self.axes, self.output_padding
        top, left = down.span - 1 - self.padding[0], across.span - 1 - self.padding[1]
        sides: Sides = (top, top + vertical, left, left + horizontal)
        per_group = self.input_shape[0] // self.groups
        out_per_group = self.weight.shape[1]
        # (groups, C_in/g, C_out/g, kH, kW) → (C_out, C_in/g, kH, kW), turned
        weight = (
            self.weight[:, :, ::-1, ::-1]
            .reshape(self.groups, per_group, out_per_group, *self.kernel_size)
            .swapaxes(1, 2)
            .reshape(self.groups * out_per_group, per_group, *self.kernel_size)
        )
        shape = self.stretched
        return ConvLayer(
            op="conv2d" if self.rank == 2 else "conv1d",
            rank=self.rank,
            input_shape=shape,
            kernel_size=self.kernel_size,
            stride=(1, 1),
            padding=sides,
            padding_mode="zeros",
            dilation=self.dilation,
            output_size=output_size(
                shape[1:],
                self.kernel_size,
                stride=(1, 1),
                padding=sides,
                dilation=self.dilation,
                rank=self.rank,
            ),
            mode=self.mode,
            weight=weight,
            bias=self.bias,
            groups=self.groups,
        )

    def seen(self, cells: Rectangle) -> Rectangle:
        """See ``Layer.seen``."""
        return Rectangle.of(
            (
                -((axis.span - 1 - pad - start) // axis.stride),
                (stop - 1 + pad) // axis.stride + 1,
                axis.input,
            )
            for axis, pad, (start, stop) in zip(
                self.axes, self.padding, (cells.rows, cells.columns), strict=True
            )
        )


def _check_channels(shape: Shape, weights: Weights, rank: int) -> None:
    """In PyTorch's order and words; the groups' in the words of its layers."""
    in_channels, per_group = weights.weight.shape[:2]
    if in_channels % weights.groups:
        raise OperationError(
            "groups",
            f"in_channels must be divisible by groups: {in_channels} is not divisible by "
            f"{weights.groups}",
        )
    if in_channels != shape[0]:
        seen = [1, shape[0], *shape[3 - rank :]]
        raise OperationError(
            "weight",
            f"Given transposed=1, weight of size {seen_shape(weights.weight.shape, rank)}, "
            f"expected input{seen} to have {in_channels} channels, but got {shape[0]} channels "
            "instead",
        )
    check_bias(weights, per_group * weights.groups, rank, transposed=True)


def _check_output_padding(output_padding: Pair, stride: Pair, dilation: Pair) -> None:
    bounds = zip(output_padding, stride, dilation, strict=True)
    if any(extra >= step and extra >= gap for extra, step, gap in bounds):
        raise OperationError(
            "output_padding",
            "output padding must be smaller than either stride or dilation, but got "
            f"output_padding_height: {output_padding[0]} output_padding_width: "
            f"{output_padding[1]} stride_height: {stride[0]} stride_width: {stride[1]} "
            f"dilation_height: {dilation[0]} dilation_width: {dilation[1]}",
        )


def conv_transpose_layer(
    op: TransposeOp,
    shape: Shape,
    weights: Weights,
    *,
    mode: Mode = "correlation",
    stride: Pair = (1, 1),
    padding: Pair = (0, 0),
    output_padding: Pair = (0, 0),
    dilation: Pair = (1, 1),
) -> ConvTransposeLayer:
    """Bind a transposed convolution to an input of ``shape`` (C, H, W).

    Raises:
        OperationError: channels do not fit, ``output_padding`` is too large, or nothing is left
            of the output; PyTorch's words.
    """
    rank = 2 if op == "conv_transpose2d" else 1
    _check_channels(shape, weights, rank)
    kernel_size = (weights.weight.shape[2], weights.weight.shape[3])
    axes = transposed_axes(
        shape[1:],
        kernel_size,
        stride=stride,
        padding=padding,
        output_padding=output_padding,
        dilation=dilation,
        rank=rank,
    )
    return ConvTransposeLayer(
        op=op,
        rank=rank,
        input_shape=shape,
        mode=mode,
        weight=weights.weight,
        bias=weights.bias,
        groups=weights.groups,
        kernel_size=kernel_size,
        stride=stride,
        padding=padding,
        output_padding=output_padding,
        dilation=dilation,
        axes=axes,
    )


def transposed_axes(
    plane: Pair,
    kernel_size: Pair,
    *,
    stride: Pair,
    padding: Pair,
    output_padding: Pair,
    dilation: Pair,
    rank: int = 2,
) -> tuple[TransposedAxis, TransposedAxis]:
    """Work out the output plane of a transposed convolution.

    Args:
        plane: (H, W) of the input in cells.
        kernel_size: (kH, kW) taps.
        stride: output cells between two stamps.
        padding: output cells cut off on each side.
        output_padding: output cells added at the far ends.
        dilation: distance between taps.
        rank: 1 when the plane is the single row of a signal.

    Raises:
        OperationError: ``output_padding`` is too large, or nothing is left; PyTorch's words.
    """
    _check_output_padding(output_padding, stride, dilation)
    names = axis_names(rank)

    def axis(place: int) -> TransposedAxis:
        size, step, pad = plane[place], stride[place], padding[place]
        reach = span(kernel_size[place], dilation[place])
        stretched = (size - 1) * step + 1
        taps = (
            f"{kernel_size[place]}"
            if dilation[place] == 1
            else f"({dilation[place]}·({kernel_size[place]} − 1) + 1)"
        )
        return TransposedAxis(
            axis=names[place],
            input=size,
            kernel=kernel_size[place],
            dilation=dilation[place],
            span=reach,
            padding=(pad, pad),
            stride=step,
            output_padding=output_padding[place],
            stretched=stretched,
            expression=f"({size} − 1)·{step} − 2·{pad} + {taps} + {output_padding[place]}",
            result=stretched - 1 - 2 * pad + reach + output_padding[place],
        )

    axes = (axis(0), axis(1))
    out = (axes[0].result, axes[1].result)
    if min(out) < 1:
        raise OperationError(
            "padding",
            f"Given input size per channel: ({written(plane, 2)}). Calculated output size per "
            f"channel: ({written(out, 2)}). Output size is too small",
        )
    return axes
