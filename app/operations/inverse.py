"""The inverse of the output-size arithmetic: which strides and paddings give a wanted size.

For a window of span R that slides, ``⌊(W + T − R) / S⌋ + 1 = N`` holds for a total padding T from
``(N − 1)·S + R − W`` to ``N·S + R − W − 1``. For a transposed convolution
``N = (W − 1)·S − 2P + R + A`` leaves one output padding A for each stride and padding.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.operations.errors import OperationError
from app.operations.sizes import AxisName, axis_names, span, windows_after_first

InverseOp = Literal[
    "conv2d",
    "conv1d",
    "conv_transpose2d",
    "conv_transpose1d",
    "max_pool2d",
    "max_pool1d",
    "avg_pool2d",
    "avg_pool1d",
    "lp_pool2d",
    "lp_pool1d",
]

MOST = 64
"""Settings that are listed for an axis, the smallest strides first."""

FARTHEST = 512
"""Cells up and down in which the nearest sizes that can be reached are looked for."""

LARGEST = 1 << 16
"""Of every size here: larger axes are no pictures and no signals."""

Cells = Annotated[int, Field(strict=True, ge=1, le=LARGEST)]
Sizes = Annotated[list[Cells], Field(min_length=1, max_length=2)]


class Wanted(BaseModel):
    """An output size that is wanted of a layer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    op: InverseOp = Field(description="The operation.")
    input_size: Sizes = Field(description="[H, W], or [L] of a signal.")
    output_size: Sizes = Field(description="What is wanted of it, as many numbers.")
    kernel_size: Sizes = Field(description="Taps, as many numbers or one for all.")
    dilation: Sizes = Field([1], description="Distance between taps, as many or one for all.")
    ceil_mode: bool = Field(
        False, strict=True, description="Poolings: the ceiling is taken, as Caffe does."
    )


class Setting(BaseModel):
    """One way to the wanted size, along one axis."""

    model_config = ConfigDict(frozen=True)

    stride: int = Field(description="S.")
    padding: tuple[int, int] = Field(
        description="Cells before and after; the same on both sides wherever that is possible."
    )
    output_padding: int | None = Field(description="Transposed convolutions: A; else null.")


class AxisSettings(BaseModel):
    """All the ways along one axis."""

    model_config = ConfigDict(frozen=True)

    axis: AxisName = Field(description="The axis.")
    input: int = Field(description="W.")
    output: int = Field(description="N, the cells that are wanted.")
    span: int = Field(description="R = D·(F − 1) + 1.")
    settings: list[Setting] = Field(
        description=f"At most {MOST}, the smallest strides first, then the smallest paddings."
    )
    more: bool = Field(description="Whether there are others that are not listed.")
    nearest: tuple[int | None, int | None] = Field(
        description="The next smaller and the next larger output that can be reached; null where "
        f"there is none within {FARTHEST} cells."
    )


class InverseAnswer(BaseModel):
    """The ways to a wanted size."""

    model_config = ConfigDict(frozen=True)

    axes: list[AxisSettings] = Field(description="Height first, then width; or the length.")
    together: list[Setting] = Field(
        description="Those that do for every axis at once, as one stride and one padding."
    )


_Ways = Callable[[int], Iterator[Setting]]


def inverse(wanted: Wanted) -> InverseAnswer:
    """Find the strides and paddings that reach a wanted output size.

    No padding is listed under which a window would hold nothing but padding: at most the span less
    one, for pooling half the window.

    Raises:
        OperationError: lists of different lengths, or an operation that has not that option.
    """
    rank = 1 if wanted.op.endswith("1d") else 2
    sizes = {
        name: _spread(name, getattr(wanted, name), rank, exact=name.endswith("put_size"))
        for name in ("input_size", "output_size", "kernel_size", "dilation")
    }
    pooling = "pool" in wanted.op
    if wanted.ceil_mode and not pooling:
        raise OperationError("ceil_mode", f"ceil_mode is for poolings, {wanted.op} has none")
    if not wanted.op.startswith(("conv", "max")) and max(sizes["dilation"]) > 1:
        raise OperationError("dilation", f"{wanted.op} has no dilation")
    names = axis_names(rank)[2 - rank :]
    axes = []
    for place, name in enumerate(names):
        size, out = sizes["input_size"][place], sizes["output_size"][place]
        kernel, dilation = sizes["kernel_size"][place], sizes["dilation"][place]
        reach = span(kernel, dilation)
        ways = _ways(wanted, size, kernel, dilation)
        listed = list(islice(ways(out), MOST + 1))
        axes.append(
            AxisSettings(
                axis=name,
                input=size,
                output=out,
                span=reach,
                settings=listed[:MOST],
                more=len(listed) > MOST,
                nearest=(
                    _first(ways, range(out - 1, max(0, out - 1 - FARTHEST), -1)),
                    _first(ways, range(out + 1, out + 1 + FARTHEST)),
                ),
            )
        )
    shared = [way for way in axes[0].settings if all(way in axis.settings for axis in axes[1:])]
    return InverseAnswer(axes=axes, together=shared)


def _ways(wanted: Wanted, size: int, kernel: int, dilation: int) -> _Ways:
    """What lists the ways to an output size along one axis."""
    reach = span(kernel, dilation)
    pooling = "pool" in wanted.op
    if "transpose" in wanted.op:
        return lambda out: _transposed(size, out, reach, dilation)
    most = (0 if "lp" in wanted.op else kernel // 2) if pooling else reach - 1
    return lambda out: _sliding(size, out, reach, most, pooling=pooling, ceil_mode=wanted.ceil_mode)


def _first(ways: _Ways, outs: range) -> int | None:
    """The first of some output sizes that can be reached."""
    return next((out for out in outs if next(ways(out), None) is not None), None)


def _spread(name: str, given: list[int], rank: int, *, exact: bool) -> list[int]:
    if len(given) == rank:
        return given
    if len(given) == 1 and not exact:
        return given * rank
    raise OperationError(name, f"{name} must hold {rank} numbers, got {given}")


def _sliding(
    size: int, out: int, reach: int, most: int, *, pooling: bool, ceil_mode: bool
) -> Iterator[Setting]:
    """Every stride under which a padding of at most ``most`` a side gives ``out`` windows."""

    def fits(stride: int, before: int, after: int) -> bool:
        jumps, dropped = windows_after_first(
            size, reach, (before, after), stride, ceil_mode=ceil_mode
        )
        return jumps + 1 - dropped == out

    # Below the first stride there are too many windows without any padding, above the last too
    # few with all of it.
    first = max(1, -(-(size - reach) // out))
    last = size + 2 * most if out == 1 else (size + 2 * most) // max(1, out - 1 - ceil_mode)
    for stride in range(first, last + 1):
        # With the ceiling a window more may be needed, one may be left out.
        low = max(0, (out - 1 - ceil_mode) * stride + reach - size)
        high = min(2 * most, out * stride + reach - size)
        paddings = [
            (half, half) for half in range(-(-low // 2), high // 2 + 1) if fits(stride, half, half)
        ]
        if not paddings and not pooling:
            paddings = [
                (total // 2, total - total // 2)
                for total in range(low, high + 1)
                if fits(stride, total // 2, total - total // 2)
            ][:1]
        for padding in paddings:
            yield Setting(stride=stride, padding=padding, output_padding=None)


def _transposed(size: int, out: int, reach: int, dilation: int) -> Iterator[Setting]:
    """Every stride and padding that leave an output padding below stride or dilation."""
    last = (out + 2 * (reach - 1) - reach) // (size - 1) if size > 1 else out + reach
    for stride in range(1, last + 1):
        # N = bare − 2P + A with 0 ≤ A < max(S, D)
        bare, extras = (size - 1) * stride + reach, max(stride, dilation)
        low, high = max(0, -(-(bare - out) // 2)), (bare - out + extras - 1) // 2
        for padding in range(low, min(high, reach - 1) + 1):
            extra = out - bare + 2 * padding
            yield Setting(stride=stride, padding=(padding, padding), output_padding=extra)
