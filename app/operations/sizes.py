"""Output-size arithmetic as data: the formula, the numbers put in, and the result.

The formula is the one of PyTorch's ``Conv2d`` and ``MaxPool2d``: ``⌊(W + 2P − F) / S⌋ + 1``, where
a dilation D makes the kernel span ``D·(F − 1) + 1``. With ``ceil_mode`` (Caffe's rounding) it is
the ceiling, and one window less where the last would begin beyond the input and the padding before.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from app.operations.errors import OperationError

LARGEST = 2**31 - 1
"""Bound of every integer argument; sizes near it are refused later for the work they would make."""


def _pair(name: str, smallest: int, why: str) -> BeforeValidator:
    def validate(value: object) -> tuple[int, int]:
        entries = [value, value] if isinstance(value, int) else value
        if not isinstance(entries, list | tuple) or len(entries) != 2:
            raise ValueError(f"{name} must be an integer or a pair of integers, got {value!r:.60}")
        for entry in entries:
            check_integer(name, entry, smallest, why)
        return (entries[0], entries[1])

    return BeforeValidator(validate)


def check_integer(name: str, value: object, smallest: int, why: str) -> None:
    """Raise ``ValueError`` unless ``value`` is an integer of at least ``smallest``."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{name} must be an integer, got {value!r:.60}")
    if value < smallest:
        raise ValueError(f"{why}: {name} must be at least {smallest}, got {value}")
    if value > LARGEST:
        raise ValueError(f"{name} must be at most {LARGEST}")


def _int_or_pair(smallest: int) -> WithJsonSchema:
    integer = {"type": "integer", "minimum": smallest, "maximum": LARGEST}
    pair = {"type": "array", "items": integer, "minItems": 2, "maxItems": 2}
    return WithJsonSchema({"anyOf": [integer, pair]})


Pair = tuple[int, int]
KernelSize = Annotated[
    Pair, _pair("kernel_size", 1, "kernel size should be greater than zero"), _int_or_pair(1)
]
Stride = Annotated[
    Pair, _pair("stride", 1, "non-positive stride is not supported"), _int_or_pair(1)
]
Dilation = Annotated[
    Pair, _pair("dilation", 1, "dilation should be greater than zero"), _int_or_pair(1)
]
PoolPadding = Annotated[
    Pair, _pair("padding", 0, "negative padding is not supported"), _int_or_pair(0)
]

Shape = tuple[int, int, int]
"""(C, H, W)."""

Sides = tuple[int, int, int, int]
"""Padding as (top, bottom, left, right), in cells."""


class AxisSize(BaseModel):
    """The size of one axis of the output, with every number on the way to it."""

    model_config = ConfigDict(frozen=True)

    axis: Literal["height", "width"] = Field(description="The axis of the picture.")
    input: int = Field(description="W: cells of the input along this axis.")
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
    expression: str = Field(description="The formula with the numbers put in.")
    result: int = Field(description="Cells of the output along this axis.")


class OutputSize(BaseModel):
    """The output-size formula and what it gives for height and for width."""

    model_config = ConfigDict(frozen=True)

    formula: str = Field(description="The formula in letters.")
    axes: tuple[AxisSize, AxisSize] = Field(description="Height first, then width.")

    @property
    def plane(self) -> tuple[int, int]:
        """(H_out, W_out)."""
        return self.axes[0].result, self.axes[1].result


def span(kernel: int, dilation: int) -> int:
    """Cells a kernel of ``kernel`` taps covers when its taps are ``dilation`` apart."""
    return dilation * (kernel - 1) + 1


def _axis(
    axis: Literal["height", "width"],
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
    quotient = -(-numerator // stride) if ceil_mode else numerator // stride
    dropped = ceil_mode and quotient * stride >= size + padding[0]
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
) -> OutputSize:
    """Work out the output plane of a window that slides over an input plane.

    Args:
        plane: (H, W) of the input in cells, without padding.
        kernel: (kH, kW) taps.
        stride: (vertical, horizontal) jump in cells.
        padding: (top, bottom, left, right) in cells.
        dilation: (vertical, horizontal) distance between taps.
        ceil_mode: take the ceiling, so that a last window may hang over the edge.

    Returns:
        The arithmetic; the result is below 1 where no window fits.
    """
    top, bottom, left, right = padding
    letters = "(D·(F − 1) + 1)" if dilation != (1, 1) else "F"
    pads = "2P" if top == bottom and left == right else "P₁ + P₂"
    opening, closing = "⌈⌉" if ceil_mode else "⌊⌋"

    def axis(name: Literal["height", "width"], place: int, pad: Pair) -> AxisSize:
        return _axis(
            name,
            plane[place],
            kernel[place],
            dilation[place],
            pad,
            stride[place],
            ceil_mode=ceil_mode,
        )

    return OutputSize(
        formula=f"{opening}(W + {pads} − {letters}) / S{closing} + 1",
        axes=(axis("height", 0, (top, bottom)), axis("width", 1, (left, right))),
    )


def check_kernel_fits(plane: tuple[int, int], size: OutputSize, field: str) -> None:
    """Hold a convolution's kernel against the padded input.

    Raises:
        OperationError: it is larger; PyTorch's words.
    """
    padded = tuple(cells + sum(axis.padding) for cells, axis in zip(plane, size.axes, strict=True))
    reach = tuple(axis.span for axis in size.axes)
    if reach[0] > padded[0] or reach[1] > padded[1]:
        raise OperationError(
            field,
            f"Calculated padded input size per channel: ({padded[0]} x {padded[1]}). "
            f"Kernel size: ({reach[0]} x {reach[1]}). "
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
