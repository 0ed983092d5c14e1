"""``conv2d`` and ``conv1d``: cross-correlation (PyTorch's convolution) or true convolution."""

from abc import abstractmethod
from typing import Annotated, Any, ClassVar, Literal, Self

import numpy as np
from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from app.operations.arguments import (
    LARGEST,
    Dilation,
    Dilation1d,
    Pair,
    Stride,
    Stride1d,
    along,
    check_integer,
    integers,
)
from app.operations.arrays import Array, Bias1d, Kernel1d, Kernel2d, Weight3d, Weight4d, parse
from app.operations.base import Operation
from app.operations.conv_layer import (
    ConvLayer,
    Mode,
    PaddingMode,
    SidesOrWord,
    Weights,
    conv_layer,
)
from app.operations.errors import OperationError
from app.operations.kernels import PRESETS, kernel
from app.operations.sizes import Outer, Sides

Combine = Literal["each", "sum"]


def _sides(value: object, lengths: tuple[int, ...], forms: str) -> list[int] | str:
    """Padding as it is written, checked: a word, or as many entries as one of ``lengths``."""
    if isinstance(value, str):
        if value not in ("same", "valid"):
            raise ValueError(
                f"Invalid padding string {value!r:.40}, should be one of 'valid', 'same'"
            )
        return value
    entries = [value] * lengths[0] if isinstance(value, int) else value
    if not isinstance(entries, list | tuple) or len(entries) not in lengths:
        raise ValueError(
            f"padding must be an integer, {forms}, 'same' or 'valid', got {value!r:.60}"
        )
    for entry in entries:
        check_integer("padding", entry, 0, "negative padding is not supported")
    return list(entries)


def _read_padding(value: object) -> object:
    sides = _sides(
        value, (2, 4), "a pair (vertical, horizontal), four sides (top, bottom, left, right)"
    )
    if isinstance(sides, str) or len(sides) == 4:
        return sides if isinstance(sides, str) else tuple(sides)
    vertical, horizontal = sides
    return (vertical, vertical, horizontal, horizontal)


def _read_padding_1d(value: object) -> object:
    sides = _sides(value, (1, 2), "both sides (left, right)")
    if isinstance(sides, str):
        return sides
    return (0, 0, sides[0], sides[-1])


def _padding_schema(*lengths: int) -> dict[str, Any]:
    numbers = integers(0, *lengths)["anyOf"]
    return {"anyOf": [*numbers, {"enum": ["same", "valid"]}]}


Padding = Annotated[
    Sides | Literal["same", "valid"],
    BeforeValidator(_read_padding),
    WithJsonSchema(_padding_schema(2, 4)),
]
ConvPadding1d = Annotated[
    Sides | Literal["same", "valid"],
    BeforeValidator(_read_padding_1d),
    WithJsonSchema(_padding_schema(1, 2)),
]


def _read_kernel(value: object) -> object:
    if isinstance(value, str):
        if value not in PRESETS:
            raise ValueError(f"{value!r:.60} is not a preset; GET /api/v1/kernels lists them")
        return value
    return parse("kernel", value, (2,))


class _Conv(Operation):
    """What convolutions of pictures and of signals have in common."""

    op: Literal["conv2d", "conv1d"]
    weight: Array | None
    kernel: str | Array | None
    stride: Pair
    padding: SidesOrWord
    dilation: Pair
    mode: Mode = Field(
        "correlation",
        description="`correlation` is what PyTorch calls convolution; `convolution` turns the "
        "kernel by 180° first.",
    )
    combine: Combine | None = Field(
        None,
        description="With `kernel`: filter `each` channel for itself (depthwise) or `sum` the "
        "channels into one map. Left out, a preset's own way, and `each` for a list.",
    )
    bias: Bias1d | None = Field(None, description="(C_out,); none when left out.")
    padding_mode: PaddingMode = Field(
        "zeros",
        description="What the padding holds: `zeros`, the input mirrored at its rim (`reflect`), "
        "its outermost cells (`replicate`), or its other side (`circular`).",
    )
    groups: int = Field(1, ge=1, le=LARGEST, strict=True, description="Groups of channels.")

    @model_validator(mode="after")
    def _one_source_of_weights(self) -> Self:
        if (self.weight is None) == (self.kernel is None):
            raise ValueError("give exactly one of weight and kernel")
        if self.kernel is None and self.combine is not None:
            raise ValueError("combine goes with kernel, not with weight")
        if self.kernel is not None and self.groups != 1:
            raise ValueError("groups goes with weight; with kernel, combine says how channels meet")
        return self

    @abstractmethod
    def _weights(self, in_channels: int) -> Weights:
        """The numbers, for an input of so many channels."""

    def resolve(self, shape: Outer) -> ConvLayer:
        """Bind to an input of ``shape`` (C, H, W) or (C, L); see ``Operation.resolve``."""
        planes = self.planes(shape)
        return conv_layer(
            self.op,
            planes,
            self._weights(planes[0]),
            mode=self.mode,
            stride=self.stride,
            padding=self.padding,
            padding_mode=self.padding_mode,
            dilation=self.dilation,
        )

    def _spread(self, taps: Array, in_channels: int, combine: Combine | None) -> Weights:
        """One kernel (kH, kW) put on every channel."""
        if (self.combine or combine or "each") == "sum":
            weight = np.broadcast_to(taps, (1, in_channels, *taps.shape))
            return Weights(weight, self.bias, 1, "kernel")
        weight = np.broadcast_to(taps, (in_channels, 1, *taps.shape))
        return Weights(weight, self.bias, in_channels, "kernel")


class Conv2d(_Conv):
    """A convolution layer, or one picture filter, in PyTorch's names and semantics.

    Give either ``weight`` (a whole layer) or ``kernel`` (a preset's name or one kH×kW list that is
    put on every channel).
    """

    op: Literal["conv2d"]
    weight: Weight4d | None = Field(None, description="(C_out, C_in/groups, kH, kW).")
    kernel: Annotated[str | Kernel2d, BeforeValidator(_read_kernel)] | None = Field(
        None, description="A preset's name, or one kH×kW kernel for every channel."
    )
    stride: Stride = Field((1, 1), description="Jump of the window, int or (vertical, horizontal).")
    padding: Padding = Field(
        (0, 0, 0, 0),
        description="Zeros around the input: int, (vertical, horizontal), (top, bottom, left, "
        "right), `same` or `valid`.",
    )
    dilation: Dilation = Field((1, 1), description="Distance between taps, int or pair.")

    def _weights(self, in_channels: int) -> Weights:
        if self.weight is not None:
            return Weights(self.weight, self.bias, self.groups, "weight")
        if not isinstance(self.kernel, str):
            assert self.kernel is not None  # the validator saw to it
            return self._spread(self.kernel, in_channels, None)
        preset = kernel(self.kernel)
        taps = np.array(preset.weight, dtype=np.float64)
        if taps.ndim == 2:
            return self._spread(taps, in_channels, preset.combine)
        if self.combine is not None:
            raise OperationError(
                "combine", f"{preset.name} is a whole layer; combine goes with one kernel"
            )
        if taps.shape[1] == 1:
            taps = np.repeat(taps, in_channels, axis=1)
        own = None if preset.bias is None else np.array(preset.bias, dtype=np.float64)
        return Weights(taps, own if self.bias is None else self.bias, 1, "kernel")


class Conv1d(_Conv):
    """A convolution of signals, as ``torch.nn.functional.conv1d``.

    Padding on one side makes it causal: ``[kernel − 1, 0]``.
    """

    rank: ClassVar[int | None] = 1

    op: Literal["conv1d"]
    weight: Weight3d | None = Field(None, description="(C_out, C_in/groups, k).")
    kernel: Kernel1d | None = Field(None, description="One kernel (k,) for every channel.")
    stride: Stride1d = along(1, 1, "Jump of the window.")
    padding: ConvPadding1d = Field(
        (0, 0, 0, 0),
        description="Cells around the signal: int, (left, right), `same` or `valid`.",
        json_schema_extra={"default": 0},
    )
    dilation: Dilation1d = along(1, 1, "Distance between taps.")

    def _weights(self, in_channels: int) -> Weights:
        if self.weight is not None:
            return Weights(self.weight[:, :, None], self.bias, self.groups, "weight")
        assert self.kernel is not None  # the validator saw to it
        return self._spread(self.kernel[None], in_channels, None)
