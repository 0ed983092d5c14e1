"""Pooling of pictures and signals: max, average, p-norm. No weights, every channel for itself."""

import math
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from app.operations.arguments import (
    LARGEST,
    Dilation,
    Dilation1d,
    KernelSize,
    KernelSize1d,
    Padding1d,
    Pair,
    PairPadding,
    ReturnIndices,
    Stride,
    Stride1d,
    along,
    check_integer,
)
from app.operations.base import Operation, WindowLayer
from app.operations.errors import OperationError
from app.operations.sizes import Counts, Outer, OutputSize, Shape, output_size, span

PoolKind = Literal["max", "avg", "lp"]
PoolOp = Literal["max_pool2d", "avg_pool2d", "lp_pool2d", "max_pool1d", "avg_pool1d", "lp_pool1d"]
KINDS: dict[str, PoolKind] = {"max": "max", "avg": "avg", "lp": "lp"}

CEIL_MODE = (
    "Take the ceiling of the output size, as Caffe does, in place of the floor: a last window may "
    "hang over the edge."
)
WINDOW = "The window, int or (height, width)."
WINDOW_1D = "The window, in cells."
JUMP = "Jump of the window; the window itself if left out."
PADDING = "Cells added on each side, at most half the window; int or pair."
PADDING_1D = "Cells added on each side, at most half the window."
COUNT_PADDING = "Count the zeros of the padding in the divisor."
NORM = (
    "p: 1 gives the sum under the window, 2 the root of the sum of squares. Not 0; a root that "
    "is no number is null."
)


def _read_divisor(value: object) -> object:
    if value is None:
        return None
    check_integer("divisor_override", value, -LARGEST, "divisor_override is out of range")
    if value == 0:
        raise ValueError("divisor must be not zero: divisor_override is 0")
    return value


def _read_norm(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"norm_type must be a number, got {value!r:.40}")
    if value == 0 or not math.isfinite(value):
        raise ValueError(f"norm_type must be finite and not 0, got {value}")
    return float(value)


Norm = Annotated[float, BeforeValidator(_read_norm)]


_OPTIONS = ("padding", "dilation", "count_include_pad", "divisor_override", "norm_type")
"""What some poolings have besides window, stride and rounding."""


class _Pool(Operation):
    """What all poolings have in common; a signal's window is a row of a plane."""

    op: PoolOp
    kernel_size: Pair
    stride: Pair | None
    ceil_mode: bool = Field(False, strict=True, description=CEIL_MODE)

    def resolve(self, shape: Outer) -> "PoolLayer":
        """Bind to an input of ``shape`` (C, H, W) or (C, L); see ``Operation.resolve``."""
        own = type(self).model_fields
        options: dict[str, Any] = {name: getattr(self, name) for name in _OPTIONS if name in own}
        padding: Pair = options.pop("padding", (0, 0))
        dilation: Pair = options.pop("dilation", (1, 1))
        planes, rank = self.planes(shape), 1 if self.rank == 1 else 2
        _check_padding(self.op, rank, padding, self.kernel_size, dilation)
        stride = self.stride or self.kernel_size
        sides = (padding[0], padding[0], padding[1], padding[1])
        size = output_size(
            planes[1:],
            self.kernel_size,
            stride=stride,
            padding=sides,
            dilation=dilation,
            ceil_mode=self.ceil_mode,
            rank=rank,
        )
        _check_not_empty(self.op, planes, size)
        return PoolLayer(
            op=self.op,
            rank=rank,
            input_shape=planes,
            kernel_size=self.kernel_size,
            stride=stride,
            padding=sides,
            dilation=dilation,
            output_size=size,
            ceil_mode=self.ceil_mode,
            **options,
        )


def _shown(sizes: Pair, rank: int) -> str:
    return str(sizes[1] if rank == 1 else list(sizes))


def _check_padding(op: PoolOp, rank: int, padding: Pair, kernel: Pair, dilation: Pair) -> None:
    """Both bounds that PyTorch holds the padding to, in its words."""
    (vertical, horizontal), (height, width) = padding, kernel
    reach = (span(height, dilation[0]), span(width, dilation[1]))
    if vertical > reach[0] // 2 or horizontal > reach[1] // 2:
        raise OperationError(
            "padding",
            "pad should be at most half of effective kernel size, but got "
            f"pad={_shown(padding, rank)}, kernel_size={_shown(kernel, rank)} and "
            f"dilation={_shown(dilation, rank)}",
        )
    if horizontal > width // 2 and op == "max_pool1d":
        raise OperationError(
            "padding",
            "max_pool1d() padding should be at most half of kernel size, but got "
            f"padding={horizontal} and kernel_size={width}",
        )
    if vertical > height // 2 or horizontal > width // 2:
        raise OperationError(
            "padding",
            "pad should be smaller than or equal to half of kernel size, but got "
            f"padW = {horizontal}, padH = {vertical}, kW = {width}, kH = {height}",
        )


def _check_not_empty(op: PoolOp, shape: Shape, size: OutputSize) -> None:
    """PyTorch's words where the window is larger than the padded input."""
    if min(size.plane) >= 1:
        return
    given, out = shape, [max(0, side) for side in size.plane]
    told = "x".join(map(str, (shape[0], *out)))
    first = (
        f"max_pool1d() Invalid computed output size: {size.plane[1]}. "
        if op == "max_pool1d"
        else ""
    )
    raise OperationError(
        "kernel_size",
        f"{first}Given input size: ({'x'.join(map(str, given))}). Calculated output size: "
        f"({told}). Output size is too small",
    )


class MaxPool2d(_Pool):
    """The largest value under the window, as ``torch.nn.functional.max_pool2d``."""

    op: Literal["max_pool2d"]
    kernel_size: KernelSize = Field(description=WINDOW)
    stride: Stride | None = Field(None, description=JUMP)
    padding: PairPadding = Field((0, 0), description=PADDING)
    dilation: Dilation = Field((1, 1), description="Distance between taps, int or pair.")
    return_indices: ReturnIndices = False


class AvgPool2d(_Pool):
    """The mean under the window, as ``torch.nn.functional.avg_pool2d``."""

    op: Literal["avg_pool2d"]
    kernel_size: KernelSize = Field(description=WINDOW)
    stride: Stride | None = Field(None, description=JUMP)
    padding: PairPadding = Field((0, 0), description=PADDING)
    count_include_pad: bool = Field(True, strict=True, description=COUNT_PADDING)
    divisor_override: Annotated[int | None, BeforeValidator(_read_divisor)] = Field(
        None, description="What every sum is divided by, in place of the count."
    )


class LpPool2d(_Pool):
    """The p-norm under the window, as ``torch.nn.functional.lp_pool2d``."""

    op: Literal["lp_pool2d"]
    norm_type: Norm = Field(description=NORM)
    kernel_size: KernelSize = Field(description=WINDOW)
    stride: Stride | None = Field(None, description=JUMP)


class MaxPool1d(_Pool):
    """The largest value under the window, as ``torch.nn.functional.max_pool1d``."""

    rank: ClassVar[int | None] = 1

    op: Literal["max_pool1d"]
    kernel_size: KernelSize1d = Field(description=WINDOW_1D)
    stride: Stride1d | None = Field(None, description=JUMP)
    padding: Padding1d = along(0, 0, PADDING_1D)
    dilation: Dilation1d = along(1, 1, "Distance between taps.")
    return_indices: ReturnIndices = False


class AvgPool1d(_Pool):
    """The mean under the window, as ``torch.nn.functional.avg_pool1d``."""

    rank: ClassVar[int | None] = 1

    op: Literal["avg_pool1d"]
    kernel_size: KernelSize1d = Field(description=WINDOW_1D)
    stride: Stride1d | None = Field(None, description=JUMP)
    padding: Padding1d = along(0, 0, PADDING_1D)
    count_include_pad: bool = Field(True, strict=True, description=COUNT_PADDING)


class LpPool1d(_Pool):
    """The p-norm under the window, as ``torch.nn.functional.lp_pool1d``."""

    rank: ClassVar[int | None] = 1

    op: Literal["lp_pool1d"]
    norm_type: Norm = Field(description=NORM)
    kernel_size: KernelSize1d = Field(description=WINDOW_1D)
    stride: Stride1d | None = Field(None, description=JUMP)


Pool = MaxPool2d | AvgPool2d | LpPool2d | MaxPool1d | AvgPool1d | LpPool1d
"""Every pooling whose window slides."""


class PoolLayer(WindowLayer):
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
    def kind(self) -> PoolKind:
        """What is made of a window."""
        return KINDS[self.op.split("_")[0]]

    @property
    def has_indices(self) -> bool:
        """Of a maximum only."""
        return self.kind == "max"

    @property
    def output_shape(self) -> Shape:
        """(C, H_out, W_out)."""
        return (self.input_shape[0], *self.output_size.plane)

    @property
    def reads(self) -> int:
        """Cells of a window."""
        return self.kernel_size[0] * self.kernel_size[1]

    @property
    def counts(self) -> Counts:
        """Steps and parameters; pooling multiplies nothing and learns nothing."""
        return self.counted()

    @property
    def canonical(self) -> dict[str, object]:
        """The operation with every default written out."""
        first = 2 - self.rank
        written: dict[str, object] = {
            "op": self.op,
            "kernel_size": list(self.kernel_size[first:]),
            "stride": list(self.stride[first:]),
            "ceil_mode": self.ceil_mode,
        }
        if self.kind == "lp":
            return written | {"norm_type": self.norm_type}
        written["padding"] = [self.padding[0], self.padding[2]][first:]
        if self.kind == "max":
            return written | {"dilation": list(self.dilation[first:])}
        written["count_include_pad"] = self.count_include_pad
        if self.rank == 2:
            written["divisor_override"] = self.divisor_override
        return written
