"""Taking one fault out of a request, to tell whether it was the only one."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from tests.support.layers import Request

_HARMLESS = {"kernel_size": 1, "output_size": 1, "norm_type": 2}
"""What stands for a field that cannot be left out."""

_SMALLEST = {"kernel_size": 1, "stride": 1, "dilation": 1, "padding": 0, "output_padding": 0}

_ROOM = 40
"""Cells a side of an input that no window and no padding is too large for."""


def repairs(request: Request) -> Iterator[Request]:
    """The request with one thing put right at a time.

    A field becomes harmless or is left out, or, where it holds a size that is none, only that is
    lifted: the rest of the field may be a fault of its own. The groups become one, with an input to
    fit; the input gets the channels that the weights ask for, or room.
    """
    operation = request["operation"]
    shape = _input_shape(request)
    for field in operation:
        if field in ("op", "weight", "kernel"):
            continue
        rest = {name: value for name, value in operation.items() if name != field}
        if (lifted := _lifted(field, operation[field])) is not None:
            rest[field] = lifted
        elif field in _HARMLESS:
            rest[field] = _HARMLESS[field]
        channels = _channels(rest, shape[0]) if field == "groups" else shape[0]
        yield _with_input(rest, (channels, *shape[1:]))
    yield _with_input(operation, (_channels(operation, shape[0]), *shape[1:]))
    yield _with_input(operation, (shape[0], *[_ROOM] * (len(shape) - 1)))


def _lifted(field: str, value: Any) -> list[int] | int | None:
    """The sizes of a field with those that are too small put right; none where there are none."""
    entries = value if isinstance(value, list) else [value]
    smallest = _SMALLEST.get(field)
    if smallest is None or not all(isinstance(entry, int) for entry in entries):
        return None
    lifted = [max(smallest, entry) for entry in entries]
    if lifted == entries:
        return None
    return lifted if isinstance(value, list) else lifted[0]


def _input_shape(request: Request) -> tuple[int, ...]:
    shape, op = np.shape(request["input"]["values"]), request["operation"]["op"]
    return (1, *shape) if op.endswith("d") and len(shape) == int(op[-2]) else shape


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
