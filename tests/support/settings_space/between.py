"""Settings of what stands between layers, on planes and on flat lists."""

from typing import Any

from tests.support.layers import Request
from tests.support.settings_space.draws import Draws, Operation


def between(draws: Draws, op: str) -> Request:
    """An activation, a normalisation, a dense layer …; ``draws.axes`` axes besides the channels.

    What PyTorch takes and the API leaves to other operations is not drawn: a ``linear`` over the
    last axis of planes, and an ``add`` whose other is larger than the input.
    """
    shape = [draws.whole(1, 5) for _ in range(draws.axes + 1)]
    operation: Operation = {"op": op} | _FIELDS[op](draws, shape)
    operation |= draws.spoiled(
        0.12,
        [
            lambda: {"kernel_size": 2},
            lambda: {"dim": 3 if op == "softmax" else 0.5},
            lambda: {"alpha": "1", "negative_slope": "1", "eps": "1"},
        ],
    )
    values = draws.numbers(*shape)
    if draws.chance(0.1):
        # Far from 0 nothing may overflow.
        values = draws.rng.choice([-1000, -800, 0, 800, 1000], shape).tolist()
    return {"input": {"values": values}, "operation": operation}


def _nothing(draws: Draws, shape: list[int]) -> Operation:
    return {}


def _leaky_relu(draws: Draws, shape: list[int]) -> Operation:
    return {"negative_slope": draws.pick((0, 0.1, 1, -0.5, 2))} if draws.chance(0.7) else {}


def _softmax(draws: Draws, shape: list[int]) -> Operation:
    axes = len(shape)
    # One in ten counts to an axis that is not there.
    far = draws.chance(0.1)
    dim = draws.pick((-axes - 1, axes)) if far else draws.whole(-axes, axes - 1)
    return {"dim": dim}


def _batch_norm(draws: Draws, shape: list[int]) -> Operation:
    def numbers(low: int) -> Any:
        length = shape[0] + (1 if draws.chance(0.05) else 0)
        return [draws.whole(low, 20) / 4 for _ in range(length)]

    fields: Operation = {"running_mean": numbers(-20), "running_var": numbers(0)}
    if draws.chance(0.5):
        fields["weight"] = numbers(-20)
    if draws.chance(0.5):
        fields["bias"] = numbers(-20)
    if draws.chance(0.5):
        fields["eps"] = draws.pick((1e-5, 1e-3, 0.1, 1))
    return fields


def _linear(draws: Draws, shape: list[int]) -> Operation:
    neurons = draws.whole(1, 5)
    features = max(1, shape[0] + draws.pick((-1, 1))) if draws.chance(0.15) else shape[0]
    fields: Operation = {"weight": draws.numbers(neurons, features)}
    if draws.chance(0.6):
        biases = neurons + (2 if draws.chance(0.1) else 0)
        fields["bias"] = draws.numbers(biases)
    return fields


def _add(draws: Draws, shape: list[int]) -> Operation:
    other: Any = draws.whole(-9, 9)
    if draws.chance(0.8):
        sides = [1 if draws.chance(0.3) else side for side in shape]
        if draws.chance(0.2):
            # Only a side of 1 would spread; a larger one makes two that do not meet.
            axis = draws.whole(0, len(sides) - 1)
            sides[axis] = shape[axis] + 1 if shape[axis] > 1 else 1
        first = draws.whole(0, len(sides) - 1) if draws.chance(0.3) else 0
        other = draws.numbers(*sides[first:])
    fields: Operation = {"other": other}
    if draws.chance(0.5):
        fields["alpha"] = draws.pick((-1, 0, 0.5, 2, 1.0))
    return fields


_FIELDS = {
    "relu": _nothing,
    "leaky_relu": _leaky_relu,
    "sigmoid": _nothing,
    "tanh": _nothing,
    "softmax": _softmax,
    "batch_norm": _batch_norm,
    "flatten": _nothing,
    "linear": _linear,
    "add": _add,
}

BETWEEN = tuple(_FIELDS)
"""The operations that are drawn here."""
