"""Taking one fault out of a request, to tell whether it was the only one."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from tests.support.layers import Request

_HARMLESS = {"kernel_size": 1, "output_size": 1, "norm_type": 2}
"""What stands for a field that cannot be left out."""

_ROOM = 40
"""Cells a side of an input that no window and no padding is too large for."""


def repairs(request: Request) -> Iterator[Request]:
    """The request with one thing put right at a time.

    A field becomes harmless or is left out; the groups become one, with an input to fit; the input
    gets the channels that the weights ask for, or room.
    """
    operation = request["operation"]
    shape = _input_shape(request)
    for field in operation:
        if field in ("op", "weight", "kernel"):
            continue
        rest = {name: value for name, value in operation.items() if name != field}
        if field in _HARMLESS:
            rest[field] = _HARMLESS[field]
        channels = _channels(rest, shape[0]) if field == "groups" else shape[0]
        yield _with_input(rest, (channels, *shape[1:]))
    yield _with_input(operation, (_channels(operation, shape[0]), *shape[1:]))
    yield _with_input(operation, (shape[0], *[_ROOM] * (len(shape) - 1)))


def _input_shape(request: Request) -> tuple[int, ...]:
    shape = np.shape(request["input"]["values"])
    return shape if len(shape) > int(request["operation"]["op"][-2]) else (1, *shape)


def _with_input(operation: dict[str, Any], shape: tuple[int, ...]) -> Request:
    return {"input": {"values": np.ones(shape).tolist()}, "operation": operation}


def _channels(operation: dict[str, Any], channels: int) -> int:
    """How many channels the weights of a convolution ask for."""
    if "weight" not in operation:
        return channels
    shape = np.shape(operation["weight"])
    if "transpose" in operation["op"]:
        return int(shape[0])
    return int(shape[1]) * max(1, int(operation.get("groups", 1)))
