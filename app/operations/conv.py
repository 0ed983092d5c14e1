"""``conv2d``: cross-correlation (PyTorch's convolution) or true convolution of (C, H, W)."""

from typing import Annotated, Any, Literal, Self

import numpy as np
from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from app.operations.arrays import Array, Bias1d, Kernel2d, Weight4d, parse, plain
from app.operations.base import Layer, WindowOperation
from app.operations.errors import OperationError
from app.operations.kernels import PRESETS, kernel
from app.operations.sizes import (
    LARGEST,
    Counts,
    Dilation,
    Pair,
    Shape,
    Sides,
    Stride,
    check_integer,
    check_kernel_fits,
    output_size,
)

Mode = Literal["correlation", "convolution"]
PaddingMode = Literal["zeros", "reflect", "replicate", "circular"]


def _read_padding(value: object) -> object:
    if isinstance(value, str):
        if value not in ("same", "valid"):
            raise ValueError(
                f"Invalid padding string {value!r:.40}, should be one of 'valid', 'same'"
            )
        return value
    entries = [value, value] if isinstance(value, int) else value
    if not isinstance(entries, list | tuple) or len(entries) not in (2, 4):
        raise ValueError(
            "padding must be an integer, a pair (vertical, horizontal), four sides "
            f"(top, bottom, left, right), 'same' or 'valid', got {value!r:.60}"
        )
    for entry in entries:
        check_integer("padding", entry, 0, "negative padding is not supported")
    if len(entries) == 4:
        return tuple(entries)
    vertical, horizontal = entries
    return (vertical, vertical, horizontal, horizontal)


_cells: dict[str, Any] = {"type": "integer", "minimum": 0, "maximum": LARGEST}
Padding = Annotated[
    Sides | Literal["same", "valid"],
    BeforeValidator(_read_padding),
    WithJsonSchema(
        {
            "anyOf": [
                _cells,
                {"type": "array", "items": _cells, "minItems": 2, "maxItems": 2},
                {"type": "array", "items": _cells, "minItems": 4, "maxItems": 4},
                {"enum": ["same", "valid"]},
            ]
        }
    ),
]


def _read_kernel(value: object) -> object:
    if isinstance(value, str):
        if value not in PRESETS:
            raise ValueError(f"{value!r:.60} is not a preset; GET /api/v1/kernels lists them")
        return value
    return parse("kernel", value, (2,))


class Conv2d(WindowOperation):
    """A convolution layer, or one picture filter, in PyTorch's names and semantics.

    Give either ``weight`` (a whole layer) or ``kernel`` (a preset's name or one kH×kW list that is
    put on every channel).
    """

    op: Literal["conv2d"]
    mode: Mode = Field(
        "correlation",
        description="`correlation` is what PyTorch calls convolution; `convolution` turns the "
        "kernel by 180° first.",
    )
    weight: Weight4d | None = Field(None, description="(C_out, C_in/groups, kH, kW).")
    kernel: Annotated[str | Kernel2d, BeforeValidator(_read_kernel)] | None = Field(
        None, description="A preset's name, or one kH×kW kernel for every channel."
    )
    combine: Literal["each", "sum"] | None = Field(
        None,
        description="With `kernel`: filter `each` channel for itself (depthwise) or `sum` the "
        "channels into one map. Left out, a preset's own way, and `each` for a list.",
    )
    bias: Bias1d | None = Field(None, description="(C_out,); none when left out.")
    stride: Stride = Field((1, 1), description="Jump of the window, int or (vertical, horizontal).")
    padding: Padding = Field(
        (0, 0, 0, 0),
        description="Zeros around the input: int, (vertical, horizontal), (top, bottom, left, "
        "right), `same` or `valid`.",
    )
    padding_mode: PaddingMode = Field(
        "zeros",
        description="What the padding holds: `zeros`, the input mirrored at its rim (`reflect`), "
        "its outermost cells (`replicate`), or its other side (`circular`).",
    )
    dilation: Dilation = Field((1, 1), description="Distance between taps, int or pair.")
    groups: int = Field(1, ge=1, le=LARGEST, strict=True, description="Groups of channels.")

    @model_validator(mode="after")
    def _one_source_of_weights(self) -> Self:
        if (self.weight is None) == (self.kernel is None):
            raise ValueError("give exactly one of weight and kernel")
        if self.kernel is None and self.combine is not None:
            raise ValueError("combine goes with kernel, not with weight")
        if self.kernel is not None and self.groups != 1:
            raise ValueError("groups goes with weight; with kernel, combine says how channels meet")
        if self.padding == "same" and self.stride != (1, 1):
            raise ValueError("padding='same' is not supported for strided convolutions")
        return self

    def _weights(self, in_channels: int) -> tuple[Array, Array | None, int]:
        """Weight (C_out, C_in/groups, kH, kW), bias (C_out,) or none, and groups."""
        if self.weight is not None:
            return self.weight, self.bias, self.groups
        if isinstance(self.kernel, str):
            preset = kernel(self.kernel)
            taps = np.array(preset.weight, dtype=np.float64)
            if taps.ndim == 4:
                if self.combine is not None:
                    raise OperationError(
                        "combine", f"{preset.name} is a whole layer; combine goes with one kernel"
                    )
                own = None if preset.bias is None else np.array(preset.bias, dtype=np.float64)
                return taps, own if self.bias is None else self.bias, 1
            combine = self.combine or preset.combine or "each"
        else:
            assert self.kernel is not None  # the validator saw to it
            taps, combine = self.kernel, self.combine or "each"
        if combine == "sum":
            return np.broadcast_to(taps, (1, in_channels, *taps.shape)), self.bias, 1
        return np.broadcast_to(taps, (in_channels, 1, *taps.shape)), self.bias, in_channels

    def resolve(self, shape: Shape) -> "ConvLayer":
        """Bind to an input of ``shape`` (C, H, W); see ``WindowOperation.resolve``."""
        weight, bias, groups = self._weights(shape[0])
        _check_channels(shape, weight, bias, groups, given=self.weight is not None)
        kernel_size = (weight.shape[2], weight.shape[3])
        padding = conv_sides(self.padding, kernel_size, self.dilation)
        _check_padding_mode(self.padding_mode, padding, shape)
        size = output_size(
            shape[1:], kernel_size, stride=self.stride, padding=padding, dilation=self.dilation
        )
        check_kernel_fits(shape[1:], size, "kernel" if self.weight is None else "weight")
        return ConvLayer(
            input_shape=shape,
            kernel_size=kernel_size,
            stride=self.stride,
            padding=padding,
            padding_mode=self.padding_mode,
            dilation=self.dilation,
            output_size=size,
            mode=self.mode,
            weight=weight,
            bias=bias,
            groups=groups,
        )


def _check_channels(
    shape: Shape, weight: Array, bias: Array | None, groups: int, *, given: bool
) -> None:
    field = "weight" if given else "kernel"
    out_channels, per_group = weight.shape[:2]
    if out_channels % groups:
        raise OperationError(
            "groups",
            f"out_channels must be divisible by groups: {out_channels} is not divisible by "
            f"{groups}",
        )
    if shape[0] % groups:
        raise OperationError(
            "groups",
            f"in_channels must be divisible by groups: {shape[0]} is not divisible by {groups}",
        )
    if per_group * groups != shape[0]:
        raise OperationError(
            field,
            f"Given groups={groups}, weight of size {list(weight.shape)}, expected "
            f"input{[1, *shape]} to have {per_group * groups} channels, but got {shape[0]} "
            "channels instead",
        )
    if bias is not None and len(bias) != out_channels:
        raise OperationError(
            "bias",
            f"Given weight of size {list(weight.shape)}, expected bias to be 1-dimensional with "
            f"{out_channels} elements, but got bias of size [{len(bias)}] instead",
        )


def _check_padding_mode(mode: PaddingMode, padding: Sides, shape: Shape) -> None:
    """Mirroring needs more cells than the padding has, wrapping as many; PyTorch's words."""
    for axis, (before, after), size in (
        (3, padding[2:], shape[2]),
        (2, padding[:2], shape[1]),
    ):
        widest = max(before, after)
        if mode == "reflect" and widest >= size:
            raise OperationError(
                "padding",
                "Padding size should be less than the corresponding input dimension, but got: "
                f"padding ({before}, {after}) at dimension {axis} of input {[1, *shape]}",
            )
        if mode == "circular" and widest > size:
            raise OperationError(
                "padding",
                f"Padding value causes wrapping around more than once: padding ({before}, {after}) "
                f"at dimension {axis} of input {[1, *shape]}",
            )


def conv_sides(
    padding: Sides | Literal["same", "valid"], kernel_size: Pair, dilation: Pair
) -> Sides:
    """Padding as four sides; an uneven ``same`` puts the larger part after, as PyTorch does."""
    if padding == "valid":
        return (0, 0, 0, 0)
    if padding == "same":
        height, width = (d * (k - 1) for k, d in zip(kernel_size, dilation, strict=True))
        return (height // 2, height - height // 2, width // 2, width - width // 2)
    return padding


class ConvLayer(Layer):
    """A ``Conv2d`` bound to an input shape."""

    mode: Mode
    padding_mode: PaddingMode
    weight: Weight4d
    bias: Bias1d | None
    groups: int

    @property
    def output_shape(self) -> Shape:
        """(C_out, H_out, W_out)."""
        return (self.weight.shape[0], *self.output_size.plane)

    @property
    def counts(self) -> Counts:
        """Steps, multiply-adds and parameters."""
        channels, height, width = self.output_shape
        steps = channels * height * width
        per_step = int(np.prod(self.weight.shape[1:]))
        biases = 0 if self.bias is None else len(self.bias)
        return Counts(
            steps=steps,
            multiply_adds=steps * per_step,
            parameters=self.weight.size + biases,
            dense_parameters=self.dense_parameters(),
        )

    @property
    def canonical(self) -> dict[str, object]:
        """The operation with every default written out."""
        return {
            "op": "conv2d",
            "mode": self.mode,
            "weight": plain(self.weight),
            "bias": None if self.bias is None else plain(self.bias),
            "stride": list(self.stride),
            "padding": list(self.padding),
            "padding_mode": self.padding_mode,
            "dilation": list(self.dilation),
            "groups": self.groups,
        }
