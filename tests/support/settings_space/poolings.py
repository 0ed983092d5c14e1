"""Settings of the poolings over one axis and two."""

from typing import Any

from tests.support.layers import Request
from tests.support.settings_space.draws import Draws, Operation, Sizes, span


def max_pool(draws: Draws, op: str) -> Request:
    """A ``max_pool1d`` or ``max_pool2d``."""
    operation, kernel = _window(draws, op)
    padding = _padding(draws, operation, kernel)
    dilation = [1] * draws.axes
    if draws.chance(0.5):
        dilation = draws.sizes(1, 3)
        operation["dilation"] = draws.written(dilation)
    sides = draws.sides(span(kernel, dilation), [2 * pad for pad in padding])
    operation |= draws.spoiled(
        0.18,
        [
            *_wrong_window(draws),
            draws.wrong_sizes("padding", 0),
            draws.wrong_sizes("dilation", 1),
            lambda: {"count_include_pad": True},
        ],
    )
    return draws.request(draws.whole(1, 3), sides, operation)


def avg_pool(draws: Draws, op: str) -> Request:
    """An ``avg_pool1d`` or ``avg_pool2d``; only the latter has a divisor of its own."""
    operation, kernel = _window(draws, op)
    padding = _padding(draws, operation, kernel)
    if draws.chance(0.5):
        operation["count_include_pad"] = draws.chance(0.5)
    if draws.axes == 2 and draws.chance(0.35):
        operation["divisor_override"] = draws.pick((None, -3, -1, 0, 1, 2, 5, 7))
    sides = draws.sides(kernel, [2 * pad for pad in padding])
    ways = [
        *_wrong_window(draws),
        draws.wrong_sizes("padding", 0),
        lambda: {"dilation": 1},
        lambda: {"divisor_override": 0 if draws.axes == 2 else 2},
        lambda: {"divisor_override": 2.5},
    ]
    operation |= draws.spoiled(0.18, ways)
    return draws.request(draws.whole(1, 3), sides, operation)


def lp_pool(draws: Draws, op: str) -> Request:
    """An ``lp_pool1d`` or ``lp_pool2d``, of any power."""
    operation, kernel = _window(draws, op, one_list=False)
    operation["norm_type"] = draws.pick((1, 2, 2.0, 2.5, 3, 0.5, -1, -2))
    sides = draws.sides(kernel, [0] * draws.axes)
    ways = [
        *_wrong_window(draws),
        lambda: {"norm_type": draws.pick((0, 0.0, "2"))},
        lambda: {"padding": 0},
        lambda: {"dilation": 1},
    ]
    operation |= draws.spoiled(0.24, ways)
    return draws.request(draws.whole(1, 3), sides, operation)


def adaptive_pool(draws: Draws, op: str) -> Request:
    """An adaptive pooling: fewer cells than the input has, as many, or more."""
    sides = draws.sizes(1, 9)
    size: Any = draws.written(draws.sizes(1, 7))
    if draws.axes == 2 and draws.chance(0.35):
        size = draws.sizes(1, 7)
        size[draws.whole(0, 1)] = None
        if draws.chance(0.2):
            size = [None, None]
    operation: Operation = {"op": op, "output_size": size}
    ways = [
        draws.wrong_sizes("output_size", 0),
        draws.wrong_sizes("output_size", 1),
        lambda: {"output_size": None if draws.chance(0.5) else [None] * (3 - draws.axes)},
        lambda: {"kernel_size": 2},
        lambda: {"output_size": "all"},
    ]
    operation |= draws.spoiled(0.3, ways)
    return draws.request(draws.whole(1, 3), sides, operation)


def _window(draws: Draws, op: str, *, one_list: bool = True) -> tuple[Operation, Sizes]:
    kernel = draws.sizes(1, 4)
    written = draws.written(kernel)
    if draws.axes == 1 and not one_list:
        written = kernel[0]
    operation: Operation = {"op": op, "kernel_size": written}
    if draws.chance(0.65):
        operation["stride"] = draws.written(draws.sizes(1, 4))
    elif draws.chance(0.2):
        operation["stride"] = None
    if draws.chance(0.6):
        operation["ceil_mode"] = draws.chance(0.7)
    return operation, kernel


def _padding(draws: Draws, operation: Operation, kernel: Sizes) -> Sizes:
    """Up to half the window; in one of ten, one more along an axis."""
    if draws.chance(0.25):
        return [0] * draws.axes
    padding = [draws.whole(0, taps // 2) for taps in kernel]
    if draws.chance(0.1):
        axis = draws.whole(0, draws.axes - 1)
        padding[axis] = kernel[axis] // 2 + 1
    operation["padding"] = draws.written(padding)
    return padding


def _wrong_window(draws: Draws) -> list[Any]:
    return [
        draws.wrong_sizes("kernel_size", 1),
        draws.wrong_sizes("stride", 1),
        lambda: {"kernel_size": 12},
        lambda: {"ceil_mode": draws.pick(["yes", 1])},
    ]
