"""Nested lists of numbers as they come in JSON, checked and turned into read-only arrays."""

import math
from collections.abc import Callable
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import PlainSerializer, PlainValidator, SkipValidation, WithJsonSchema

Array = NDArray[np.float64]

Held = Annotated[Array, SkipValidation]
"""An array in a layer: it was checked when the operation was read."""


def plain(array: NDArray[Any]) -> Any:
    """Turn an array into nested lists; whole numbers become ``int``: JSON shows 3, not 3.0.

    Values beyond 2**53 stay floats: they are not exact integers any more. What is not finite has
    no number in JSON and becomes ``None``.
    """
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        numbers = np.array(plain(np.where(np.isfinite(array), array, 0.0)), dtype=object)
        numbers[~np.isfinite(array)] = None
        return numbers.tolist()
    if array.dtype.kind == "f" and np.all((np.floor(array) == array) & (np.abs(array) < 2.0**53)):
        return array.astype(np.int64).tolist()
    return array.tolist()


def _place(path: tuple[int, ...]) -> str:
    return "".join(f"[{index}]" for index in path)


def _leaf_error(name: str, value: object, path: tuple[int, ...]) -> str | None:
    where = f"{name}{_place(path)}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"{where} is {value!r:.40}; every entry must be a number"
    try:
        finite = math.isfinite(value)
    except OverflowError:
        finite = False
    if not finite:
        return f"{where} is not finite; NaN and infinity are not accepted"
    return None


def _check(name: str, value: object, depth: int, path: tuple[int, ...]) -> None:
    """Raise ``ValueError`` naming the first entry of ``value`` that breaks a regular grid."""
    if not isinstance(value, list | tuple):
        raise ValueError(
            f"{name}{_place(path)} is {value!r:.40}; a list was expected ({depth} more levels)"
        )
    if not value:
        raise ValueError(f"{name}{_place(path)} is an empty list")
    if depth == 1:
        # Rows are the long axis: look closer only where the cheap test fails.
        if set(map(type, value)) <= {int, float} and all(map(_finite, value)):
            return
        for index, entry in enumerate(value):
            if message := _leaf_error(name, entry, (*path, index)):
                raise ValueError(message)
        return
    for index, entry in enumerate(value):
        _check(name, entry, depth - 1, (*path, index))
        if len(entry) != len(value[0]):
            raise ValueError(
                f"{name}{_place((*path, index))} has {len(entry)} entries, "
                f"{name}{_place((*path, 0))} has {len(value[0])}; lists must not be ragged"
            )


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _depth(value: object) -> int:
    depth = 0
    while isinstance(value, list | tuple) and depth <= 8:
        depth += 1
        value = value[0] if value else None
    return depth


def parse(name: str, value: object, depths: tuple[int, ...]) -> Array:
    """Turn nested lists into a read-only float64 array.

    Args:
        name: what the value is called in messages.
        value: nested lists (or an array) of finite numbers.
        depths: the numbers of dimensions that are accepted.

    Raises:
        ValueError: not that many dimensions, ragged, empty, or not a finite number somewhere; the
            message names the place.
    """
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if not isinstance(value, list | tuple):
        raise ValueError(f"{name} must be a nested list of numbers, got {value!r:.40}")
    if len(value) == 0:
        raise ValueError(f"{name} is an empty list")
    depth = _depth(value)
    if depth not in depths:
        wanted = " or ".join(str(d) for d in depths)
        raise ValueError(f"{name} must have {wanted} dimensions, got {depth}")
    _check(name, value, depth, ())
    for axis in range(1, depth - 1):
        _check_axis(name, value, axis)
    array = np.asarray(value, dtype=np.float64)
    array.setflags(write=False)
    return array


def _check_axis(name: str, value: Any, axis: int) -> None:
    """Compare list lengths across branches, which the walk down compares only among siblings."""
    level: list[Any] = [value]
    for _ in range(axis):
        level = [child for branch in level for child in branch]
    first = len(level[0][0])
    for branch in level:
        for child in branch:
            if len(child) != first:
                raise ValueError(
                    f"{name} is ragged: a list of {len(child)} stands beside lists of {first}"
                )


def nested(name: str, *depths: int) -> Callable[[object], Array]:
    """Make the validator of a field that holds nested lists with one of the given depths."""

    def validate(value: object) -> Array:
        return parse(name, value, depths)

    return validate


def _schema(depth: int) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "number"}
    for _ in range(depth):
        schema = {"type": "array", "items": schema, "minItems": 1}
    return schema


_to_json = PlainSerializer(plain, return_type=list[Any])


def _array(name: str, *depths: int) -> Any:
    """Validator, writer and schema of a field that holds nested lists."""
    schemas = [_schema(depth) for depth in sorted(depths, reverse=True)]
    schema = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    return PlainValidator(nested(name, *depths)), _to_json, WithJsonSchema(schema)


Weight4d = Annotated[Array, *_array("weight", 4)]
Weight3d = Annotated[Array, *_array("weight", 3)]
Weight2d = Annotated[Array, *_array("weight", 2)]
Weight1d = Annotated[Array, *_array("weight", 1)]
Bias1d = Annotated[Array, *_array("bias", 1)]
Kernel2d = Annotated[Array, *_array("kernel", 2)]
Kernel1d = Annotated[Array, *_array("kernel", 1)]
RunningMean = Annotated[Array, *_array("running_mean", 1)]
RunningVar = Annotated[Array, *_array("running_var", 1)]
Values = Annotated[Array, *_array("values", 1, 2, 3)]
Other = Annotated[Array, *_array("other", 1, 2, 3)]
