"""Layers of which only the shapes are asked: made as PyTorch's modules are, without weights."""

from typing import Annotated, ClassVar, Literal

import numpy as np
from pydantic import Field

from app.operations.adaptive import AdaptivePool
from app.operations.arguments import (
    LARGEST,
    Dilation,
    Dilation1d,
    KernelSize,
    KernelSize1d,
    OutputPadding,
    OutputPadding1d,
    Padding1d,
    Pair,
    PairPadding,
    Stride,
    Stride1d,
    along,
)
from app.operations.arrays import Array
from app.operations.base import Layer, Operation
from app.operations.between import Activation, Flatten, Softmax
from app.operations.between_layers import AddLayer, BatchNormLayer, place
from app.operations.conv import ConvPadding1d, Padding
from app.operations.conv_layer import SidesOrWord, Weights, check_divisible, conv_layer
from app.operations.conv_transpose_layer import TransposeOp, conv_transpose_layer
from app.operations.errors import OperationError
from app.operations.pool import Pool
from app.operations.sizes import Outer, Shape

Channels = Annotated[int, Field(strict=True, ge=1, le=LARGEST)]


def _nothing(field: str, *shape: int) -> Array:
    """Weights that are only counted: one zero, seen as an array of ``shape``.

    Raises:
        OperationError: there are more than can be counted.
    """
    try:
        return np.broadcast_to(np.zeros(()), shape)
    except ValueError as error:
        raise OperationError(
            field, f"a weight of size {list(shape)} is larger than any array can be"
        ) from error


class _ConvShape(Operation):
    kernel_size: Pair
    stride: Pair
    dilation: Pair
    in_channels: Channels | None = Field(
        None, description="Checked against the input where it is given."
    )
    out_channels: Channels = Field(description="Filters.")
    groups: int = Field(1, strict=True, ge=1, le=LARGEST, description="Groups of channels.")
    bias: bool = Field(True, strict=True, description="Whether every filter has a bias.")

    def _weights(self, shape: Shape, *, transposed: bool = False) -> Weights:
        """Hold the channels against the input's, and make weights of their number.

        Raises:
            OperationError: they do not fit; the field's words.
        """
        channels, out = shape[0], self.out_channels
        if self.in_channels is not None and self.in_channels != channels:
            raise OperationError(
                "in_channels", f"in_channels is {self.in_channels}, the input has {channels}"
            )
        check_divisible("in_channels", channels, self.groups)
        check_divisible("out_channels", out, self.groups)
        sizes = (channels, out // self.groups) if transposed else (out, channels // self.groups)
        return Weights(
            _nothing("out_channels", *sizes, *self.kernel_size),
            _nothing("out_channels", out) if self.bias else None,
            self.groups,
            "kernel_size",
        )


class _PlainConvShape(_ConvShape):
    op: Literal["conv2d", "conv1d"]
    padding: SidesOrWord

    def resolve(self, shape: Outer) -> Layer:
        """Bind to an input of ``shape`` (C, H, W) or (C, L); see ``Operation.resolve``."""
        planes = self.planes(shape)
        return conv_layer(
            self.op,
            planes,
            self._weights(planes),
            stride=self.stride,
            padding=self.padding,
            dilation=self.dilation,
        )


class _TransposedShape(_ConvShape):
    op: TransposeOp
    padding: Pair
    output_padding: Pair

    def resolve(self, shape: Outer) -> Layer:
        """Bind to an input of ``shape`` (C, H, W) or (C, L); see ``Operation.resolve``."""
        planes = self.planes(shape)
        return conv_transpose_layer(
            self.op,
            planes,
            self._weights(planes, transposed=True),
            stride=self.stride,
            padding=self.padding,
            output_padding=self.output_padding,
            dilation=self.dilation,
        )


class Conv2dShape(_PlainConvShape):
    """A convolution as ``torch.nn.Conv2d`` is made: sizes, and no weights."""

    op: Literal["conv2d"]
    kernel_size: KernelSize = Field(description="Taps, int or (vertical, horizontal).")
    stride: Stride = Field((1, 1), description="Jump of the window, int or pair.")
    padding: Padding = Field(
        (0, 0, 0, 0), description="As in a run: int, pair, four sides, `same` or `valid`."
    )
    dilation: Dilation = Field((1, 1), description="Distance between taps, int or pair.")


class Conv1dShape(_PlainConvShape):
    """A convolution as ``torch.nn.Conv1d`` is made."""

    rank: ClassVar[int | None] = 1

    op: Literal["conv1d"]
    kernel_size: KernelSize1d = Field(description="Taps.")
    stride: Stride1d = along(1, 1, "Jump of the window.")
    padding: ConvPadding1d = Field(
        (0, 0, 0, 0),
        description="As in a run: int, (left, right), `same` or `valid`.",
        json_schema_extra={"default": 0},
    )
    dilation: Dilation1d = along(1, 1, "Distance between taps.")


class ConvTranspose2dShape(_TransposedShape):
    """A transposed convolution as ``torch.nn.ConvTranspose2d`` is made."""

    op: Literal["conv_transpose2d"]
    kernel_size: KernelSize = Field(description="Taps, int or (vertical, horizontal).")
    stride: Stride = Field((1, 1), description="Output cells between two stamps, int or pair.")
    padding: PairPadding = Field((0, 0), description="Output cells cut off on each side.")
    output_padding: OutputPadding = Field((0, 0), description="Output cells added at the far ends.")
    dilation: Dilation = Field((1, 1), description="Distance between taps, int or pair.")


class ConvTranspose1dShape(_TransposedShape):
    """A transposed convolution as ``torch.nn.ConvTranspose1d`` is made."""

    rank: ClassVar[int | None] = 1

    op: Literal["conv_transpose1d"]
    kernel_size: KernelSize1d = Field(description="Taps.")
    stride: Stride1d = along(1, 1, "Output cells between two stamps.")
    padding: Padding1d = along(0, 0, "Output cells cut off on each side.")
    output_padding: OutputPadding1d = along(0, 0, "Output cells added at the far end.")
    dilation: Dilation1d = along(1, 1, "Distance between taps.")


class LinearShape(Operation):
    """A dense layer as ``torch.nn.Linear`` is made."""

    rank: ClassVar[int | None] = 0

    op: Literal["linear"]
    in_features: Channels | None = Field(
        None, description="Checked against the input where it is given."
    )
    out_features: Channels = Field(description="Neurons.")
    bias: bool = Field(True, strict=True, description="Whether every neuron has a bias.")

    def resolve(self, shape: Outer) -> Layer:
        """Bind to a flat input of ``shape`` (F,); see ``Operation.resolve``."""
        planes = self.planes(shape)
        if self.in_features is not None and self.in_features != shape[0]:
            raise OperationError(
                "in_features", f"in_features is {self.in_features}, the input has {shape[0]}"
            )
        weight = _nothing("out_features", self.out_features, 1, 1, shape[0])
        bias = _nothing("out_features", self.out_features) if self.bias else None
        return conv_layer(self.op, planes, Weights(weight, bias, 1, "out_features"))


class BatchNormShape(Operation):
    """A batch normalisation as ``torch.nn.BatchNorm2d`` is made."""

    rank: ClassVar[int | None] = None

    op: Literal["batch_norm"]
    num_features: Channels | None = Field(
        None, description="Checked against the input's channels where it is given."
    )

    def resolve(self, shape: Outer) -> Layer:
        """Bind to an input of any shape; see ``Operation.resolve``."""
        if self.num_features is not None and self.num_features != shape[0]:
            raise OperationError(
                "num_features", f"num_features is {self.num_features}, the input has {shape[0]}"
            )
        one = _nothing("num_features", shape[0])
        return BatchNormLayer(
            mean=one, variance=one, weight=one, bias=one, eps=1e-5, **place(shape)
        )


class AddShape(Operation):
    """An addition of something that has the input's shape."""

    rank: ClassVar[int | None] = None

    op: Literal["add"]

    def resolve(self, shape: Outer) -> Layer:
        """Bind to an input of any shape; see ``Operation.resolve``."""
        return AddLayer(other=np.zeros(()), alpha=1.0, **place(shape))


ShapeOperation = Annotated[
    Conv2dShape
    | Conv1dShape
    | ConvTranspose2dShape
    | ConvTranspose1dShape
    | Pool
    | AdaptivePool
    | Activation
    | BatchNormShape
    | Softmax
    | Flatten
    | LinearShape
    | AddShape,
    Field(discriminator="op"),
]
"""A layer that is asked for its shapes only."""
