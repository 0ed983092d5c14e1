"""Output-size arithmetic as data: the formula, the numbers put in, and the result.

The formula is the one of PyTorch's ``Conv2d`` and ``MaxPool2d``: ``⌊(W + 2P − F) / S⌋ + 1``, where
a dilation D makes the kernel span ``D·(F − 1) + 1``. With ``ceil_mode`` (Caffe's rounding) it is
the ceiling, and one window less where the last would begin beyond the input and the padding before.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from app.operations.arguments import Pair
from app.operations.errors import OperationError

Shape = tuple[int, int, int]
"""(C, H, W)."""

Outer = tuple[int, ...]
"""A shape as it is seen from outside: (C, H, W), (C, L) for a signal, (F,) for a flat list."""

Sides = tuple[int, int, int, int]
"""Padding as (top, bottom, left, right), in cells."""


AxisName = Literal["height", "width", "length"]


class Axis(BaseModel):
    """The size of one axis of the output, and how it comes about."""

    model_config = ConfigDict(frozen=True)

    axis: AxisName = Field(description="The axis of the picture, or the length of a signal.")
    input: int = Field(description="W: cells of the input along this axis.")
    expression: str = Field(description="The formula with the numbers put in.")
    result: int = Field(description="Cells of the output along this axis.")


class AxisSize(Axis):
    """The size of one axis under a window that slides, with every number on the way to it."""

    kernel: int = Field(description="F: taps of the kernel along this axis.")
    dilation: int = Field(description="D: distance between two taps.")
    span: int = Field(description="D·(F − 1) + 1: cells from the first tap to the last.")
    padding: Pair = Field(description="Cells added before and after.")
    stride: int = Field(description="S: cells the window jumps.")
    numerator: int = Field(description="W + padding − span.")
    quotient: int = Field(description="⌊numerator / S⌋; ⌈numerator / S⌉ with `ceil_mode`.")
    remainder: int = Field(description="What the floor threw away, in cells; 0 for a ceiling.")
    dropped: bool = Field(
        description="With `ceil_mode`: a last window would have begun beyond the input and the "
        "padding before it, and is left out."
    )
    overhang: int = Field(
        description="With `ceil_mode`: cells that the last window hangs over the padded input."
    )
    never_read: int = Field(description="Input cells at the far end that no window reaches.")


class TransposedAxis(Axis):
    """The size of one axis of a transposed convolution, with every number on the way to it."""

    kernel: int = Field(description="F: taps of the kernel along this axis.")
    dilation: int = Field(description="D: distance between two taps.")
    span: int = Field(description="D·(F − 1) + 1: cells that one input cell stamps.")
    padding: Pair = Field(description="P: output cells that are cut off before and after.")
    stride: int = Field(description="S: output cells between two stamps.")
    output_padding: int = Field(description="A: output cells added at the far end.")
    stretched: int = Field(
        description="(W − 1)·S + 1: cells of the input with the zeros put in between."
    )


class AdaptiveAxis(Axis):
    """One axis of an adaptive pooling: the windows are as many as wanted, and differ in size."""

    windows: tuple[Pair, ...] = Field(
        description="[start, stop] of every window, the stop not included."
    )


class Size(BaseModel):
    """The output-size formula and what it gives for each axis."""

    model_config = ConfigDict(frozen=True)

    formula: str = Field(description="The formula in letters.")
    axes: tuple[AxisSize | TransposedAxis | AdaptiveAxis, ...] = Field(
        description="Height first, then width; only the length of a signal."
    )


class OutputSize(BaseModel):
    """The arithmetic of a window that slides over a plane."""

    model_config = ConfigDict(frozen=True)

    formula: str
    axes: tuple[AxisSize, AxisSize]

    @property
    def plane(self) -> Pair:
        """(H_out, W_out)."""
        return self.axes[0].result, self.axes[1].result


def axis_names(rank: int) -> tuple[AxisName, AxisName]:
    """What the rows and the columns of a plane are called; a signal's single row is its height."""
    return ("height", "length") if rank == 1 else ("height", "width")


def span(kernel: int, dilation: int) -> int:
    """Cells a kernel of ``kernel`` taps covers when its taps are ``dilation`` apart."""
    return dilation * (kernel - 1) + 1


def windows_after_first(
    size: int, reach: int, padding: Pair, stride: int, *, ceil_mode: bool
) -> tuple[int, bool]:
    """How often a window of ``reach`` cells jumps, and whether the last jump is not made.

    With ``ceil_mode`` a window that would begin beyond the input and the padding before it is left
    out, as in PyTorch's ``pooling_output_shape``.
    """
    numerator = size + sum(padding) - reach
    quotient = -(-numerator // stride) if ceil_mode else numerator // stride
    return quotient, ceil_mode and quotient * stride >= size + padding[0]


def _axis(
    axis: AxisName,
    size: int,
    kernel: int,
    dilation: int,
    padding: Pair,
    stride: int,
    *,
    ceil_mode: bool,
) -> AxisSize:
    reach = span(kernel, dilation)
    numerator = size + sum(padding) - reach
    quotient, dropped = windows_after_first(size, reach, padding, stride, ceil_mode=ceil_mode)
    result = quotient + 1 - dropped
    end = (result - 1) * stride + reach
    return AxisSize(
        axis=axis,
        input=size,
        kernel=kernel,
        dilation=dilation,
        span=reach,
        padding=padding,
        stride=stride,
        numerator=numerator,
        quotient=quotient,
        remainder=0 if ceil_mode else numerator - quotient * stride,
        dropped=dropped,
        overhang=max(0, end - size - sum(padding)),
        never_read=min(size, max(0, size + padding[0] - end)),
        expression=_expression(size, kernel, dilation, padding, stride, ceil_mode, dropped),
        result=result,
    )


def _expression(
    size: int,
    kernel: int,
    dilation: int,
    padding: Pair,
    stride: int,
    ceil_mode: bool,
    dropped: bool,
) -> str:
    """The formula of one axis with the numbers put in."""
    pads = f"2·{padding[0]}" if padding[0] == padding[1] else f"{padding[0]} + {padding[1]}"
    taps = f"{kernel}" if dilation == 1 else f"({dilation}·({kernel} − 1) + 1)"
    opening, closing = "⌈⌉" if ceil_mode else "⌊⌋"
    last = " − 1" if dropped else ""
    return f"{opening}({size} + {pads} − {taps}) / {stride}{closing} + 1{last}"


def output_size(
    plane: tuple[int, int],
    kernel: Pair,
    *,
    stride: Pair,
    padding: Sides,
    dilation: Pair,
    ceil_mode: bool = False,
    rank: int = 2,
) -> OutputSize:
    """Work out the output plane of a window that slides over an input plane.

    Args:
        plane: (H, W) of the input in cells, without padding.
        kernel: (kH, kW) taps.
        stride: (vertical, horizontal) jump in cells.
        padding: (top, bottom, left, right) in cells.
        dilation: (vertical, horizontal) distance between taps.
        ceil_mode: take the ceiling, so that a last window may hang over the edge.
        rank: 1 when the plane is the single row of a signal.

    Returns:
        The arithmetic; the result is below 1 where no window fits.
    """
    top, bottom, left, right = padding
    letters = "(D·(F − 1) + 1)" if dilation != (1, 1) else "F"
    pads = "2P" if top == bottom and left == right else "P₁ + P₂"
    opening, closing = "⌈⌉" if ceil_mode else "⌊⌋"
    names = axis_names(rank)

    def axis(place: int, pad: Pair) -> AxisSize:
        return _axis(
            names[place],
            plane[place],
            kernel[place],
            dilation[place],
            pad,
            stride[place],
            ceil_mode=ceil_mode,
        )

    return OutputSize(
        formula=f"{opening}(W + {pads} − {letters}) / S{closing} + 1",
        axes=(axis(0, (top, bottom)), axis(1, (left, right))),
    )


def written(sizes: Pair, rank: int) -> str:
    """Sizes as PyTorch writes them in its complaints: ``5 x 7``, or ``7`` of a signal."""
    return " x ".join(str(size) for size in sizes[2 - rank :])


def check_kernel_fits(plane: Pair, size: OutputSize, field: str, rank: int = 2) -> None:
    """Hold a convolution's kernel against the padded input.

    Raises:
        OperationError: it is larger; PyTorch's words.
    """
    down, across = size.axes
    padded = (plane[0] + sum(down.padding), plane[1] + sum(across.padding))
    reach = (down.span, across.span)
    if reach[0] > padded[0] or reach[1] > padded[1]:
        raise OperationError(
            field,
            f"Calculated padded input size per channel: ({written(padded, rank)}). "
            f"Kernel size: ({written(reach, rank)}). "
            "Kernel size can't be greater than actual input size",
        )


class Counts(BaseModel):
    """How much an operation does, and what a dense layer in its place would need."""

    model_config = ConfigDict(frozen=True)

    steps: int = Field(description="Cells of the output: C_out · H_out · W_out.")
    multiply_adds: int = Field(description="Products that are added up; 0 for pooling.")
    parameters: int = Field(description="Weights and biases.")
    dense_parameters: int = Field(
        description="Weights and biases of the dense layer from all inputs to all outputs."
    )
    ungrouped_parameters: int | None = Field(
        None, description="Weights and biases with groups=1; null where there are no groups."
    )
    ungrouped_multiply_adds: int | None = Field(
        None, description="Products that are added up with groups=1."
    )
    separable_parameters: int | None = Field(
        None,
        description="Weights and biases of the depthwise separable pair in its place: a depthwise "
        "convolution of the same window, then a pointwise (1×1) one. Null for what is no "
        "convolution.",
    )
    separable_multiply_adds: int | None = Field(None, description="Products that the pair adds up.")
