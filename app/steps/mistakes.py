"""The numbers that a person gets by a mistake that is often made, each with its name.

Pure: a layer, its input and the record of a step in; candidates out, the likeliest first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from app.engine import applied
from app.operations import AdaptiveLayer, ConvLayer, Layer, PoolLayer
from app.steps.misplaced import Direction, MisplacedName, misplaced
from app.steps.records import Array, Step
from app.steps.taps import Taps

Quantity = Literal["product", "sum", "output"]
MistakeName = (
    Literal[
        "added",
        "bias_forgotten",
        "bias_included",
        "bias_subtracted",
        "channel_left_out",
        "kernel_not_turned",
        "kernel_turned",
        "maximum",
        "mean",
        "minimum",
        "not_divided",
        "padding_as_zeros",
        "sign_slipped",
        "sum",
        "wrong_divisor",
    ]
    | MisplacedName
)


@dataclass(frozen=True)
class Asked:
    """What is asked of a step.

    Attributes:
        quantity: one product, the sum of a channel, or the number that is written.
        term: of a product and a sum: which of the step's channels, by its place.
        tap: of a product: (row, column) in the kernel as it is laid on.
    """

    quantity: Quantity
    term: int = 0
    tap: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Mistake:
    """A wrong number and how it comes about.

    Attributes:
        name: what was done.
        value: the number that it gives.
        channel: the input channel that was left out.
        direction: which way the window slipped.
        bias: the bias that was forgotten, taken away, or added too early.
        divisor: what the sum was divided by.
    """

    name: MistakeName
    value: float
    channel: int | None = None
    direction: Direction | None = None
    bias: float | None = None
    divisor: int | None = None


def mistakes(x: Array, layer: Layer, step: Step, asked: Asked) -> Iterator[Mistake]:
    """Every wrong number that has a name, the likeliest first.

    Args:
        x: (C, H, W), the input of the layer.
        layer: the layer.
        step: the record that is asked about.
        asked: a quantity that the record has.
    """
    match layer:
        case ConvLayer():
            yield from _of_convolution(x, layer, step, asked)
        case PoolLayer(kind="max") | AdaptiveLayer(kind="max"):
            yield from _of_maximum(x, layer, step)
        case PoolLayer(kind="avg") | AdaptiveLayer(kind="avg"):
            yield from _of_mean(x, layer, step)
        case _:
            return


def _of_convolution(x: Array, layer: ConvLayer, step: Step, asked: Asked) -> Iterator[Mistake]:
    channels = np.array([[term.channel for term in step.channels]])
    values = np.stack([term.values for term in step.channels])
    kernel = applied(layer)[step.output[0]]
    bias = step.bias or 0.0

    def made(under: Array, by: Array = kernel) -> float:
        products = under * by
        if asked.quantity == "product":
            return float(products[asked.term][asked.tap])
        if asked.quantity == "sum":
            return float(products[asked.term].sum())
        return float(products.sum() + bias)

    right = made(values)
    if asked.quantity == "product":
        at = (asked.term, *asked.tap)
        yield Mistake("added", float(values[at] + kernel[at]))
    elif asked.quantity == "sum":
        yield Mistake("bias_included", right + bias, bias=bias)
    else:
        yield Mistake("bias_forgotten", right - bias, bias=bias)
        yield Mistake("bias_subtracted", right - 2 * bias, bias=bias)
    turned = made(values, kernel[:, ::-1, ::-1])
    convolves = layer.mode == "convolution"
    yield Mistake("kernel_not_turned" if convolves else "kernel_turned", turned)
    if asked.quantity == "output" and len(step.channels) > 1:
        for term in step.channels:
            yield Mistake("channel_left_out", right - (term.sum or 0.0), channel=term.channel)
    yield Mistake("sign_slipped", -right)
    if layer.padding_mode != "zeros":
        yield Mistake("padding_as_zeros", made(np.where(step.padding, 0.0, values)))
    for one in misplaced(layer, step):
        under = one.taps.copied(x, channels, layer.padding_mode)[0]
        yield Mistake(one.name, made(under), direction=one.direction)


def _of_maximum(x: Array, layer: PoolLayer | AdaptiveLayer, step: Step) -> Iterator[Mistake]:
    inside = step.channels[0].values[~step.padding]
    if inside.size == 0:
        return
    yield Mistake("minimum", float(inside.min()))
    yield Mistake("mean", float(inside.mean()))
    yield Mistake("sum", float(inside.sum()))
    yield Mistake("sign_slipped", -float(inside.max()))
    if step.padding.any():
        yield Mistake("padding_as_zeros", max(0.0, float(inside.max())))
    if isinstance(layer, PoolLayer):
        for one in misplaced(layer, step):
            read = _read(x, step, one.taps)
            if read.size:
                yield Mistake(one.name, float(read.max()), direction=one.direction)


def _of_mean(x: Array, layer: PoolLayer | AdaptiveLayer, step: Step) -> Iterator[Mistake]:
    assert step.total is not None  # an average has them
    assert step.divisor is not None
    inside = step.channels[0].values[~step.padding]
    total = step.total
    yield Mistake("not_divided", total)
    counts = (inside.size, int((~step.overhang).sum()), step.padding.size)
    for count in dict.fromkeys(counts):
        if count and count != step.divisor:
            yield Mistake("wrong_divisor", total / count, divisor=count)
    if inside.size:
        yield Mistake("maximum", float(inside.max()))
        yield Mistake("minimum", float(inside.min()))
    yield Mistake("sign_slipped", -total / step.divisor)
    if isinstance(layer, PoolLayer):
        for one in misplaced(layer, step):
            divisor = _divisor(layer, one.taps)
            if divisor:
                mean = float(_read(x, step, one.taps).sum()) / divisor
                yield Mistake(one.name, mean, direction=one.direction)


def _read(x: Array, step: Step, taps: Taps) -> Array:
    """What a pooling reads under taps: the cells of the input, flat."""
    under = taps.values(x, np.array([[step.output[0]]]), outside=0.0)[0, 0]
    read: Array = under[~taps.outside[0]]
    return read


def _divisor(layer: PoolLayer, taps: Taps) -> int:
    if layer.divisor_override is not None:
        return layer.divisor_override
    uncounted = taps.beyond[0] if layer.count_include_pad else taps.outside[0]
    return int((~uncounted).sum())
