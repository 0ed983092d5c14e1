"""Shape arithmetic without any data: one layer or a chain of them, as a table.

Receptive fields follow Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural
Networks" (Distill, 2019): over a layer with span R, stride S and padding P before,
``size += (R − 1) · jump``, ``start += ((R − 1) / 2 − P) · jump``, then ``jump *= S``.
"""

import math
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from app.operations.base import Layer
from app.operations.conv import Padding, conv_sides
from app.operations.errors import OperationError
from app.operations.pool import AvgPool2d, LpPool2d, MaxPool2d
from app.operations.sizes import (
    LARGEST,
    Dilation,
    KernelSize,
    OutputSize,
    Pair,
    Shape,
    Sides,
    Stride,
    check_kernel_fits,
    output_size,
)


class Conv2dShape(BaseModel):
    """A convolution as ``torch.nn.Conv2d`` is made: sizes, and no weights."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    op: Literal["conv2d"]
    in_channels: Annotated[int, Field(strict=True, ge=1, le=LARGEST)] | None = Field(
        None, description="Checked against the input where it is given."
    )
    out_channels: int = Field(strict=True, ge=1, le=LARGEST, description="Filters.")
    kernel_size: KernelSize = Field(description="Taps, int or (vertical, horizontal).")
    stride: Stride = Field((1, 1), description="Jump of the window, int or pair.")
    padding: Padding = Field(
        (0, 0, 0, 0), description="As in a run: int, pair, four sides, `same` or `valid`."
    )
    dilation: Dilation = Field((1, 1), description="Distance between taps, int or pair.")
    groups: int = Field(1, strict=True, ge=1, le=LARGEST, description="Groups of channels.")
    bias: bool = Field(True, strict=True, description="Whether every filter has a bias.")

    @model_validator(mode="after")
    def _same_does_not_stride(self) -> Self:
        if self.padding == "same" and self.stride != (1, 1):
            raise ValueError("padding='same' is not supported for strided convolutions")
        return self

    def check_channels(self, channels: int) -> None:
        """Hold the channels against the input's.

        Raises:
            OperationError: they do not fit; the field's words.
        """
        if self.in_channels is not None and self.in_channels != channels:
            raise OperationError(
                "in_channels", f"in_channels is {self.in_channels}, the input has {channels}"
            )
        for name, count in (("in_channels", channels), ("out_channels", self.out_channels)):
            if count % self.groups:
                raise OperationError(
                    "groups",
                    f"{name} must be divisible by groups: {count} is not divisible by "
                    f"{self.groups}",
                )


Pooling = MaxPool2d | AvgPool2d | LpPool2d
ShapeOperation = Annotated[Conv2dShape | Pooling, Field(discriminator="op")]
"""A layer that is asked for its shapes only."""


class ReceptiveField(BaseModel):
    """What of the first layer's input a cell of this layer's output sees."""

    model_config = ConfigDict(frozen=True)

    size: Pair = Field(description="Rows and columns from its first input cell to its last.")
    jump: Pair = Field(description="Input cells between the fields of two neighbours.")
    start: tuple[float, float] = Field(
        description="Row and column of the middle of the first cell's field; negative in the "
        "padding, halves between two cells."
    )


class LayerArithmetic(BaseModel):
    """One line of the table."""

    model_config = ConfigDict(frozen=True)

    op: str = Field(description="The operation.")
    input_shape: list[int] = Field(description="[C, H, W], the batch before where it is given.")
    output_shape: list[int] = Field(description="The same of the output.")
    output_size: OutputSize = Field(description="The output-size arithmetic.")
    weight_shape: list[int] | None = Field(
        description="(C_out, C_in/groups, kH, kW); null for pooling."
    )
    parameters: int = Field(description="Weights and biases.")
    multiply_adds: int = Field(description="Products that are added up, for one picture.")
    dense_parameters: int = Field(
        description="Weights and biases of the dense layer from all inputs to all outputs."
    )
    ungrouped_parameters: int | None = Field(
        description="What the layer would need with groups=1; null for pooling."
    )
    receptive_field: ReceptiveField = Field(description="Of the first input of the table.")


@dataclass(frozen=True)
class _Sized:
    """A layer whose sizes are known."""

    output: Shape
    size: OutputSize
    padding: Sides
    weight: tuple[int, int, int, int] | None
    parameters: int


def _convolution(spec: Conv2dShape, shape: Shape) -> _Sized:
    spec.check_channels(shape[0])
    padding = conv_sides(spec.padding, spec.kernel_size, spec.dilation)
    size = output_size(
        shape[1:], spec.kernel_size, stride=spec.stride, padding=padding, dilation=spec.dilation
    )
    check_kernel_fits(shape[1:], size, "kernel_size")
    weight = (spec.out_channels, shape[0] // spec.groups, *spec.kernel_size)
    biases = spec.out_channels if spec.bias else 0
    return _Sized(
        output=(spec.out_channels, *size.plane),
        size=size,
        padding=padding,
        weight=weight,
        parameters=math.prod(weight) + biases,
    )


def _pooling(spec: Pooling, shape: Shape) -> _Sized:
    layer: Layer = spec.resolve(shape)
    return _Sized(
        output=layer.output_shape,
        size=layer.output_size,
        padding=layer.padding,
        weight=None,
        parameters=0,
    )


def table(
    shape: Shape, operations: list[Conv2dShape | Pooling], batch: list[int]
) -> list[LayerArithmetic]:
    """Work out a chain of layers, one line a layer.

    Args:
        shape: (C, H, W) of the first layer's input.
        operations: the layers, each a ``ShapeOperation``.
        batch: what stands before the channels in every shape: nothing, or the batch size.

    Raises:
        OperationError: a layer does not fit the output before it; ``field`` begins with its index.
    """
    lines: list[LayerArithmetic] = []
    field = ReceptiveField(size=(1, 1), jump=(1, 1), start=(0.0, 0.0))
    for index, operation in enumerate(operations):
        try:
            if isinstance(operation, Conv2dShape):
                sized = _convolution(operation, shape)
            else:
                sized = _pooling(operation, shape)
        except OperationError as error:
            raise OperationError(f"{index}/{error.field}", error.detail) from error
        field = _widened(field, sized)
        lines.append(_line(operation, shape, sized, field, batch))
        shape = sized.output
    return lines


def _widened(before: ReceptiveField, sized: _Sized) -> ReceptiveField:
    """The field of the layer before, seen through one layer more."""
    (down, across), (top, _, left, _) = sized.size.axes, sized.padding
    (height, width), (jump_down, jump_across), (row, column) = (
        before.size,
        before.jump,
        before.start,
    )
    return ReceptiveField(
        size=(height + (down.span - 1) * jump_down, width + (across.span - 1) * jump_across),
        jump=(jump_down * down.stride, jump_across * across.stride),
        start=(
            row + ((down.span - 1) / 2 - top) * jump_down,
            column + ((across.span - 1) / 2 - left) * jump_across,
        ),
    )


def _line(
    operation: Conv2dShape | Pooling,
    shape: Shape,
    sized: _Sized,
    field: ReceptiveField,
    batch: list[int],
) -> LayerArithmetic:
    inputs, outputs = math.prod(shape), math.prod(sized.output)
    ungrouped = None
    multiply_adds = 0
    if sized.weight is not None:
        multiply_adds = outputs * math.prod(sized.weight[1:])
        biases = sized.parameters - math.prod(sized.weight)
        ungrouped = sized.weight[0] * shape[0] * math.prod(sized.weight[2:]) + biases
    return LayerArithmetic(
        op=operation.op,
        input_shape=[*batch, *shape],
        output_shape=[*batch, *sized.output],
        output_size=sized.size,
        weight_shape=None if sized.weight is None else list(sized.weight),
        parameters=sized.parameters,
        multiply_adds=multiply_adds,
        dense_parameters=inputs * outputs + outputs,
        ungrouped_parameters=ungrouped,
        receptive_field=field,
    )
