"""Settings of ``conv1d``, ``conv2d`` and their transposes."""

from typing import Any

from tests.support.layers import Request
from tests.support.settings_space.draws import Draws, Operation, Sizes, span

MODES = ("correlation", "convolution")
PADDING_MODES = ("zeros", "reflect", "replicate", "circular")


def conv(draws: Draws, op: str) -> Request:
    """A ``conv1d`` or ``conv2d``: weights or one kernel, every kind of padding, every mode."""
    kernel = draws.sizes(1, 4)
    dilation = draws.sizes(1, 3) if draws.chance(0.4) else [1] * draws.axes
    stride = draws.sizes(1, 3) if draws.chance(0.6) else [1] * draws.axes
    padding, added = _padding(draws, span(kernel, dilation))
    if padding == "same" and draws.chance(0.8):
        stride = [1] * draws.axes
    operation: Operation = {"op": op}
    channels = _weights(draws, operation, kernel)
    if draws.chance(0.7):
        operation["mode"] = draws.pick(MODES)
    if draws.chance(0.7) or max(stride) > 1:
        operation["stride"] = draws.written(stride)
    if draws.chance(0.7) or padding != 0:
        operation["padding"] = padding
    if draws.chance(0.6):
        operation["padding_mode"] = draws.pick(PADDING_MODES)
    if draws.chance(0.4) or max(dilation) > 1:
        operation["dilation"] = draws.written(dilation)
    # Without many cells to spare: mirroring and wrapping then have too few of them at times.
    sides = draws.sides(span(kernel, dilation), added)
    operation |= draws.spoiled(
        0.14,
        [
            draws.wrong_sizes("stride", 1),
            draws.wrong_sizes("padding", 0),
            draws.wrong_sizes("dilation", 1),
            lambda: {"padding": draws.pick(["full", "SAME", "causal", ""])},
            lambda: {"padding_mode": draws.pick(["constant", "mirror", ""])},
        ],
    )
    return draws.request(channels, sides, operation)


def _padding(draws: Draws, spans: Sizes) -> tuple[Any, Sizes]:
    """The padding as it is written, and the cells that it adds along each axis."""
    kind = draws.whole(0, 9)
    if kind == 0:
        return "valid", [0] * draws.axes
    if kind in (1, 2):
        return "same", [reach - 1 for reach in spans]
    if kind in (3, 4):
        sides = [draws.whole(0, 3) for _ in range(2 * draws.axes)]
        return sides, [
            before + after for before, after in zip(sides[::2], sides[1::2], strict=True)
        ]
    sizes = draws.sizes(0, 3)
    # A list of two along one axis is (left, right); a list of one is not a form of it.
    return (sizes[0] if draws.axes == 1 else draws.written(sizes)), [2 * size for size in sizes]


def _weights(draws: Draws, operation: Operation, kernel: Sizes) -> int:
    """Put weights and bias into an operation; returns the channels that the input gets.

    Now and then groups that do not divide, channels or a bias that do not fit.
    """
    if draws.chance(0.15):
        return _one_kernel(draws, operation, kernel)
    groups = draws.pick((1, 1, 1, 2, 3))
    per_group, out_per_group = draws.whole(1, 3), draws.whole(1, 3)
    channels, filters = groups * per_group, groups * out_per_group
    fault = draws.whole(0, 24)
    biases = filters
    if fault == 0:
        filters = biases = filters + draws.whole(1, 2)
    elif fault == 1:
        channels = max(1, channels + draws.pick((-1, 1, 2)))
    elif fault == 2:
        biases = max(1, filters + draws.pick((-1, 1)))
    operation["weight"] = draws.numbers(filters, per_group, *kernel)
    if draws.chance(0.6) or fault == 2:
        operation["bias"] = draws.numbers(biases)
    if groups != 1 or draws.chance(0.4):
        operation["groups"] = groups
    if fault == 3:
        operation["groups"] = draws.pick((0, -1, groups + 1))
    return channels


def _one_kernel(draws: Draws, operation: Operation, kernel: Sizes) -> int:
    channels = draws.whole(1, 3)
    operation["kernel"] = draws.numbers(*kernel)
    combine = draws.pick((None, "each", "sum"))
    if combine is not None:
        operation["combine"] = combine
    maps = 1 if combine == "sum" else channels
    if draws.chance(0.4):
        operation["bias"] = draws.numbers(maps + (1 if draws.chance(0.1) else 0))
    return channels


def conv_transpose(draws: Draws, op: str) -> Request:
    """A ``conv_transpose1d`` or ``conv_transpose2d``, with padding that can eat it all."""
    kernel = draws.sizes(1, 4)
    dilation = draws.sizes(1, 3) if draws.chance(0.4) else [1] * draws.axes
    stride = draws.sizes(1, 3) if draws.chance(0.6) else [1] * draws.axes
    operation: Operation = {"op": op}
    channels = _turned_weights(draws, operation, kernel)
    if draws.chance(0.5):
        operation["mode"] = draws.pick(MODES)
    if draws.chance(0.7) or max(stride) > 1:
        operation["stride"] = draws.written(stride)
    if draws.chance(0.6):
        operation["padding"] = draws.written(draws.sizes(0, 2))
    if draws.chance(0.5):
        operation["output_padding"] = draws.written(_output_padding(draws, stride, dilation))
    if draws.chance(0.4) or max(dilation) > 1:
        operation["dilation"] = draws.written(dilation)
    operation |= draws.spoiled(
        0.12,
        [
            draws.wrong_sizes("stride", 1),
            draws.wrong_sizes("padding", 0),
            draws.wrong_sizes("output_padding", 0),
            draws.wrong_sizes("dilation", 1),
            lambda: {"padding": draws.pick(["same", "valid"])},
            lambda: {"padding_mode": draws.pick(PADDING_MODES[1:])},
        ],
    )
    return draws.request(channels, draws.sizes(1, 6), operation)


def _output_padding(draws: Draws, stride: Sizes, dilation: Sizes) -> Sizes:
    """Below the larger of stride and dilation along every axis, or, at times, one too many."""
    most = [max(pair) - 1 for pair in zip(stride, dilation, strict=True)]
    added = [draws.whole(0, cells) for cells in most]
    if draws.chance(0.15):
        axis = draws.whole(0, draws.axes - 1)
        added[axis] = most[axis] + draws.whole(1, 2)
    return added


def _turned_weights(draws: Draws, operation: Operation, kernel: Sizes) -> int:
    """As ``_weights``, of shape (C_in, C_out/groups, …)."""
    groups = draws.pick((1, 1, 1, 2, 3))
    per_group, out_per_group = draws.whole(1, 3), draws.whole(1, 3)
    rows = channels = groups * per_group
    fault = draws.whole(0, 19)
    biases = groups * out_per_group
    if fault == 0:
        rows = channels = channels + draws.whole(1, 2)
    elif fault == 1:
        channels = max(1, channels + draws.pick((-1, 1, 2)))
    elif fault == 2:
        biases = max(1, biases + draws.pick((-1, 1)))
    operation["weight"] = draws.numbers(rows, out_per_group, *kernel)
    if draws.chance(0.6) or fault == 2:
        operation["bias"] = draws.numbers(biases)
    if groups != 1 or draws.chance(0.4):
        operation["groups"] = groups
    if fault == 3:
        operation["groups"] = draws.pick((0, -1, groups + 1))
    return channels
