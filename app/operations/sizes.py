"""Output-size arithmetic as data: the formula, the numbers put in, and the result.

The formula is the one of PyTorch's ``Conv2d`` and ``MaxPool2d`` (with ``ceil_mode=False``):
``⌊(W + 2P − F) / S⌋ + 1``, where a dilation D makes the kernel span ``D·(F − 1) + 1``.
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
    quotient: int = Field(description="⌊numerator / S⌋.")
    remainder: int = Field(description="What the floor threw away, in cells.")
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
) -> AxisSize:
    reach = span(kernel, dilation)
    numerator = size + sum(padding) - reach
    quotient, remainder = divmod(numerator, stride)
    put_in = f"2·{padding[0]}" if padding[0] == padding[1] else f"{padding[0]} + {padding[1]}"
    kernel_put_in = f"{kernel}" if dilation == 1 else f"({dilation}·({kernel} − 1) + 1)"
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
        remainder=remainder,
        never_read=min(size, max(0, remainder - padding[1])),
        expression=f"⌊({size} + {put_in} − {kernel_put_in}) / {stride}⌋ + 1",
        result=quotient + 1,
    )


def output_size(
    plane: tuple[int, int], kernel: Pair, *, stride: Pair, padding: Sides, dilation: Pair
) -> OutputSize:
    """Work out the output plane of a window that slides over an input plane.

    Args:
        plane: (H, W) of the input in cells, without padding.
        kernel: (kH, kW) taps.
        stride: (vertical, horizontal) jump in cells.
        padding: (top, bottom, left, right) in cells.
        dilation: (vertical, horizontal) distance between taps.

    Raises:
        OperationError: the window does not fit into the padded input.
    """
    top, bottom, left, right = padding
    padded = (plane[0] + top + bottom, plane[1] + left + right)
    reach = (span(kernel[0], dilation[0]), span(kernel[1], dilation[1]))
    if reach[0] > padded[0] or reach[1] > padded[1]:
        raise OperationError(
            "kernel_size",
            f"Calculated padded input size per channel: ({padded[0]} x {padded[1]}). "
            f"Kernel size: ({reach[0]} x {reach[1]}). "
            "Kernel size can't be greater than actual input size",
        )
    dilated = dilation != (1, 1)
    kernel_letters = "(D·(F − 1) + 1)" if dilated else "F"
    even = top == bottom and left == right
    padding_letters = "2P" if even else "P₁ + P₂"
    return OutputSize(
        formula=f"⌊(W + {padding_letters} − {kernel_letters}) / S⌋ + 1",
        axes=(
            _axis("height", plane[0], kernel[0], dilation[0], (top, bottom), stride[0]),
            _axis("width", plane[1], kernel[1], dilation[1], (left, right), stride[1]),
        ),
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
