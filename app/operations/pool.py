"""``max_pool2d``, ``avg_pool2d``, ``lp_pool2d``: no weights, every channel for itself."""

import math
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from app.operations.base import Layer, WindowOperation
from app.operations.errors import OperationError
from app.operations.sizes import (
    LARGEST,
    Counts,
    Dilation,
    KernelSize,
    OutputSize,
    Pair,
    PoolPadding,
    Shape,
    Stride,
    check_integer,
    output_size,
    span,
)

PoolOp = Literal["max_pool2d", "avg_pool2d", "lp_pool2d"]

CEIL_MODE = (
    "Take the ceiling of the output size, as Caffe does, in place of the floor: a last window may "
    "hang over the edge."
)


def _read_divisor(value: object) -> object:
    if value is None:
        return None
    check_integer("divisor_override", value, -LARGEST, "divisor_override is out of range")
    if value == 0:
        raise ValueError("divisor must be not zero: divisor_override is 0")
    return value


class _Pool2d(WindowOperation):
    kernel_size: KernelSize = Field(description="The window, int or (height, width).")
    stride: Stride | None = Field(
        None, description="Jump of the window; the window itself if left out."
    )
    ceil_mode: bool = Field(False, strict=True, description=CEIL_MODE)

    def _layer(
        self,
        op: PoolOp,
        shape: Shape,
        *,
        padding: Pair = (0, 0),
        dilation: Pair = (1, 1),
        **options: Any,
    ) -> "PoolLayer":
        stride = self.stride or self.kernel_size
        sides = (padding[0], padding[0], padding[1], padding[1])
        size = output_size(
            shape[1:],
            self.kernel_size,
            stride=stride,
            padding=sides,
            dilation=dilation,
            ceil_mode=self.ceil_mode,
        )
        _check_not_empty(shape, size)
        return PoolLayer(
            op=op,
            input_shape=shape,
            kernel_size=self.kernel_size,
            stride=stride,
            padding=sides,
            dilation=dilation,
            output_size=size,
            ceil_mode=self.ceil_mode,
            **options,
        )


class _PaddedPool2d(_Pool2d):
    padding: PoolPadding = Field(
        (0, 0), description="Cells added on each side, at most half the window; int or pair."
    )

    def _check_padding(self, dilation: Pair) -> None:
        """Both bounds that PyTorch holds the padding to, in its words."""
        (vertical, horizontal), (height, width) = self.padding, self.kernel_size
        reach = (span(height, dilation[0]), span(width, dilation[1]))
        if vertical > reach[0] // 2 or horizontal > reach[1] // 2:
            raise OperationError(
                "padding",
                "pad should be at most half of effective kernel size, but got "
                f"pad={list(self.padding)}, kernel_size={list(self.kernel_size)} and "
                f"dilation={list(dilation)}",
            )
        if vertical > height // 2 or horizontal > width // 2:
            raise OperationError(
                "padding",
                "pad should be smaller than or equal to half of kernel size, but got "
                f"padW = {horizontal}, padH = {vertical}, kW = {width}, kH = {height}",
            )


def _check_not_empty(shape: Shape, size: OutputSize) -> None:
    """PyTorch's words where the window is larger than the padded input."""
    if min(size.plane) < 1:
        channels, height, width = shape
        out = (max(0, side) for side in size.plane)
        raise OperationError(
            "kernel_size",
            f"Given input size: ({channels}x{height}x{width}). Calculated output size: "
            f"({channels}x{'x'.join(map(str, out))}). Output size is too small",
        )


class MaxPool2d(_PaddedPool2d):
    """The largest value under the window, as ``torch.nn.functional.max_pool2d``."""

    op: Literal["max_pool2d"]
    dilation: Dilation = Field((1, 1), description="Distance between taps, int or pair.")

    def resolve(self, shape: Shape) -> "PoolLayer":
        """Bind to an input of ``shape`` (C, H, W); see ``WindowOperation.resolve``."""
        self._check_padding(self.dilation)
        return self._layer(self.op, shape, padding=self.padding, dilation=self.dilation)


class AvgPool2d(_PaddedPool2d):
    """The mean under the window, as ``torch.nn.functional.avg_pool2d``."""

    op: Literal["avg_pool2d"]
    count_include_pad: bool = Field(
        True, strict=True, description="Count the zeros of the padding in the divisor."
    )
    divisor_override: Annotated[int | None, BeforeValidator(_read_divisor)] = Field(
        None, description="What every sum is divided by, in place of the count."
    )

    def resolve(self, shape: Shape) -> "PoolLayer":
        """Bind to an input of ``shape`` (C, H, W); see ``WindowOperation.resolve``."""
        self._check_padding((1, 1))
        return self._layer(
            self.op,
            shape,
            padding=self.padding,
            count_include_pad=self.count_include_pad,
            divisor_override=self.divisor_override,
        )


def _read_norm(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"norm_type must be a number, got {value!r:.40}")
    if not 0 < value < math.inf:
        raise ValueError(f"norm_type must be above 0 and finite, got {value}")
    return float(value)


class LpPool2d(_Pool2d):
    """The p-norm under the window, as ``torch.nn.functional.lp_pool2d``."""

    op: Literal["lp_pool2d"]
    norm_type: Annotated[float, BeforeValidator(_read_norm)] = Field(
        description="p: 1 gives the sum under the window, 2 the root of the sum of squares."
    )

    def resolve(self, shape: Shape) -> "PoolLayer":
        """Bind to an input of ``shape`` (C, H, W); see ``WindowOperation.resolve``."""
        return self._layer(self.op, shape, norm_type=self.norm_type)


class PoolLayer(Layer):
    """A pooling bound to an input shape.

    Attributes:
        op: which pooling.
        ceil_mode: whether the ceiling was taken.
        count_include_pad: average: whether the padding is counted.
        divisor_override: average: what every sum is divided by, if it is not the count.
        norm_type: p of the p-norm; none for the others.
    """

    op: PoolOp
    ceil_mode: bool = False
    count_include_pad: bool = True
    divisor_override: int | None = None
    norm_type: float | None = None

    @property
    def output_shape(self) -> Shape:
        """(C, H_out, W_out)."""
        return (self.input_shape[0], *self.output_size.plane)

    @property
    def counts(self) -> Counts:
        """Steps and parameters; pooling multiplies nothing and learns nothing."""
        channels, height, width = self.output_shape
        return Counts(
            steps=channels * height * width,
            multiply_adds=0,
            parameters=0,
            dense_parameters=self.dense_parameters(),
        )

    @property
    def canonical(self) -> dict[str, object]:
        """The operation with every default written out."""
        written: dict[str, object] = {
            "op": self.op,
            "kernel_size": list(self.kernel_size),
            "stride": list(self.stride),
            "ceil_mode": self.ceil_mode,
        }
        if self.norm_type is not None:
            return written | {"norm_type": self.norm_type}
        written["padding"] = [self.padding[0], self.padding[2]]
        if self.op == "max_pool2d":
            return written | {"dilation": list(self.dilation)}
        return written | {
            "count_include_pad": self.count_include_pad,
            "divisor_override": self.divisor_override,
        }
