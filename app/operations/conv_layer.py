"""A convolution bound to its input: of pictures, of signals, and the dense layer as one of them."""

import math
from dataclasses import dataclass
from typing import Literal

from app.operations.arguments import Pair
from app.operations.arrays import Array, Held, plain
from app.operations.base import WindowLayer
from app.operations.errors import OperationError
from app.operations.receptive_field import ReceptiveField, Rectangle
from app.operations.sizes import Counts, Outer, Shape, Sides, Size, check_kernel_fits, output_size

ConvOp = Literal["conv2d", "conv1d", "linear"]
Mode = Literal["correlation", "convolution"]
PaddingMode = Literal["zeros", "reflect", "replicate", "circular"]
SidesOrWord = Sides | Literal["same", "valid"]

RANKS: dict[ConvOp, int] = {"conv2d": 2, "conv1d": 1, "linear": 0}


@dataclass(frozen=True)
class Weights:
    """Where the numbers of a convolution come from.

    Attributes:
        weight: (C_out, C_in/groups, kH, kW).
        bias: (C_out,), or none.
        groups: groups of channels.
        field: the argument that holds the weight, for messages.
    """

    weight: Array
    bias: Array | None
    groups: int
    field: str

    def shape(self, rank: int) -> list[int]:
        """The weight's shape as it was written."""
        return seen_shape(self.weight.shape, rank)


def seen_shape(shape: Outer, rank: int) -> list[int]:
    """(…, …, kH, kW) as it is written: without the single row of a signal."""
    return [*shape[:2], *shape[4 - rank :]]


def check_bias(weights: Weights, out_channels: int, rank: int, *, transposed: bool) -> None:
    """One bias an output channel.

    Raises:
        OperationError: there are more or fewer; PyTorch's words.
    """
    if weights.bias is None or len(weights.bias) == out_channels:
        return
    given = "transposed=1, weight" if transposed else "weight"
    raise OperationError(
        "bias",
        f"Given {given} of size {weights.shape(rank)}, expected bias to be 1-dimensional with "
        f"{out_channels} elements, but got bias of size [{len(weights.bias)}] instead",
    )


def check_divisible(name: str, channels: int, groups: int) -> None:
    """Channels split into equal groups.

    Raises:
        OperationError: they do not; PyTorch's words.
    """
    if channels % groups:
        raise OperationError(
            "groups",
            f"{name} must be divisible by groups: {channels} is not divisible by {groups}",
        )


def _check_channels(shape: Shape, weights: Weights, rank: int) -> None:
    out_channels, per_group = weights.weight.shape[:2]
    check_divisible("out_channels", out_channels, weights.groups)
    check_divisible("in_channels", shape[0], weights.groups)
    expected = per_group * weights.groups
    if expected != shape[0]:
        raise OperationError(
            weights.field,
            f"Given groups={weights.groups}, weight of size {weights.shape(rank)}, expected "
            f"input{[1, shape[0], *shape[3 - rank :]]} to have {expected} channels, but got "
            f"{shape[0]} channels instead",
        )
    check_bias(weights, out_channels, rank, transposed=False)


def check_padding_mode(mode: PaddingMode, padding: Sides, shape: Shape, rank: int) -> None:
    """Mirroring needs more cells than the padding has, wrapping as many.

    Raises:
        OperationError: there are too few; PyTorch's words.
    """
    seen = [1, shape[0], *shape[3 - rank :]]
    for axis, (before, after), size in (
        (rank + 1, padding[2:], shape[2]),
        (rank, padding[:2], shape[1]),
    ):
        widest = max(before, after)
        if mode == "reflect" and widest >= size:
            raise OperationError(
                "padding",
                "Padding size should be less than the corresponding input dimension, but got: "
                f"padding ({before}, {after}) at dimension {axis} of input {seen}",
            )
        if mode == "circular" and widest > size:
            raise OperationError(
                "padding",
                f"Padding value causes wrapping around more than once: padding ({before}, {after}) "
                f"at dimension {axis} of input {seen}",
            )


def conv_sides(padding: SidesOrWord, kernel_size: Pair, dilation: Pair) -> Sides:
    """Padding as four sides; an uneven ``same`` puts the larger part after, as PyTorch does."""
    if padding == "valid":
        return (0, 0, 0, 0)
    if padding == "same":
        height, width = (d * (k - 1) for k, d in zip(kernel_size, dilation, strict=True))
        return (height // 2, height - height // 2, width // 2, width - width // 2)
    return padding


class ConvLayer(WindowLayer):
    """A convolution bound to an input shape.

    Attributes:
        op: which operation; ``linear`` is the convolution whose kernel is as large as its input.
        weight: (C_out, C_in/groups, kH, kW); one row high for a signal and for ``linear``.
        bias: (C_out,).
    """

    op: ConvOp = "conv2d"
    mode: Mode
    padding_mode: PaddingMode
    weight: Held
    bias: Held | None
    groups: int

    @property
    def output_shape(self) -> Shape:
        """(C_out, H_out, W_out)."""
        return (self.weight.shape[0], *self.output_size.plane)

    @property
    def reads(self) -> int:
        """Products of one step."""
        return math.prod(self.weight.shape[1:])

    @property
    def counts(self) -> Counts:
        """Steps, multiply-adds and parameters."""
        biases = 0 if self.bias is None else len(self.bias)
        products = math.prod(self.output_shape) * self.reads
        parameters = self.weight.size + biases
        if self.op == "linear":
            return self.counted(multiply_adds=products, parameters=parameters)
        return self.counted(
            multiply_adds=products,
            parameters=parameters,
            ungrouped_parameters=self.weight.size * self.groups + biases,
            ungrouped_multiply_adds=products * self.groups,
            **self._separable(biases),
        )

    def _separable(self, biases: int) -> dict[str, int]:
        """What a depthwise and then a pointwise convolution of the same output would need.

        After Howard et al., "MobileNets" (2017), section 3.1; biases only after the second.
        """
        in_channels, (out_channels, height, width) = self.input_shape[0], self.output_shape
        window = math.prod(self.kernel_size)
        return {
            "separable_parameters": in_channels * (window + out_channels) + biases,
            "separable_multiply_adds": height * width * in_channels * (window + out_channels),
        }

    def channels_of(self, filter_: int) -> slice:
        """The input channels that a filter reads: those of its group."""
        out_channels, per_group = self.weight.shape[:2]
        start = filter_ * self.groups // out_channels * per_group
        return slice(start, start + per_group)

    @property
    def seen_weight(self) -> Array:
        """The weight as it was written: without the single row of a signal."""
        match self.rank:
            case 2:
                return self.weight
            case 1:
                return self.weight[:, :, 0]
            case _:
                return self.weight[:, 0, 0]

    @property
    def canonical(self) -> dict[str, object]:
        """The operation with every default written out."""
        learned: dict[str, object] = {
            "weight": plain(self.seen_weight),
            "bias": None if self.bias is None else plain(self.bias),
        }
        if self.op == "linear":
            return {"op": self.op, **learned}
        return {
            "op": self.op,
            "mode": self.mode,
            **learned,
            "stride": list(self.stride[2 - self.rank :]),
            "padding": list(self.padding[4 - 2 * self.rank :]),
            "padding_mode": self.padding_mode,
            "dilation": list(self.dilation[2 - self.rank :]),
            "groups": self.groups,
        }

    @property
    def arithmetic(self) -> Size | None:
        """See ``WindowLayer.arithmetic``; a dense layer has none."""
        return None if self.op == "linear" else super().arithmetic

    def widened(self, field: ReceptiveField) -> ReceptiveField | None:
        """See ``Layer.widened``; through a dense layer every cell sees everything."""
        return None if self.op == "linear" else super().widened(field)

    def seen(self, cells: Rectangle) -> Rectangle:
        """See ``Layer.seen``."""
        if self.op == "linear":
            return Rectangle.whole(self.input_shape[1:])
        return super().seen(cells)


def conv_layer(
    op: ConvOp,
    shape: Shape,
    weights: Weights,
    *,
    mode: Mode = "correlation",
    stride: Pair = (1, 1),
    padding: SidesOrWord = (0, 0, 0, 0),
    padding_mode: PaddingMode = "zeros",
    dilation: Pair = (1, 1),
) -> ConvLayer:
    """Bind a convolution to an input of ``shape`` (C, H, W).

    Raises:
        OperationError: channels, padding or kernel do not fit the input.
    """
    rank = RANKS[op]
    _check_channels(shape, weights, rank)
    kernel_size = (weights.weight.shape[2], weights.weight.shape[3])
    if padding == "same" and stride != (1, 1):
        raise OperationError("padding", "padding='same' is not supported for strided convolutions")
    sides = conv_sides(padding, kernel_size, dilation)
    check_padding_mode(padding_mode, sides, shape, rank)
    size = output_size(
        shape[1:], kernel_size, stride=stride, padding=sides, dilation=dilation, rank=rank
    )
    check_kernel_fits(shape[1:], size, weights.field, rank)
    return ConvLayer(
        op=op,
        rank=rank,
        input_shape=shape,
        kernel_size=kernel_size,
        stride=stride,
        padding=sides,
        padding_mode=padding_mode,
        dilation=dilation,
        output_size=size,
        mode=mode,
        weight=weights.weight,
        bias=weights.bias,
        groups=weights.groups,
    )
